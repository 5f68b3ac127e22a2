package import Telephony

/// A day as it is expected, or as it was: who calls when, how long they talk and wait, and who is there to answer.
package struct DayProfile: Hashable, Sendable {
    /// Shown to people.
    package var title: String
    /// Midnight, from which all times of the day count.
    package var midnight: Timestamp
    /// Callers, by queue.
    package var queues: [String: Demand]
    /// Agents beside those of the configuration, or in their place.
    package var crew: [AgentSettings]
    /// When agents are there; those without a shift are not.
    package var shifts: [Shift]
    /// Seconds that an agent takes to pick up, on average.
    package var pickUp: Double
    /// The part of all offers that agents do not take, 0 to 1.
    package var misses: Double

    /// Describes a day.
    package init(
        title: String, midnight: Timestamp, queues: [String: Demand], crew: [AgentSettings] = [], shifts: [Shift],
        pickUp: Double = 3, misses: Double = 0
    ) {
        self.title = title
        self.midnight = midnight
        self.queues = queues
        self.crew = crew
        self.shifts = shifts
        self.pickUp = pickUp
        self.misses = misses
    }

    /// The callers of one queue.
    package struct Demand: Hashable, Sendable {
        package var arrivals: Arrivals
        package var talk: TalkTime
        package var patience: Patience
        /// Seconds after which a waiting caller is let go, up to 4 h.
        package var longestWait: Double
        /// Those among the callers who ask for skills.
        package var asking: [Asking] = []
        /// What callers may do beside waiting.
        package var choices = Choices()

        /// Describes callers.
        package init(
            arrivals: Arrivals, talk: TalkTime, patience: Patience, longestWait: Double = 3600
        ) {
            self.arrivals = arrivals
            self.talk = talk
            self.patience = patience
            self.longestWait = longestWait
        }
    }

    /// A part of a queue's callers who ask for the same skills.
    package struct Asking: Hashable, Sendable {
        /// As in a flow: `french`, `french:3`, `billing?`.
        package var skills: [String]
        /// Their part of the callers, 0 to 1.
        package var part: Double

        /// Describes them.
        package init(_ skills: [String], part: Double) {
            self.skills = skills
            self.part = part
        }
    }

    /// What callers do whom a key offers something else than to wait.
    package struct Choices: Hashable, Sendable {
        /// The part of them who would rather be called back, 0 to 1.
        package var callBack = 0.0
        /// The part of them who leave by a key, 0 to 1.
        package var leave = 0.0
        /// Seconds of waiting after which they press it.
        package var after = 60.0
        /// The part of those called back who pick up, at each attempt.
        package var reached = 1.0

        /// Nobody presses anything.
        package init() {}
    }

    /// Callers of one queue who ask for the same skills: they dial a number of their own.
    struct Line: Hashable, Sendable {
        var queue: String
        var skills: [String]
    }

    /// All lines, queue by queue in the order of their names; of each queue, those who ask for nothing first.
    var lines: [Line] {
        queues.sorted { $0.key < $1.key }.flatMap { name, demand in
            [Line(queue: name, skills: [])] + demand.asking.map { Line(queue: name, skills: $0.skills) }
        }
    }

    /// When callers come.
    package enum Arrivals: Hashable, Sendable {
        /// At random, so many expected in each half hour, the first of which begins at `from` (seconds of the day).
        case expected(from: Int, halfHours: [Double])
        /// At these milliseconds of the day.
        case at([Int64])
    }

    /// Time in which an agent is there, in seconds of the day.
    package struct Shift: Hashable, Sendable {
        package var agent: AgentID
        package var from: Int
        package var to: Int

        /// Describes a shift.
        package init(_ agent: AgentID, from: Int, to: Int) {
            self.agent = agent
            self.from = from
            self.to = to
        }
    }
}

/// How long callers talk, in seconds.
package enum TalkTime: Hashable, Sendable {
    /// Log-normally distributed, as measured talk mostly is; `spread` is the standard deviation over the mean.
    case logNormal(mean: Double, spread: Double)
    /// Exponentially distributed, as the formulas of Erlang assume.
    case exponential(mean: Double)

    /// One caller's talk in seconds.
    func draw(_ chance: inout RandomStream) -> Double {
        switch self {
        case .logNormal(let mean, let spread): spread > 0 ? chance.logNormal(mean: mean, spread: spread) : mean
        case .exponential(let mean): chance.exponential(mean: mean)
        }
    }
}

/// How long callers wait before they give up.
package enum Patience: Hashable, Sendable {
    /// For ever.
    case endless
    /// Exponentially distributed with this mean, in seconds.
    case exponential(mean: Double)
    /// As it was measured.
    case measured(SurvivalCurve)

    /// One caller's patience in seconds; nil for one who never gives up.
    func draw(_ chance: inout RandomStream) -> Double? {
        switch self {
        case .endless: nil
        case .exponential(let mean): chance.exponential(mean: mean)
        case .measured(let curve): curve.draw(&chance)
        }
    }
}
