/// One request of the REST API, without what is the same in all of them.
struct TelnyxRequest: Sendable, Equatable {
    /// The methods that are used here.
    enum Method: String, Sendable {
        case get, post, put
    }

    var method: Method
    /// Behind the API's address, percent-encoded, with a slash at its beginning.
    var path: String
    /// JSON; empty for a `get`.
    var body: [UInt8]
}

/// What the REST API answered.
struct TelnyxReply: Sendable {
    var status: Int
    /// By lower-case name.
    var headers: [String: String] = [:]
    var body: [UInt8] = []
}

/// One order to a leg: the last word of its path and its parameters.
struct TelnyxOrder: Sendable {
    /// What an order may carry beside its own parameters.
    enum Marks: Sendable {
        /// `client_state` and `command_id`, as almost all.
        case stateAndID
        /// Only `command_id`: what a sound that plays meanwhile left on the leg must stay there until its end is told.
        case id
        /// Only `client_state`.
        case state
        /// Neither.
        case none
    }

    var action: String
    var method = TelnyxRequest.Method.post
    var marks = Marks.stateAndID
    var parameters = JSONObjectText()

    init(
        _ action: String, method: TelnyxRequest.Method = .post, marks: Marks = .stateAndID,
        _ parameters: JSONObjectText = JSONObjectText()
    ) {
        self.action = action
        self.method = method
        self.marks = marks
        self.parameters = parameters
    }
}
