/// What figures are measured against, queue by queue.
package struct FigureRules: Hashable, Sendable {
    /// Seconds that decide what a call counts for.
    package struct Limits: Hashable, Sendable {
        /// A call that is answered within this many seconds counts for the service level, 0 to 3600.
        package var threshold: Double
        /// A caller who hangs up within this many seconds is a short abandon, 0 to 3600.
        package var shortAbandon: Double

        /// The defaults are 20 s and 5 s.
        package init(threshold: Double = 20, shortAbandon: Double = 5) {
            self.threshold = threshold
            self.shortAbandon = shortAbandon
        }
    }

    /// For what happens in a queue that is not among `queues`.
    private var usual = Limits()
    private var queues: [String: Limits] = [:]

    /// The same limits for every queue.
    package init(_ limits: Limits = Limits()) {
        usual = limits
    }

    /// The limits that the queues have been given.
    package init(_ queues: [String: QueueSettings]) {
        self.queues = queues.mapValues {
            Limits(threshold: $0.answerWithin.seconds, shortAbandon: $0.shortAbandon.seconds)
        }
    }

    /// Puts another limit in the place of every queue's own.
    package mutating func replace(threshold: Double? = nil, shortAbandon: Double? = nil) {
        usual.replace(threshold, shortAbandon)
        for name in queues.keys { queues[name]?.replace(threshold, shortAbandon) }
    }

    /// The limits of a queue.
    package func limits(of queue: String?) -> Limits { queue.flatMap { queues[$0] } ?? usual }

    /// The threshold that all queues share; nil if they differ.
    package var commonThreshold: Double? {
        let all = Set(queues.values.map(\.threshold))
        return all.count > 1 ? nil : all.first ?? usual.threshold
    }
}

extension FigureRules.Limits {
    fileprivate mutating func replace(_ threshold: Double?, _ shortAbandon: Double?) {
        self.threshold = threshold ?? self.threshold
        self.shortAbandon = shortAbandon ?? self.shortAbandon
    }
}

extension Switchboard {
    /// What the figures of the queues are measured against.
    package var figureRules: FigureRules { FigureRules(configuration.queues) }
}
