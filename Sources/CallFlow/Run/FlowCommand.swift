package import Telephony

/// What a flow wants done for its caller, in neutral words.
///
/// The call turns it into orders to the carrier.
package enum FlowCommand: Hashable, Sendable {
    /// Say this; `promptFinished` follows. Whatever still plays is dropped first.
    case speak(Utterance)
    /// Say the prompt and collect keys; `collected` follows, or single `key`s if the entry asks for them.
    case collect(KeyEntry)
    /// Stop what plays and what collects.
    case stopSound
    /// Give the caller a place in a queue; `enqueued` or `refused` follows.
    case enqueue(QueueRequest)
    /// Take the caller out of the queue, whatever the offer's state; nothing follows.
    case leaveQueue
    /// Play this sound again and again until another sound is asked for; nil plays the house music.
    case music(String?)
    /// Dial this destination and connect; `transferEnded` follows.
    case transfer(TransferRequest)
    /// Record the caller after a tone; `recorded` or `recordingFailed` follows.
    case record(RecordingRequest)
    /// End the recording early; `recorded` follows.
    case stopRecording
    /// End the call.
    case hangUp
}

/// Words and sounds, in the order in which they are heard.
package struct Utterance: Hashable, Sendable, Codable {
    /// The pieces.
    ///
    /// A piece has one language and one voice.
    package var pieces: [Piece]

    /// Strings pieces together.
    package init(_ pieces: [Piece]) {
        self.pieces = pieces
    }

    /// One piece of sound.
    package enum Piece: Hashable, Sendable, Codable {
        case text(String, language: String, voice: String?)
        case ssml(String, language: String, voice: String?)
        /// A recording: a file below the flow folder, and the words in it, spoken if it cannot be played.
        case audio(path: String, text: String, language: String, voice: String?)
    }
}

/// A prompt and the keys that may answer it.
package struct KeyEntry: Hashable, Sendable, Codable {
    /// What is said first; may be empty.
    package var prompt: Utterance
    /// Whether the first key stops the prompt.
    package var bargeIn: Bool
    /// Fewest keys of an answer.
    package var shortest: Int
    /// Most keys of an answer.
    package var longest: Int
    /// Time to react, from the end of the prompt.
    package var wait: Duration
    /// Time between two keys.
    package var betweenKeys: Duration
    /// Ends the entry without being part of it; nil if no key does.
    package var finishKey: Key?
    /// Whether the flow must see every key as it is pressed, because the number of keys does not tell when an
    /// answer is complete (options `1` and `22`).
    ///
    /// A carrier's own collector is not enough then.
    package var needsSingleKeys: Bool
    /// A key that is part of no answer, for carriers whose collector must be given one that ends an entry.
    package var spareKey: Key = .pound

    /// Describes an entry.
    package init(
        prompt: Utterance, bargeIn: Bool, shortest: Int, longest: Int, wait: Duration, betweenKeys: Duration,
        finishKey: Key?, needsSingleKeys: Bool
    ) {
        self.prompt = prompt
        self.bargeIn = bargeIn
        self.shortest = shortest
        self.longest = longest
        self.wait = wait
        self.betweenKeys = betweenKeys
        self.finishKey = finishKey
        self.needsSingleKeys = needsSingleKeys
    }
}

/// A wish to be put in a queue.
package struct QueueRequest: Hashable, Sendable, Codable {
    /// The queue's name in `config/queues.json`.
    package var queue: String
    /// 1 is served first; default 5.
    package var priority: Int
    /// Longest wait.
    ///
    /// The flow's own deadline enforces it.
    package var maximumWait: Duration

    /// Describes the wish.
    package init(queue: String, priority: Int, maximumWait: Duration) {
        self.queue = queue
        self.priority = priority
        self.maximumWait = maximumWait
    }
}

/// A wish to be connected to somebody outside the queues.
package struct TransferRequest: Hashable, Sendable, Codable {
    /// The destination's name.
    package var destination: String
    /// Its phones, tried in this order: E.164 numbers or SIP addresses.
    package var phones: [String]
    /// How long each may ring.
    package var ring: Duration
    /// Number to show; nil for the number that the caller dialled.
    package var callerID: PhoneNumber?

    /// Describes the wish.
    package init(destination: String, phones: [String], ring: Duration, callerID: PhoneNumber?) {
        self.destination = destination
        self.phones = phones
        self.ring = ring
        self.callerID = callerID
    }
}

/// A wish to record the caller.
package struct RecordingRequest: Hashable, Sendable, Codable {
    /// Longest recording.
    package var maximumLength: Duration
    /// Ends after this much silence; nil for never.
    package var silence: Duration?
    /// Ends when this key is pressed.
    package var finishKey: Key?

    /// Describes the wish.
    package init(maximumLength: Duration, silence: Duration?, finishKey: Key?) {
        self.maximumLength = maximumLength
        self.silence = silence
        self.finishKey = finishKey
    }
}
