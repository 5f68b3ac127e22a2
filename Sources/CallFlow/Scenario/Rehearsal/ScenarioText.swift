import Foundation
import JSONSyntax
import Telephony

/// Writes a call that was played as a scenario file that plays it again.
package struct ScenarioText {
    private let world: World
    private let program: Program
    private var steps: [String] = []
    /// Keys that are being pressed one after the other: their text, the last moment, the gap, whether early.
    private var keys: (text: String, at: Timestamp, gap: Duration, early: Bool)?

    /// The longest time span that can be written; no call lasts so long.
    private static let longest = Duration.seconds(1000 * 3600)

    /// The file's text for a call of a program.
    package static func file(_ world: World, of program: Program, name: String) -> String {
        var text = ScenarioText(world: world, program: program)
        text.addSteps()
        return text.file(name)
    }

    private init(world: World, program: Program) {
        self.world = world
        self.program = program
    }

    private func file(_ name: String) -> String {
        var lines = ["{", "  \"spec\": 1,", "  \"flow\": \(Node.quoted(program.flow)),", "  \"given\": {"]
        lines.append(given().map { "    \($0)" }.joined(separator: ",\n"))
        lines += ["  },", "  \"scenarios\": [", "    {", "      \"name\": \(Node.quoted(name)),", "      \"steps\": ["]
        lines.append(steps.map { "        \($0)" }.joined(separator: ",\n"))
        lines += ["      ]", "    }", "  ]", "}", ""]
        return lines.joined(separator: "\n")
    }

    // MARK: What was given

    private func given() -> [String] {
        let circumstances = world.circumstances
        let zone = program.usualZone
        var call = [
            member("from", circumstances.from?.text ?? "withheld"), member("to", circumstances.to),
            member("at", LocalMoment(circumstances.startsAt, in: zone).text), member("timezone", zone.identifier),
        ]
        if let language = circumstances.language { call.append(member("language", language)) }
        var members = ["\"call\": \(object(call))"]
        func add(_ key: String, _ entries: [(String, String)]) {
            guard !entries.isEmpty else { return }
            let inner = entries.sorted { $0.0 < $1.0 }.map { "\(Node.quoted($0.0)): \($0.1)" }
            members.append("\"\(key)\": \(object(inner))")
        }
        add("queues", circumstances.queues.filter { isUsed($0.key) }.map { ($0.key, Self.text($0.value)) })
        add("destinations", circumstances.transfers.map { ($0.key, Node.quoted(TransferWord($0.value).rawValue)) })
        let asked = Set(world.log.compactMap(\.askedService))
        add("services", circumstances.services.filter { asked.contains($0.key) }.map { ($0.key, Self.text($0.value)) })
        add("callbacks", circumstances.refusedCallbacks.map { ($0.key, Node.quoted($0.value.rawValue)) })
        let exceptions = circumstances.exceptions.map { (Self.name(ofCalendar: $0.key), text($0.value)) }
        add("overrides", Array(Dictionary(exceptions, uniquingKeysWith: { first, _ in first })))
        let failing = circumstances.failing.map(\.rawValue).sorted()
        if !failing.isEmpty { members.append("\"failing\": [\(failing.map(Node.quoted).joined(separator: ", "))]") }
        return members
    }

    private func isUsed(_ queue: String) -> Bool {
        world.log.contains { if case .queued(let request) = $0.what { request.queue == queue } else { false } }
    }

    private static func text(_ answer: QueueAnswer) -> String {
        switch answer {
        case .refuses(.full): Node.quoted("full")
        case .refuses(.noAgents): Node.quoted("no_agents")
        case .fails: Node.quoted("fails")
        case .keepsWaiting(let standing): "{ \(text(standing)) }"
        case .answers(let standing, let after, let talking):
            "{ \(text(standing)), \"answers_after\": \"\(DurationText.text(after))\", "
                + "\"talks\": \"\(DurationText.text(talking))\" }"
        }
    }

    /// What scenarios call a calendar of this key.
    static func name(ofCalendar key: String) -> String {
        key.split(separator: ":").last.map(String.init) ?? key
    }

    private func text(_ exception: HoursOverride) -> String {
        let left = min(max(.zero, exception.until - world.circumstances.startsAt), Self.longest)
        return object(
            [
                member("state", exception.state.rawValue),
                member("ends_after", DurationText.text(.seconds(left.wholeSeconds))),
                member("reason", exception.reason),
            ] + (exception.prompt.map { [member("prompt", $0)] } ?? []))
    }

    private static func text(_ standing: Surroundings.QueueStanding) -> String {
        "\"position\": \(standing.position)"
            + (standing.expectedWait.map { ", \"wait\": \"\(DurationText.text($0))\"" } ?? "")
    }

    private static func text(_ answer: ServiceAnswer) -> String {
        let after = "\"after\": \"\(DurationText.text(answer.after))\""
        return switch answer.result {
        case .failure(let failure): "{ \"fails\": \(Node.quoted(failure.rawValue)), \(after) }"
        case .answer(let status, let body):
            "{ \"status\": \(status)\(body.isEmpty ? "" : ", \"json\": \(body)"), \(after) }"
        }
    }

    // MARK: What was done and heard

    private mutating func addSteps() {
        for (index, occurrence) in world.log.enumerated() {
            if case .did(.pressed(let key, let early)) = occurrence.what {
                press(key, early: early, at: occurrence.at)
                continue
            }
            guard let step = step(occurrence, before: world.log[index...].dropFirst().first) else { continue }
            flushKeys()
            steps.append(step)
        }
        flushKeys()
    }

    private mutating func press(_ key: Key, early: Bool, at moment: Timestamp) {
        guard let before = keys, before.early == early, moment - before.at <= .seconds(20) else {
            flushKeys()
            keys = (String(key.character), moment, .zero, early)
            return
        }
        keys = (before.text + String(key.character), moment, max(before.gap, moment - before.at), early)
    }

    private mutating func flushKeys() {
        guard let pressed = keys else { return }
        var members = [member("presses", pressed.text)]
        if pressed.gap > .milliseconds(300) { members.append(member("gap", DurationText.text(pressed.gap))) }
        if pressed.early { members.append("\"early\": true") }
        steps.append(object(members))
        keys = nil
    }

    private func step(_ occurrence: Occurrence, before next: Occurrence?) -> String? {
        switch occurrence.what {
        case .fact(let fact): step(fact)
        case .queued(let request):
            object(
                [member("queued", request.queue)] + (request.priority == 5 ? [] : ["\"priority\": \(request.priority)"])
            )
        case .transferred(let request): object([member("transferred", request.destination)])
        case .asked(let request): object([member("asks", request.service.name)])
        case .recording(let turn): object([member("recording", turn.rawValue)])
        case .did(let deed): step(deed, before: next)
        case .happened: nil
        case .ended(let ending): object([member("ends", ending.rawValue)])
        }
    }

    private func step(_ fact: FlowFact) -> String? {
        switch fact {
        case .said(let prompt, let language, _):
            object([member("hears", prompt)] + (program.languages.count > 1 ? [member("in", language)] : []))
        case .messageLeft(let mailbox, _, _, _): object([member("left_in", mailbox)])
        case .callbackAsked(let queue, "booked"): object([member("callback", queue)])
        case .notified(let event, _): object([member("notified", event)])
        case .messaged(let number, _): object([member("messaged", number)])
        case .entered, .left, .heard, .spoke, .languageChosen, .missed, .saved, .scored, .surveyed, .recorded,
            .recordingTurned, .lookedUp, .callbackAsked, .called, .returned, .handedOff, .limitReached, .ended:
            nil
        }
    }

    private func step(_ deed: Deed, before next: Occurrence?) -> String? {
        switch deed {
        case .pressed: nil
        case .said(let words): object([member("says", words)])
        case .keptSilent: object(["\"silent\": true"])
        case .waited(let time): object([member("waits", DurationText.text(time))])
        case .spoke(let time):
            object(
                [member("records", DurationText.text(time))]
                    + (next?.what == .did(.hungUp) ? ["\"hangs_up\": true"] : []))
        case .hungUp: hangsUpAlone ? object(["\"hangs_up\": true"]) : nil
        case .agentAnswered: object([member("agent", "answers")])
        case .agentFinished: object([member("agent", "finishes")])
        case .queueAnswered(.full): object([member("queue", "full")])
        case .queueAnswered(.noAgents): object([member("queue", "no_agents")])
        case .queueAnswered(nil): object([member("queue", "fails")])
        case .transferAnswered(let end): object([member("answer", TransferWord(end).rawValue)])
        case .reloaded: nil
        case .repeated: object(["\"retry\": true"])
        case .restarted: object(["\"restart\": true"])
        }
    }

    /// Whether the caller did not hang up while being recorded.
    private var hangsUpAlone: Bool {
        guard let index = world.log.lastIndex(where: { $0.what == .did(.hungUp) }), index > 0 else { return true }
        if case .did(.spoke) = world.log[index - 1].what { return false }
        return true
    }

    private func member(_ key: String, _ text: String) -> String { "\"\(key)\": \(Node.quoted(text))" }

    private func object(_ members: [String]) -> String { "{ \(members.joined(separator: ", ")) }" }
}

extension Occurrence {
    /// The service that was asked.
    fileprivate var askedService: String? {
        guard case .asked(let request) = what else { return nil }
        return request.service.name
    }
}

extension TransferWord {
    /// The word for an end.
    init(_ end: FlowEvent.TransferEnd) {
        switch end {
        case .finished: self = .finished
        case .busy: self = .busy
        case .noAnswer: self = .noAnswer
        case .failed: self = .failed
        case .machine: self = .machine
        }
    }
}
