/// What a carrier can do, as far as flows can ask for more.
package struct CarrierAbilities: Hashable, Sendable {
    /// The carrier's name as people write it.
    package var name: String
    /// Languages that it speaks, as codes; `en` stands for every region of it.
    package var languages: Set<String>
    /// How long it lets a phone ring.
    package var ring: ClosedRange<Duration>
    /// The longest recording.
    package var longestRecording: Duration
    /// Most keys of one entry.
    package var mostKeys: Int
    /// The longest wait for a key.
    package var longestWait: Duration
    /// Whether a recording can be interrupted and taken up again.
    package var pausesRecordings: Bool
    /// Languages that it understands when callers speak; empty for none.
    package var understands: Set<String>

    /// Describes a carrier.
    package init(
        name: String, languages: Set<String>, ring: ClosedRange<Duration>, longestRecording: Duration, mostKeys: Int,
        longestWait: Duration, pausesRecordings: Bool, understands: Set<String>
    ) {
        self.name = name
        self.languages = languages
        self.ring = ring
        self.longestRecording = longestRecording
        self.mostKeys = mostKeys
        self.longestWait = longestWait
        self.pausesRecordings = pausesRecordings
        self.understands = understands
    }
}
