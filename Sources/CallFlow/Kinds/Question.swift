import JSONSyntax
import Telephony

/// One question of a survey.
struct Question: Sendable {
    let id: String
    /// Whether to ask it; nil for always.
    let condition: Condition?
    let form: Form

    /// How it is answered.
    enum Form: Sendable {
        case keys(Asking, Answers)
        case voice(PromptSlot, RecordingRequest)
    }

    /// What the keys of an answer stand for.
    enum Answers: Hashable, Sendable {
        /// Each its own word.
        case words([String: String])
        /// The number itself, in this range.
        case number(ClosedRange<Int>)

        /// The answer as it is kept; nil if these keys are none.
        func answer(to keys: String) -> String? {
            switch self {
            case .words(let words): words[keys]
            case .number(let range): Int(keys).flatMap { range.contains($0) ? String($0) : nil }
            }
        }
    }

    /// The sorts of questions.
    enum Sort: String, CaseIterable, Sendable {
        case scale
        case yesNo = "yes_no"
        case choice
        case number
        case voice

        /// What an answer counts as in conditions.
        var type: ValueType {
            switch self {
            case .scale, .number: .number
            case .yesNo: .yesNo
            case .choice, .voice: .text
            }
        }
    }

    init?(_ entry: Entry, _ reader: inout StateReader) {
        guard let object = reader.findings.object(entry) else { return nil }
        var inner = StateReader(object, draft: reader.draft, state: reader.state)
        inner.object.mend(Self.keyNames, habits: Kinds.keyHabits)
        let id = inner.object.string("id", .required).flatMap { inner.findings.legalName($0, what: "a question") }
        let sort = inner.object.choice("kind", .required, of: Sort.self)
        let condition = inner.object.string("ask_when", atMost: 500).map {
            inner.findings.condition($0, scope: inner.draft.scope)
        }
        guard let sort else { return nil }
        let form = Self.form(sort.value, &inner)
        inner.object.finish(habits: Kinds.keyHabits)
        guard let id, let form else { return nil }
        self.id = id.value
        self.condition = condition ?? nil
        self.form = form
    }

    private static func form(_ sort: Sort, _ reader: inout StateReader) -> Form? {
        switch sort {
        case .scale:
            guard let range = reader.range(limit: 99) else { return asked(nil, nil, &reader) }
            let options = range.map(String.init)
            return asked(
                .options(options), .words(Dictionary(uniqueKeysWithValues: options.map { ($0, $0) })), &reader)
        case .yesNo:
            let yes = reader.keys("yes", default: "1")
            let no = reader.keys("no", default: "2")
            guard yes != no else {
                if let place = reader.object.take("no") {
                    reader.findings.error("F005", at: place, "\"yes\" and \"no\" have the same key")
                }
                return asked(nil, nil, &reader)
            }
            return asked(.options([yes, no]), .words([yes: "yes", no: "no"]), &reader)
        case .choice:
            guard let words = reader.choices("keys") else { return asked(nil, nil, &reader) }
            return asked(
                .options(words.map(\.key)),
                .words(Dictionary(words.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })), &reader)
        case .number:
            let range = reader.range(limit: 999_999_999)
            let finish = reader.endOfDigits("finish_key")
            guard let range else { return asked(nil, nil, &reader) }
            let grammar = KeyCollector.Grammar.number(
                shortest: String(range.lowerBound).count, longest: String(range.upperBound).count, finishKey: finish)
            return asked(grammar, .number(range), &reader)
        case .voice:
            let prompt = reader.prompt("prompt", .required)
            let request = reader.recording()
            guard let prompt, let request else { return nil }
            return .voice(prompt, request)
        }
    }

    /// Reads the rest of a question that is answered with keys, also if its keys are already known to be wrong.
    private static func asked(
        _ grammar: KeyCollector.Grammar?, _ answers: Answers?, _ reader: inout StateReader
    ) -> Form? {
        guard let asking = reader.asking(grammar), let answers else { return nil }
        return .keys(asking, answers)
    }
}
