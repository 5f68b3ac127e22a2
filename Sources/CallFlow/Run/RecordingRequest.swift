package import Telephony

/// A wish to record the caller.
package struct RecordingRequest: Hashable, Sendable, Codable {
    /// Longest recording.
    package var maximumLength: Duration
    /// Ends after this much silence; nil for never.
    package var silence: Duration?
    /// Ends when this key is pressed.
    package var finishKey: Key?
    /// The language in which the recording is to be written down; nil if it is not.
    package var transcribedIn: String?

    /// Describes the wish.
    package init(maximumLength: Duration, silence: Duration?, finishKey: Key?, transcribedIn: String? = nil) {
        self.maximumLength = maximumLength
        self.silence = silence
        self.finishKey = finishKey
        self.transcribedIn = transcribedIn
    }
}

/// A change to the recording of the whole conversation.
package struct ConversationRecording: Hashable, Sendable, Codable {
    /// What is to become of it.
    package var turn: Turn
    /// Whether caller and the others are kept apart.
    package var channels: Channels

    /// What can become of a recording.
    package enum Turn: String, CaseIterable, Hashable, Sendable, Codable {
        case on
        case off
        case pause
        case resume
    }

    /// How many channels a recording has.
    package enum Channels: String, CaseIterable, Hashable, Sendable, Codable {
        /// All voices in one.
        case single
        /// The caller in one, everybody else in the other.
        case dual
    }

    /// Describes a change.
    package init(turn: Turn, channels: Channels) {
        self.turn = turn
        self.channels = channels
    }
}
