package import Telephony

/// One call of a flow in simulated surroundings, on a clock that only the simulation moves.
///
/// Plays what the flow says, takes the caller's keys one by one, and answers for queues, agents and other phones. A
/// value: a copy is a call of its own, which makes undoing free.
package struct World: Sendable {
    /// What the call meets.
    package var circumstances: Circumstances
    /// The virtual time.
    package internal(set) var now: Timestamp
    /// Where the call is in its flow.
    package internal(set) var session: FlowSession
    /// What the caller's line is doing.
    package internal(set) var line = Line.quiet
    /// Everything that has happened, in order.
    package internal(set) var log: [Occurrence] = []
    /// Steps of the flow so far.
    package internal(set) var turns = 0
    /// How often the caller has been waited for: questions, recordings, queues, transfers.
    package internal(set) var callerTurns = 0
    /// How long the caller has talked to people, or waited for somebody outside the queues.
    package internal(set) var talked = Duration.zero
    /// When the line began to do what it does.
    var lineSince: Timestamp
    /// What went wrong with the flow engine itself; empty as long as all is well.
    package internal(set) var troubles: [String] = []
    /// The place in a queue, while there is one.
    var place: Place?
    /// Answers that are on their way.
    var dues: [Due] = []
    /// Counts sounds, so that the end of an earlier one is not taken for that of a later one.
    var soundSerial = 0
    /// Whether the last event is kept, with the session as it was before and after.
    let keepsLastEvent: Bool
    /// What the flow was told last; nil before the first event, and if it is not kept.
    var lastTold: Telling?
    /// The programs that calls may be in, by bundle.
    var programs: [BundleID: Program]
    /// The program that the call began with.
    private var home: Program
    /// Stores the session and reads it again; nil to leave that out.
    let reread: Reread?

    /// Writes a session as it is stored and reads it again; nil if it cannot be read.
    package typealias Reread = @Sendable (FlowSession) -> FlowSession?

    /// A place in a queue.
    struct Place: Hashable, Sendable {
        var request: QueueRequest
        var standing: Surroundings.QueueStanding
        /// Tells two stays apart.
        var serial: Int
    }

    /// Something that the flow will be told at a moment.
    struct Due: Hashable, Sendable {
        let at: Timestamp
        let matter: Matter
        let event: FlowEvent

        /// What it is about; a matter that is given up takes its dues with it.
        enum Matter: Hashable, Sendable {
            case queue, transfer, recording, lookup, order
        }
    }

    /// One telling of an event, so that it can be told a second time.
    struct Telling: Sendable {
        let event: FlowEvent
        let session: FlowSession
        let surroundings: Surroundings
        let at: Timestamp
        let turn: FlowTurn
    }

    /// Most steps of one call; a flow that takes more never ends.
    package static let mostTurns = 5_000
    /// How long the line needs until an answer to an order is there.
    static let latency = Duration.milliseconds(200)

    /// Begins a call of a program.
    ///
    /// - Parameters:
    ///   - program: the flow.
    ///   - circumstances: what the call meets.
    ///   - reread: stores the session after each step and reads it again; nil to leave that out.
    ///   - keepsLastEvent: whether `repeatLastEvent` may be called.
    package init(
        _ program: Program, _ circumstances: Circumstances, reread: Reread?, keepsLastEvent: Bool = true
    ) {
        self.circumstances = circumstances
        self.reread = reread
        self.keepsLastEvent = keepsLastEvent
        programs = [program.id: program]
        home = program
        now = circumstances.startsAt
        lineSince = now
        let surroundings = Surroundings(
            from: circumstances.from, to: circumstances.to, startedAt: circumstances.startsAt,
            exceptions: circumstances.exceptions)
        let turn = program.start(surroundings, language: circumstances.language, at: now)
        session = turn.session
        take(turn)
    }

    /// The program that the call is in; nil only if its bundle was lost.
    package var program: Program? { session.bundle == home.id ? home : programs[session.bundle] }

    /// Puts programs that were made anew in the place of those that the call had.
    mutating func replace(_ anew: [BundleID: Program]) {
        programs = anew
        home = anew[home.id] ?? home
    }

    /// What the flow may know of its call now.
    var surroundings: Surroundings {
        Surroundings(
            from: circumstances.from, to: circumstances.to, startedAt: circumstances.startsAt, queue: place?.standing,
            exceptions: circumstances.exceptions)
    }

    /// How long the machine has held the caller.
    package var held: Duration { now - circumstances.startsAt - talked }

    /// How the call ended; nil as long as it goes on.
    package var ending: CallEnding? {
        guard case .over(let ending) = line else { return nil }
        return ending
    }

    /// What somebody has to do now; nil while a prompt plays or an answer is on its way.
    package var chance: Chance? {
        switch line {
        case .listening(let entry, .some): Chance(serial: soundSerial, sort: .keys(entry))
        case .recording(let request, _): Chance(serial: soundSerial, sort: .tone(request))
        case .transferring(let request): Chance(serial: soundSerial, sort: .transfer(request))
        case .talking: Chance(serial: soundSerial, sort: .talk)
        case .over(let ending): Chance(serial: 0, sort: .over(ending))
        case .music: place.map { Chance(serial: $0.serial, sort: .queue($0.request)) }
        case .quiet, .hearing, .prompted, .listening(_, nil): nil
        }
    }

    /// Whether somebody has to do something now.
    var hasChance: Bool {
        switch line {
        case .listening(_, .some), .recording, .transferring, .talking, .over: true
        case .music: place != nil
        case .quiet, .hearing, .prompted, .listening(_, nil): false
        }
    }
}
