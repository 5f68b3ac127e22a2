package import JSONSyntax
import Telephony

extension FlowDraft {
    /// The newest number in `spec` that this program knows.
    static let spec = 1

    /// Reads a flow's file.
    convenience init?(_ document: Document, id: String, findings: Findings) {
        guard var reader = document.reader(findings) else { return nil }
        self.init(id: id, findings: findings)
        root = document.root
        reader.mend(FileSheet.flowNames)
        guard findings.isReadableSpec(&reader) else { return nil }
        title = reader.string("title", .required, atMost: 100)?.value ?? ""
        numbers = (reader.list("numbers") ?? []).compactMap { findings.phoneNumber($0) }
        uses = (reader.list("uses", atMost: 20) ?? []).compactMap { findings.string($0) }
        readLanguages(&reader)
        readLimits(reader.object("limits"))
        readVariables(reader.named("variables") ?? [])
        readParameters(reader.named("parameters") ?? [])
        returns = (reader.list("returns", atMost: 20) ?? []).compactMap { entry in
            findings.string(entry).flatMap { findings.legalName($0, what: "an outcome") }
        }
        definitions = findings.definitions(&reader)
        start = reader.string("start", .required).map { target($0, state: nil, outcome: "start") }
        if var on = reader.object("on") {
            onError = on.string("error").map { target($0, state: nil, outcome: "error") }
            onLimit = on.string("limit").map { target($0, state: nil, outcome: "limit") }
            onHangup = on.string("hangup").map { target($0, state: nil, outcome: "hangup") }
            on.finish()
        }
        readStates(reader.take("states", .required))
        if var recording = reader.object("recording") {
            consent = recording.string("consent", .required)
            if let consent { _ = prompt(Located(.named(consent.value), at: consent.entry)) }
            recording.finish()
        }
        reader.finish()
    }

    private func readLanguages(_ reader: inout ObjectReader) {
        let entries = reader.list("languages", .required, atMost: 30) ?? []
        if entries.isEmpty, let entry = reader.take("languages"), case .array = entry.node.value {
            findings.error("F005", at: entry, "a flow speaks at least one language")
        }
        for entry in entries {
            guard let code = findings.string(entry) else { continue }
            guard Tongue.isCode(code.value) else {
                findings.error("F005", at: entry, "a language is a code such as \"en\" or \"es-MX\"")
                continue
            }
            guard !languages.contains(where: { $0.value == code.value }) else {
                findings.error("F005", at: entry, "\"\(code.value)\" stands twice in this list")
                continue
            }
            languages.append(code)
        }
        let known = languages.map(\.value)
        for entry in reader.named("voices") ?? [] {
            guard let code = entry.key, known.contains(code) else {
                findings.error(
                    "F005", at: entry.label, entry.pointer, "this flow does not speak \"\(entry.key ?? "")\"")
                continue
            }
            guard var voice = findings.object(entry) else { continue }
            let isRated = voice.has("rate")
            let rate = voice.string("rate").flatMap(rate)
            let name = voice.string("voice", isRated ? .optional : .required)?.value
            voices[code] = Voice(name: name, rate: rate)
            voice.finish()
        }
    }

    /// How fast a voice speaks, in percent of its usual speed.
    private func rate(_ text: Located<String>) -> String? {
        if text.value.hasSuffix("%"), let percent = Int(text.value.dropLast()), (50...200).contains(percent) {
            return "\(percent)%"
        }
        findings.error("F005", at: text.entry, "\"rate\" is from \"50%\" to \"200%\" of the voice's usual speed")
        return nil
    }

    private func readLimits(_ reader: ObjectReader?) {
        guard var reader else { return }
        func time(_ key: String, _ range: ClosedRange<Duration>) -> Duration? {
            reader.take(key).flatMap { findings.duration($0, in: range, tooMuch: "F801")?.value }
        }
        func count(_ key: String, _ range: ClosedRange<Int>) -> Int? {
            reader.take(key).flatMap { findings.integer($0, in: range, tooMuch: "F801")?.value }
        }
        limits.call = time("call", .seconds(10)...(.seconds(24 * 3600))) ?? limits.call
        limits.talk = time("talk", .seconds(60)...(.seconds(24 * 3600))) ?? limits.talk
        limits.visits = count("visits", 1...100) ?? limits.visits
        limits.steps = count("steps", 1...5000) ?? limits.steps
        limits.input = count("input", 1...10) ?? limits.input
        reader.finish()
    }

