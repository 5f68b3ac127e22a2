/// What has been counted for one queue or agent in one interval.
struct Tally: Hashable, Sendable {
    private var counts = [Int](repeating: 0, count: Figure.allCases.count)
    private var seconds = [Double](repeating: 0, count: Figure.allCases.count)
    private var times = [Double](repeating: 0, count: AgentTime.allCases.count)
    /// The longest wait of those who were answered or left, in seconds.
    private(set) var longestWait = 0.0
    /// Callers in line when the interval began.
    var waitingBefore = 0

    subscript(figure: Figure) -> Int { counts[figure.index] }

    /// The sum of the times that went with what was counted.
    func seconds(_ figure: Figure) -> Double { seconds[figure.index] }

    /// The time that agents spent on something.
    func spent(_ time: AgentTime) -> Double { times[time.index] }

    mutating func add(_ counted: Counted) {
        counts[counted.figure.index] += 1
        seconds[counted.figure.index] += counted.seconds
        switch counted.figure {
        case .answered, .abandoned, .leftTimeOut, .leftEmpty, .leftFull, .leftOverflow, .leftKey, .leftCallback,
            .leftWithdrawn, .leftUnreachable, .leftFlow, .leftFault:
            longestWait = max(longestWait, counted.seconds)
        case .offered, .answeredWithin, .abandonedWithin, .abandonedShort, .offers, .misses, .handled, .wrappedUp,
            .transfers:
            break
        }
    }

    mutating func add(_ spent: Spent) {
        times[spent.time.index] += spent.seconds
    }
}

extension AgentTime {
    var index: Int {
        switch self {
        case .talk: 0
        case .wrapUp: 1
        case .ringing: 2
        case .idle: 3
        case .away: 4
        }
    }
}
