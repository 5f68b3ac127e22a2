/// Why a request was turned down, in the form of the carrier's error body.
///
/// Codes as published in the carrier's list of API errors. Where no code is published for a case, the comment says
/// which one was chosen.
struct Refusal: Error, Hashable, Sendable {
    var status: Int
    var code: String
    var title: String
    var detail: String
    /// JSON pointer to the parameter at fault.
    var pointer: String?

    init(_ status: Int, _ code: String, _ title: String, _ detail: String, pointer: String? = nil) {
        self.status = status
        self.code = code
        self.title = title
        self.detail = detail
        self.pointer = pointer
    }

    var response: APIResponse {
        var error: [JSON.Member] = [
            .init("code", .string(code)), .init("title", .string(title)), .init("detail", .string(detail)),
        ]
        if let pointer { error.append(.init("source", ["pointer": .string(pointer)])) }
        return APIResponse(status: status, body: ["errors": [.object(error)]])
    }
}

extension Refusal {
    static let transcriptionRuns = Refusal(
        422, "90053", "Transcription in progress", "A recording that ends with silence needs the transcription.")
    static let transcribedAlready = Refusal(
        422, "90054", "Transcription in progress", "This call is being transcribed already.")
    static let unauthenticated = Refusal(401, "10009", "Authentication failed", "No valid API key came with it.")
    static let notFound = Refusal(404, "10005", "Resource not found", "There is nothing at this address.")
    static let tooManyRequests = Refusal(429, "10011", "Too many requests", "The account's rate limit is used up.")
    static let tooManyDials = Refusal(429, "90103", "Too many dials", "More dials per second than allowed.")
    static let channelsUsedUp = Refusal(422, "90041", "Channel limit", "The account has no free channel.")
    static let unreadableBody = Refusal(422, "10015", "Bad request", "The body is not a JSON object.")

    static func missing(_ name: String) -> Refusal {
        Refusal(422, "10004", "Missing parameter", "\(name) is required.", pointer: "/\(name)")
    }

    static func invalid(_ name: String, _ detail: String) -> Refusal {
        Refusal(422, "10015", "Invalid value", "\(name): \(detail)", pointer: "/\(name)")
    }

    static func notBase64(_ name: String) -> Refusal {
        Refusal(422, "90017", "Invalid client_state", "\(name) is not base64.", pointer: "/\(name)")
    }

    static let speechTooLong = Refusal(
        422, "90010", "Invalid payload", "The text must have 1 to 3000 characters.", pointer: "/payload")
    static let unknownCall = Refusal(
        422, "90015", "Invalid call control ID", "No call has this id.", pointer: "/call_control_id")
    static let callEnded = Refusal(422, "90018", "Call has already ended", "The call is over.")
    static let notAnswered = Refusal(422, "90034", "Call not answered yet", "Answer it first.")
    static let noAudioYet = Refusal(422, "90020", "No audio yet", "A recording needs an answered call.")
    static let answerOnOutbound = Refusal(422, "90102", "Cannot answer", "Only incoming calls can be answered.")
    static let notQueued = Refusal(422, "90035", "Call not in a queue", "The call is in no queue.")
    static let queueFull = Refusal(422, "90036", "Queue full", "The queue has its maximum size.")
    static let queueSizeFixed = Refusal(
        422, "90037", "Queue exists", "max_size of an existing queue cannot be changed here.", pointer: "/max_size")
    static let alreadyQueued = Refusal(422, "90038", "Already queued", "The call is in this queue already.")

    /// No code is published for this case; the one for a wrong value is used.
    static let alreadyBridged = Refusal(
        422, "10015", "Call already bridged", "The other call is in a bridge.", pointer: "/call_control_id")
    /// No code is published for this case; the one for a missing resource is used.
    static let queueEmpty = Refusal(422, "10005", "Queue empty", "No call waits in this queue.", pointer: "/queue")
    /// Sentence as observed in live use of the interface; its code is not known.
    static let supervisorCall = Refusal(422, "10015", "Bad request", "Supervisor calls do not support commands")
    /// No code is published for this case.
    static let rejectAfterAnswer = Refusal(422, "10015", "Cannot reject", "The call is not an unanswered incoming one.")
}