    private func readStates(_ entry: Entry?) {
        guard let entry, let entries = findings.named(entry) else { return }
        if entries.isEmpty { findings.error("F005", at: entry, "a flow has at least one state") }
        for entry in entries { collectAnswers(entry.node) }
        for entry in entries {
            _ = findings.hasLegalKey(entry, what: "a state")
            readState(entry)
        }
    }

    /// Answers are known to states that stand before their survey, so they are looked for first.
    private func collectAnswers(_ state: Node) {
        guard case .string(let word) = state["do"]?.value, Self.kind(meantBy: word) == Survey.self,
            case .array(let questions) = state.value(like: "questions")?.value
        else { return }
        for question in questions {
            guard case .string(let id) = question.value(like: "id")?.value,
                case .string(let kind) = question.value(like: "kind")?.value
            else { continue }
            let words = Question.Sort.allCases.map(\.rawValue)
            let sort =
                Question.Sort(rawValue: kind) ?? Spelling.nearest(to: kind, among: words).flatMap(Question.Sort.init)
            scope.answers[id] = sort?.type ?? .text
        }
    }

    private func readState(_ entry: Entry) {
        let index = states.count
        let kind = findings.object(entry).flatMap { reader -> (any Kind, [ExitDraft], Int?)? in
            var reader = StateReader(reader, draft: self, state: index)
            guard let word = reader.object.string("do", .required), let type = kindType(word) else { return nil }
            reader.object.mend(Kinds.keys(of: type.sheet), habits: Kinds.keyHabits)
            let kind = type.init(&reader)
            let exits = reader.exits(type.sheet)
            _ = reader.object.string("tag", atMost: 60)
            let visits = reader.object.integer("max_visits", in: 1...100)?.value
            reader.object.finish(habits: Kinds.keyHabits)
            return kind.map { ($0, exits, visits) }
        }
        states.append(
            StateDraft(name: entry.key ?? "", entry: entry, kind: kind?.0, exits: kind?.1 ?? [], visits: kind?.2))
    }

    /// The kind that a word means; a misspelt one is reported, and taken for the one that was probably meant.
    private func kindType(_ word: Located<String>) -> (any Kind.Type)? {
        if let kind = Kinds.named(word.value) { return kind }
        let names = Kinds.all.map { $0.sheet.name }
        let hint =
            Kinds.habits[word.value].map { "did you mean \"\($0)\"?" } ?? Spelling.hint(for: word.value, among: names)
        findings.error(
            "F006", at: word.entry, "there is no kind \"\(word.value)\"",
            hint: hint ?? "kinds are \(names.joined(separator: ", "))")
        return Self.kind(meantBy: word.value)
    }

    private static func kind(meantBy word: String) -> (any Kind.Type)? {
        Kinds.named(word)
            ?? Spelling.nearest(to: word, among: Kinds.all.map { $0.sheet.name }).flatMap(Kinds.named)
    }
}

extension Node {
    /// The value under a key of this object, or under one that is nearly the same.
    fileprivate func value(like key: String) -> Node? {
        self[key] ?? members?.first { Spelling.nearest(to: $0.key, among: [key]) != nil }?.value
    }
}

extension StateReader {
    /// What `next` and `on` say, as far as the kind has them.
    mutating func exits(_ sheet: KindSheet) -> [ExitDraft] {
        var exits: [ExitDraft] = []
        if sheet.outcomes.contains(where: { $0.name == "next" }), let entry = object.take("next", .required) {
            if let name = findings.string(entry) {
                exits.append(ExitDraft(outcome: "next", entry: entry, slot: target(name, outcome: "next")))
            }
        }
        guard sheet.outcomes.contains(where: { $0.name != "next" }) || sheet.ways == .returns else { return exits }
        for entry in object.named("on") ?? [] {
            guard let name = findings.string(entry), let outcome = entry.key else { continue }
            exits.append(ExitDraft(outcome: outcome, entry: entry, slot: target(name, outcome: outcome)))
        }
        return exits
    }
}

extension Findings {
    /// Whether the file is of a version that this program can read; reports it otherwise.
    package func isReadableSpec(_ reader: inout ObjectReader) -> Bool {
        guard let spec = reader.integer("spec", .required, in: 1...1_000_000) else { return true }
        guard spec.value > FlowDraft.spec else { return true }
        error(
            "F007", at: spec.entry,
            "this file is of version \(spec.value) of the flow language; this program knows \(FlowDraft.spec)",
            hint: "install a newer program")
        return false
    }
}
