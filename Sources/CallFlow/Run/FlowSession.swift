package import Telephony

/// Where one call is in its flow: everything that must survive a restart, and nothing else.
package struct FlowSession: Hashable, Sendable, Codable {
    /// The bundle that the call began with and keeps.
    package var bundle: BundleID
    /// The moment at which `deadline` is due, as long as the flow waits with a limit; nil once it has ended.
    package var deadline: Timestamp?
    /// Whether the flow has come to its end.
    package var hasEnded: Bool
}

/// Names a compiled flow by its content: the first 16 hexadecimal digits of a hash of its canonical form.
package struct BundleID: Hashable, Sendable, Codable, RawRepresentable {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
}
