package import Telephony

/// A call that somebody plays line by line in a terminal.
///
/// Takes what was typed and gives back what is to be shown; reading and writing is the terminal's matter.
package struct Rehearsal: Sendable {
    /// The flow.
    package let program: Program
    /// The call as it is now.
    package private(set) var world: World
    private let reread: World.Reread?
    /// The call before each of the last lines, so that they can be undone.
    private var earlier: [World] = []
    /// How much of the log has been shown.
    private var shown = 0
    /// When a `/time` typed by the user is meant.
    let now: Timestamp

    /// Most lines that can be undone.
    private static let mostUndone = 500

    /// Begins a call.
    ///
    /// - Parameters:
    ///   - program: the flow.
    ///   - moment: when the call is answered.
    ///   - reread: stores the session after each step and reads it again.
    package init(_ program: Program, at moment: Timestamp, reread: World.Reread?) {
        self.program = program
        self.reread = reread
        now = moment
        world = World(program, Self.circumstances(program, at: moment), reread: reread)
    }

    private static func circumstances(_ program: Program, at moment: Timestamp) -> Circumstances {
        var circumstances = Given().circumstances(program)
        circumstances.startsAt = moment
        return circumstances
    }

    /// What to tell before the first line.
    package static let introduction = """
        Type keys such as 1 or 12#; an empty line says nothing. After a tone, 12s speaks for twelve seconds.
        /later 40s   /agent answers   /busy   /hangup   /undo   /where   /help for all   /quit
        """

    /// What `/help` shows.
    static let help = [
        "1  12#                 press keys                  (empty line)        say nothing",
        "12s                    speak after a tone          any other words     say them, where words are heard",
        "/later 40s             let time pass               /hangup             hang up",
        "/agent answers         an agent takes the call     /agent finishes     and leaves it",
        "/queue full            or no_agents, or fails      /busy               or /no_answer /failed /answered",
        "/SERVICE down          or up, slow, missing, or the JSON that it answers",
        "/time \"sun 11:00\"      begin again at that time    /language es        begin again in a language",
        "/undo                  take the last line back     /where              the state, the path, the variables",
        "/retry  /restart       the last event comes twice; the server is started anew",
        "/quit                  end",
    ]

    /// Plays up to the first point at which the caller can do something, and shows it.
    package mutating func begin() -> [String] {
        world.runToChance()
        return news()
    }

    /// Takes a typed line in; what is to be shown then, or nil if it was `/quit`.
    package mutating func take(_ line: String) -> [String]? {
        let typed = line.split(separator: " ").joined(separator: " ")
        guard typed != "/quit" else { return nil }
        if typed == "/undo" { return undo() }
        if typed == "/where" { return whereabouts() }
        if typed == "/help" { return Self.help }
        let before = world
        let complaint = typed.hasPrefix("/") ? order(String(typed.dropFirst())) : say(typed)
        if let complaint { return [complaint] }
        earlier.append(before)
        if earlier.count > Self.mostUndone { earlier.removeFirst() }
        world.runToChance()
        return news()
    }

    /// The call so far as the text of a scenario file.
    package func scenario(name: String) -> String {
        ScenarioText.file(world, of: program, name: name)
    }

    private mutating func undo() -> [String] {
        guard let before = earlier.popLast() else { return ["There is nothing to take back."] }
        world = before
        shown = min(shown, world.log.count)
        return ["Taken back."] + situation()
    }

    /// What has happened and has not been shown.
    private mutating func news() -> [String] {
        defer { shown = world.log.count }
        let start = world.circumstances.startsAt
        let lines = world.log[min(shown, world.log.count)...].compactMap { occurrence -> String? in
            occurrence.text.map { "\(Self.clock(occurrence.at - start))  \($0)" }
        }
        return lines + world.troubles.map { "Trouble: \($0)" } + situation()
    }

    private func whereabouts() -> [String] {
        var lines = [
            "state \(world.session.state), \(Self.clock(world.now - world.circumstances.startsAt)) into the call"
        ]
        lines.append("path: " + world.log.compactMap(\.entered).joined(separator: " > "))
        lines += world.shownVariables.map { "\($0.name) = \($0.value)" }
        return lines
    }

    /// What can be done now.
    private func situation() -> [String] {
        switch world.chance?.sort {
        case .keys(let entry): ["[\(world.session.state)] your keys" + (entry.listening == nil ? "?" : ", or words?")]
        case .tone: ["[\(world.session.state)] a tone: speak (12s), press a key, or say nothing"]
        case .queue(let request):
            ["[\(world.session.state)] waiting in \(request.queue): /agent answers, /later 40s, or a key"]
        case .talk: ["[\(world.session.state)] talking to an agent: /agent finishes, /hangup"]
        case .transfer(let request):
            ["[\(world.session.state)] \(request.destination) is ringing: /answered, /busy, /no_answer, /failed"]
        case .over(let ending): ["The call is over: \(ending.rawValue)."]
        case nil: []
        }
    }

    private static func clock(_ time: Duration) -> String {
        let seconds = Int(time.wholeSeconds)
        return "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)"
    }

    /// Begins the call again in other circumstances.
    mutating func beginAgain(_ change: (inout Circumstances) -> Void) {
        var circumstances = world.circumstances
        change(&circumstances)
        world = World(program, circumstances, reread: reread)
        shown = 0
    }

    /// Lets something happen to the call.
    mutating func change(_ body: (inout World) -> String?) -> String? { body(&world) }
}

extension World {
    /// The variables of the flow that the call is in, private ones covered.
    var shownVariables: [(name: String, value: String)] {
        let variables = program?.assembly.flow(session.flow)?.sources.scope.variables ?? [:]
        return variables.keys.sorted().compactMap { name in
            let (value, isPrivate) = value(of: name)
            return value.map { (name, isPrivate ? Values.redacted : $0) }
        }
    }
}
