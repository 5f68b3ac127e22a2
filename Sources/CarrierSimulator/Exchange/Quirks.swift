/// What the real interface does and its published description does not say.
///
/// All of it on by default.
package struct Quirks: Hashable, Sendable {
    /// `client_state` is null, not absent, as long as no command has set one.
    package var nullClientState = true
    /// `state` is absent from `call.answered` and `call.hangup`.
    package var leavesOutState = true
    /// Keys that no description has: `calling_party_type`, `codec`, `sampling_rate`, `speak_id`, `end_time` and others.
    package var extraKeys = true
    /// The prompt of `gather_using_speak` raises the speak events too.
    ///
    /// Whether it does in reality is not known: a coin that the seed throws decides for each gather.
    package var promptEventsSometimes = true

    /// All of them.
    package init() {}

    /// None of them: what the published description shows.
    package static var none: Quirks {
        var quirks = Quirks()
        quirks.nullClientState = false
        quirks.leavesOutState = false
        quirks.extraKeys = false
        quirks.promptEventsSometimes = false
        return quirks
    }
}
