import JSONSyntax
import Telephony

/// Reads the lines of one scenario.
struct StepReader {
    let findings: Findings
    let names: ScenarioNames

    /// The keys that say what a line is, one of which each has.
    private static let heads = FileSheet.heads.map(\.name)
    /// Those that may also add to another one.
    private static let additions = ["says", "hangs_up"]
    /// The names of all keys that some line may have.
    private static let names = heads + FileSheet.besides.map(\.name)
    /// What other tools call things.
    private static let habits = [
        "press": "presses", "dtmf": "presses", "hear": "hears", "expect": "hears", "hangup": "hangs_up",
        "wait": "waits", "record": "records", "state": "at", "end": "ends",
    ]

    /// One line; nil after a finding.
    func step(_ entry: Entry) -> Step? {
        guard var reader = findings.object(entry) else { return nil }
        if !Self.heads.contains(where: { !Self.additions.contains($0) && reader.has($0) }) {
            reader.mend(Self.names, habits: Self.habits)
        }
        var given = Self.heads.compactMap { reader.take($0) }
        // "records" may end with a hang-up.
        if given.contains(where: { $0.key == "records" }) { given.removeAll { $0.key == "hangs_up" } }
        // "says" alone is spoken by the caller; beside these two it is what must be said to the caller.
        if given.contains(where: { $0.key == "hears" || $0.key == "messaged" }) {
            given.removeAll { $0.key == "says" }
        }
        let example = #"{"presses": "1"} or {"hears": "main_menu"}"#
        guard let (key, head) = findings.head(of: entry, among: given, &reader, habits: Self.habits, example: example)
        else { return nil }
        let action = action(key, head, &reader)
        reader.finish(habits: Self.habits)
        return action.map { Step(entry: entry, action: $0) }
    }

    private func action(_ key: String, _ head: Entry, _ reader: inout ObjectReader) -> Step.Action? {
        switch key {
        case "presses": keys(head, &reader).map { .does($0) }
        case "says": findings.string(head).map { .does(.says($0.value)) }
        case "silent": findings.onlyTrue(head) ? .does(.silent) : nil
        case "hangs_up": findings.onlyTrue(head) ? .does(.hangsUp) : nil
        case "retry": findings.onlyTrue(head) ? .does(.retry) : nil
        case "restart": findings.onlyTrue(head) ? .does(.restart) : nil
        case "waits": findings.duration(head, in: .zero ... .seconds(24 * 3600)).map { .does(.waits($0.value)) }
        case "records": records(head, &reader).map { .does($0) }
        case "agent": findings.choice(head, of: Act.AgentAct.self).map { .does(.agent($0.value)) }
        case "queue": findings.choice(head, of: Act.QueueAct.self).map { .does(.queue($0.value)) }
        case "answer": findings.choice(head, of: TransferWord.self).map { .does(.answer($0.value.end)) }
        case "reload": findings.string(head).map { .does(.reload($0.value)) }
        case "hears": hears(head, &reader).map { .expects($0) }
        case "queued": queued(head, &reader).map { .expects($0) }
        case "transferred": names.known(head, .destination, findings).map { .expects(.transferred($0)) }
        case "left_in": leftIn(head, &reader).map { .expects($0) }
        case "asks": asks(head, &reader).map { .expects($0) }
        case "callback": names.known(head, .queue, findings).map { .expects(.callback($0)) }
        case "notified": notified(head, &reader).map { .expects($0) }
        case "messaged": messaged(head, &reader).map { .expects($0) }
        case "recording":
            findings.choice(head, of: ConversationRecording.Turn.self).map { .expects(.recording($0.value)) }
        case "at": names.known(head, .state, findings).map { .expects(.at($0)) }
        case "ends": findings.choice(head, of: CallEnding.self).map { .expects(.ends($0.value)) }
        default: nil
        }
    }

    private func keys(_ head: Entry, _ reader: inout ObjectReader) -> Act? {
        let gap = reader.duration("gap", in: .zero ... .seconds(60))?.value ?? .milliseconds(300)
        let early = reader.bool("early")?.value ?? false
        guard let keys = findings.telephoneKeys(head) else { return nil }
        return .presses(keys, gap: gap, early: early)
    }

    private func records(_ head: Entry, _ reader: inout ObjectReader) -> Act? {
        let hangsUp = reader.bool("hangs_up")?.value ?? false
        return findings.duration(head, in: .zero ... .seconds(3600)).map { .records($0.value, hangsUp: hangsUp) }
    }

    private func hears(_ head: Entry, _ reader: inout ObjectReader) -> Expectation? {
        let language = reader.take("in").map { names.known($0, .language, findings) }
        let says = reader.string("says", atMost: 3000)
        guard let prompt = names.known(head, .prompt, findings), language ?? "" != nil else { return nil }
        return .hears(prompt: prompt, language: language ?? nil, says: says?.value)
    }

    private func queued(_ head: Entry, _ reader: inout ObjectReader) -> Expectation? {
        let priority = reader.integer("priority", in: 1...10)?.value
        return names.known(head, .queue, findings).map { .queued($0, priority: priority) }
    }

    private func asks(_ head: Entry, _ reader: inout ObjectReader) -> Expectation? {
        let path = reader.string("path", atMost: 2000)?.value
        return names.known(head, .service, findings).map { .asks($0, path: path) }
    }

    private func notified(_ head: Entry, _ reader: inout ObjectReader) -> Expectation? {
        let with = reader.named("with").map { findings.texts($0) } ?? [:]
        return names.known(head, .event, findings).map { .notified($0, with: with) }
    }

    private func messaged(_ head: Entry, _ reader: inout ObjectReader) -> Expectation? {
        let says = reader.string("says", atMost: 3000)?.value
        return findings.string(head).flatMap { findings.phone($0) }.map { .messaged($0, says: says) }
    }

    private func leftIn(_ head: Entry, _ reader: inout ObjectReader) -> Expectation? {
        let with = reader.named("with").map { findings.texts($0) } ?? [:]
        return names.known(head, .mailbox, findings).map { .leftIn($0, with: with) }
    }
}

/// How scenarios and terminals name the ends of a transfer.
package enum TransferWord: String, CaseIterable, Sendable {
    case finished
    case busy
    case noAnswer = "no_answer"
    case failed
    case machine

    /// The end that is meant.
    package var end: FlowEvent.TransferEnd {
        switch self {
        case .finished: .finished
        case .busy: .busy
        case .noAnswer: .noAnswer
        case .failed: .failed
        case .machine: .machine
        }
    }
}

extension Findings {
    /// Values of an object as the texts that a flow keeps: `5`, `yes`, `Ana`.
    func texts(_ entries: [Entry]) -> [String: String] {
        var texts: [String: String] = [:]
        for entry in entries {
            switch entry.node.value {
            case .string(let text): texts[entry.key ?? ""] = text
            case .number(let text): texts[entry.key ?? ""] = text
            case .bool(let value): texts[entry.key ?? ""] = value ? "yes" : "no"
            case .null, .array, .object: mistyped(entry, as: "a text or a number")
            case .broken: break
            }
        }
        return texts
    }
}
