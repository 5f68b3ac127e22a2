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
    /// What the agent should be able to do; names that agents have in the configuration.
    package var skills: [String]
    /// What the agent hears before being connected, and the caller does not; nil for nothing.
    package var whisper: Utterance?

    /// Describes the wish.
    package init(
        queue: String, priority: Int, maximumWait: Duration, skills: [String] = [], whisper: Utterance? = nil
    ) {
        self.queue = queue
        self.priority = priority
        self.maximumWait = maximumWait
        self.skills = skills
        self.whisper = whisper
    }
}
