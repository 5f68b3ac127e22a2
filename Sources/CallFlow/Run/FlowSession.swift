package import Telephony

/// Where one call is in its flow: everything that must survive a restart, and nothing else.
///
/// Stored with every call as one short text (`FlowSession+Text`).
package struct FlowSession: Hashable, Sendable {
    /// The bundle that the call began with and keeps.
    package var bundle: BundleID
    /// The moment at which `deadline` is due, as long as the flow waits with a limit; nil once it has ended.
    package var deadline: Timestamp?
    /// Whether the flow has come to its end.
    package var hasEnded = false
    /// The flow that the call is in; empty for the one that it began in.
    package internal(set) var flow = ""
    /// The state of that flow that the call is in; empty before the first one.
    package internal(set) var state = ""
    /// The language that the caller chose; nil for the flow's first.
    package internal(set) var language: String?
    /// Variables and answers of that flow that have been set.
    var values: [String: String] = [:]
    /// The flows that wait for this one to return, the first one first.
    var frames: [Frame] = []
    /// How often states have been entered in the whole call, in the order of their first time.
    var visits: [Visit] = []
    /// States entered so far; counts anew on the way out after a limit.
    var steps = 0
    /// Whether a limit was reached and only the reserve is left.
    var isOnReserve = false
    /// How often the call was handed from one flow to another.
    var handoffs = 0
    /// Whether the caller has hung up and only what needs no caller may follow.
    var isCallerGone = false
    /// Keys that were pressed ahead of the question that they answer.
    var ahead = ""
    /// Milliseconds in which the caller talked to somebody.
    var talked: Int64 = 0
    /// The calendar that was asked last, and when.
    var calendar: Look?
    /// What the call waits for.
    var wait = Wait.nothing

    /// How often one state has been entered.
    struct Visit: Hashable, Sendable {
        /// The state, with its flow before it unless that is the one that the call began in: `department/wait`.
        var state: String
        var count: Int
    }

    /// A look at a calendar.
    struct Look: Hashable, Sendable {
        /// The calendar's key.
        var calendar: String
        var at: Timestamp
    }

    /// A flow that waits for another one to return.
    struct Frame: Hashable, Sendable {
        var flow: String
        /// The state that called.
        var state: String
        var calendar: Look?
        var values: [String: String]
    }

    init(bundle: BundleID) {
        self.bundle = bundle
    }
}

/// Names a compiled flow by its content: the first 16 hexadecimal digits of a hash of its canonical form.
package struct BundleID: Hashable, Sendable, Codable, RawRepresentable {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
}
