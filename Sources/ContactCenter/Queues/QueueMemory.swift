import Telephony

/// What a queue has learned from its calls, kept over restarts.
package struct QueueMemory: Hashable, Sendable, Codable {
    package let queue: String
    /// Seconds that a call occupies an agent, talk and wrap-up, as a moving average; nil before the first.
    package var handling: Double?
    /// The wait of the caller who was connected last, in seconds.
    package var lastWait: Double?
    /// Seconds waited by those who were connected, as a moving average.
    package var usualWait: Double?
    /// By predictor, the average size of its latest errors in seconds; nil for one that has not been tested.
    package var errors: [Double?] = Predictor.allCases.map { _ in nil }

    /// What a new queue knows: nothing.
    package init(queue: String) {
        self.queue = queue
    }

    /// Ways to guess how long a caller will wait.
    package enum Predictor: Int, CaseIterable, Sendable {
        /// Position × handling time / agents at work.
        case length
        /// What the caller waited who was connected last.
        case lastConnected
        /// What the first in line has waited so far.
        case headOfLine
        /// What callers wait on average.
        case history

        /// The name in figures.
        package var name: String {
            switch self {
            case .length: "queue_length"
            case .lastConnected: "last_to_enter_service"
            case .headOfLine: "head_of_line"
            case .history: "history"
            }
        }
    }

    /// The predictor that has been wrong least lately; the queue's length as long as none has been tested.
    package var best: Predictor {
        let tested = Predictor.allCases.filter { errors[$0.rawValue] != nil }
        return tested.min { (errors[$0.rawValue] ?? 0) < (errors[$1.rawValue] ?? 0) } ?? .length
    }

    /// Takes one more handling time into the average, with a weight of a quarter.
    mutating func handled(in time: Duration) {
        handling = Self.mean(handling, time.seconds, weight: 0.25)
    }

    /// Learns from a caller who has been connected.
    mutating func waited(_ seconds: Double, predicted: [Double?]) {
        for predictor in Predictor.allCases where predicted.indices.contains(predictor.rawValue) {
            guard let guess = predicted[predictor.rawValue] else { continue }
            errors[predictor.rawValue] = Self.mean(errors[predictor.rawValue], abs(guess - seconds), weight: 0.1)
        }
        lastWait = seconds
        usualWait = Self.mean(usualWait, seconds, weight: 0.1)
    }

    /// What each predictor says about a caller who takes a position now.
    func predictions(position: Int, atWork: Int, headWait: Double?) -> [Double?] {
        Predictor.allCases.map { predictor in
            switch predictor {
            case .length: atWork > 0 ? handling.map { $0 * Double(position) / Double(atWork) } : nil
            case .lastConnected: lastWait
            case .headOfLine: headWait
            case .history: usualWait
            }
        }
    }

    private static func mean(_ old: Double?, _ new: Double, weight: Double) -> Double {
        old.map { $0 + (new - $0) * weight } ?? new
    }
}

extension Switchboard {
    /// What each predictor says about a caller who takes a position now.
    func predictions(position: Int, in queue: String, at now: Timestamp) -> [Double?] {
        guard let index = router.lineIndex[queue], let memory = memories[queue] else { return [] }
        let first = router.lines[index].waiting.first
        let head = position > 1 ? first.map { (now - $0.since).seconds } : nil
        return memory.predictions(position: position, atWork: router.lines[index].atWork, headWait: head)
    }

    /// How much longer a caller will wait, by the predictor that has been wrong least; nil if nothing is known.
    func expectedWait(_ waiting: Waiting, position: Int, at now: Timestamp) -> Duration? {
        guard let index = router.lineIndex[waiting.queue], let memory = memories[waiting.queue] else { return nil }
        let fresh = memory.predictions(position: position, atWork: router.lines[index].atWork, headWait: nil)
        let byLength = fresh[QueueMemory.Predictor.length.rawValue]
        var seconds = byLength
        if memory.best != .length, waiting.predictions.indices.contains(memory.best.rawValue),
            let whole = waiting.predictions[memory.best.rawValue]
        {
            let left = whole - (now - waiting.since).seconds
            seconds = left > 0 ? left : byLength
        }
        return seconds.map { .milliseconds(Int64($0 * 1000)) }
    }

    /// Lets a queue learn.
    mutating func learn(_ queue: String, _ body: (inout QueueMemory) -> Void) {
        body(&memories[queue, default: QueueMemory(queue: queue)])
        changedQueues.insert(queue)
    }
}
