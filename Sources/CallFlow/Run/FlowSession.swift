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
    /// The state that the call is in; empty before the first one.
    package internal(set) var state = ""
    /// The language that the caller chose; nil for the flow's first.
    package internal(set) var language: String?
    /// Variables and answers that have been set.
    var values: [String: String] = [:]
    /// How often states have been entered, in the order of their first time.
    var visits: [Visit] = []
    /// States entered so far; counts anew on the way out after a limit.
    var steps = 0
    /// Whether a limit was reached and only the reserve is left.
    var isOnReserve = false
    /// Milliseconds in which the caller talked to somebody.
    var talked: Int64 = 0
    /// The calendar that was asked last, and when.
    var calendar: Look?
    /// What the call waits for.
    var wait = Wait.nothing

    /// How often one state has been entered.
    struct Visit: Hashable, Sendable {
        var state: String
        var count: Int
    }

    /// A look at a calendar.
    struct Look: Hashable, Sendable {
        var name: String
        var at: Timestamp
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
