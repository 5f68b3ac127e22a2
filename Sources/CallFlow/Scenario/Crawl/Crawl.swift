package import Telephony

/// Automatic callers, crossed with calendar moments and moods of services.
///
/// The same seed gives the same calls.
package struct Crawl: Sendable {
    /// The flow that is called.
    package let program: Program
    let options: Options
    let moments: [CalendarMoment]
    /// Which names exist in the program.
    let names: ScenarioNames
    /// Prompts that ask for consent to being recorded.
    let consent: Set<String>
    let reread: World.Reread?
    /// What the checker promises of every call.
    let bounds: FlowBounds

    /// How a crawl is made.
    package struct Options: Hashable, Sendable {
        /// How many calls.
        package var calls: Int
        /// Decides what they do.
        package var seed: UInt64
        /// Of how many calls one has its session stored and read again after each step; 1 for all.
        package var rereadsOneIn: Int
        /// When the calendars' moments are counted from.
        package var from: Timestamp

        /// Describes a crawl.
        package init(calls: Int = 3_400, seed: UInt64 = 1, rereadsOneIn: Int = 50, from: Timestamp) {
            self.calls = calls
            self.seed = seed
            self.rereadsOneIn = max(1, rereadsOneIn)
            self.from = from
        }
    }

    /// Prepares a crawl.
    package init(_ program: Program, _ options: Options, reread: World.Reread?) {
        self.program = program
        self.options = options
        self.reread = reread
        moments = program.calendarMoments(from: options.from)
        names = ScenarioNames(program)
        consent = program.consentPrompts
        bounds = program.bounds
    }

    /// Makes all calls.
    package func run() -> CrawlReport { report(parts.map(run)) }

    /// Makes the calls of one part; `report` puts the parts together.
    package func run(_ part: Part) -> CrawlReport {
        var report = CrawlReport(flow: program.flow, seed: options.seed)
        var habits = Habits()
        for index in part.calls where (persona(index) == .edgeHunter) == part.isOfHunters {
            let plan = plan(index)
            var caller = AutomaticCaller(
                program, plan, names: names, reread: index % options.rereadsOneIn == 0 ? reread : nil)
            caller.call(&habits)
            report.add(caller.world, plan, complaint: complaint(about: caller))
        }
        return report
    }

    /// What all parts together have found.
    package func report(_ parts: [CrawlReport]) -> CrawlReport {
        var report = CrawlReport(flow: program.flow, seed: options.seed)
        for part in parts { report.add(part) }
        report.finish(program)
        return report
    }

    private func persona(_ index: Int) -> Persona { Persona.allCases[index % Persona.allCases.count] }

    /// Who calls when, in what mood services are, and the dice for the rest.
    private func plan(_ index: Int) -> CallPlan {
        let personas = Persona.allCases
        let moods = ServiceMood.allCases
        return CallPlan(
            index: index, persona: persona(index),
            mood: moods[index / personas.count % moods.count],
            moment: moments[index / (personas.count * moods.count) % moments.count],
            dice: Dice(seed: options.seed, call: index))
    }
}

/// What one automatic call is to be like.
struct CallPlan: Sendable {
    let index: Int
    let persona: Persona
    let mood: ServiceMood
    let moment: CalendarMoment
    let dice: Dice

    /// `call 12: an edge hunter, office_hours: closed, services slow`.
    var title: String { "call \(index): \(persona.rawValue), \(moment.title), services \(mood.rawValue)" }
}

/// What was done how often at which state.
struct Habits: Hashable, Sendable {
    private var counts: [Move: Int] = [:]

    /// A thing that can be done in a state.
    struct Move: Hashable, Sendable {
        let flow: String
        let state: String
        /// Keys, or a word for something else.
        let deed: String
    }

    /// How often it was done.
    func count(_ move: Move) -> Int { counts[move] ?? 0 }

    /// Notes that it was done.
    mutating func note(_ move: Move) { counts[move, default: 0] += 1 }
}

extension Program {
    /// Whether callers come to the flow by themselves, rather than out of another one that gives it what it needs.
    package var isCalledDirectly: Bool { !numbers.isEmpty }
}
