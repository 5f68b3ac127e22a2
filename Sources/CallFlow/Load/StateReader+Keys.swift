import JSONSyntax
import Telephony

extension StateReader {
    /// Time to react, unless the file says otherwise.
    static let usualWait = Duration.seconds(6)
    /// Time between two keys, unless the file says otherwise.
    static let usualBetweenKeys = Duration.milliseconds(2500)

    /// Keys with what they lead to.
    mutating func options(_ key: String, _ need: ObjectReader.Need = .optional, longest: Int) -> [KeyOption]? {
        guard let entry = object.take(key, need), let entries = findings.named(entry, atMost: 50) else { return nil }
        if entries.isEmpty { findings.error("F005", at: entry, "\(entry.title) holds no key") }
        return entries.compactMap { option($0, longest: longest) }
    }

    private func option(_ entry: Entry, longest: Int) -> KeyOption? {
        let keys = entry.key ?? ""
        guard hasLegalKeys(entry, longest: longest) else { return nil }
        if case .string = entry.node.value {
            guard let name = findings.string(entry) else { return nil }
            return KeyOption(
                keys: keys, label: nil, target: target(name, outcome: keys, mayRepeat: true), language: nil,
                assignments: [], speech: [:])
        }
        guard var inner = findings.object(entry) else { return nil }
        let label = inner.string("label", atMost: 60)
        let goto = inner.string("goto", .required)
        let language = inner.string("language").flatMap(language)
        let assignments = inner.take("set").flatMap { self.assignments($0) } ?? []
        let speech = inner.take("speech").map { words($0) } ?? [:]
        inner.finish(habits: Kinds.keyHabits.merging(["target": "goto", "next": "goto"]) { $1 })
        guard let goto else { return nil }
        return KeyOption(
            keys: keys, label: label?.value, target: target(goto, outcome: keys, mayRepeat: true), language: language,
            assignments: assignments, speech: speech)
    }

    /// Words by language.
    private func words(_ entry: Entry) -> [String: [String]] {
        var words: [String: [String]] = [:]
        for version in findings.named(entry, atMost: 30) ?? [] {
            guard let code = version.key, draft.languages.contains(where: { $0.value == code }) else {
                findings.error(
                    "F005", at: version.label, version.pointer, "this flow does not speak \"\(version.key ?? "")\"")
                continue
            }
            words[code] = (findings.list(version, atMost: 20) ?? []).compactMap {
                findings.string($0, atMost: 60)?.value
            }
        }
        return words
    }

    private func language(_ code: Located<String>) -> String? {
        let known = draft.languages.map(\.value)
        if known.contains(code.value) { return code.value }
        // A language may be missing because its code is misspelt in the flow's list, and then that is reported.
        guard !draft.hasUnreadLanguages else { return nil }
        findings.error(
            "F005", at: code.entry,
            "this flow does not speak \"\(code.value)\"; it speaks \(known.joined(separator: ", "))")
        return nil
    }

    private func hasLegalKeys(_ entry: Entry, longest: Int) -> Bool {
        let keys = entry.key ?? ""
        if !keys.isEmpty, keys.count <= longest, keys.allSatisfy({ "0123456789*#".contains($0) }) { return true }
        findings.error(
            "F005", at: entry.label, entry.pointer,
            longest == 1
                ? "an option is one key here: 0 to 9, * or #"
                : "an option is made of the keys 0 to 9, * and #, at most \(longest)")
        return false
    }

    /// How a prompt is asked whose answers are options.
    mutating func asking(options: [KeyOption]) -> Asking? {
        let listens = object.bool("listen")?.value ?? false
        var asking = asking(options.isEmpty ? nil : .options(options.map(\.keys)))
        guard listens else { return asking }
        var phrases: [String: [Phrase]] = [:]
        for option in options {
            for (language, words) in option.speech {
                phrases[language, default: []] += words.map { Phrase(keys: option.keys, text: $0) }
            }
        }
        asking?.phrases = phrases
        return asking
    }

    /// How digits are asked for, which may also be said.
    mutating func asking(_ grammar: KeyCollector.Grammar?, isPrivate: Bool) -> Asking? {
        let listens = object.bool("listen")?.value ?? false
        var asking = asking(grammar)
        asking?.phrases = listens ? [:] : nil
        asking?.isPrivate = isPrivate
        return asking
    }

    /// How a prompt is asked; everything is read also if the answers are already known to be wrong.
    mutating func asking(_ grammar: KeyCollector.Grammar?) -> Asking? {
        let prompt = prompt("prompt", .required)
        let again = self.prompt("again")
        let noInput = prompts("no_input")
        let noMatch = prompts("no_match")
        let attempts = object.integer("attempts", in: 1...draft.limits.input)?.value ?? 3
        let wait = object.duration("wait", in: .seconds(1)...(.seconds(120)))
        let between = object.duration("between_keys", in: .milliseconds(300)...(.seconds(30)))
        let bargeIn = object.bool("barge_in")?.value ?? true
        let speak = object.choice("speak", of: SpeakIn.self)?.value ?? .callersLanguage
        checkTimes(wait: wait, between: between)
        guard let grammar else { return nil }
        if case .options(let options) = grammar, between == nil { checkAmbiguity(options) }
        guard let prompt else { return nil }
        return Asking(
            prompt: prompt, again: again, noInput: noInput, noMatch: noMatch, attempts: attempts,
            wait: wait?.value ?? Self.usualWait, betweenKeys: between?.value ?? Self.usualBetweenKeys,
            bargeIn: bargeIn, inAllLanguages: speak == .allLanguages, grammar: grammar)
    }

    private enum SpeakIn: String, CaseIterable {
        case callersLanguage = "callers_language"
        case allLanguages = "all_languages"
    }

    private func checkTimes(wait: Located<Duration>?, between: Located<Duration>?) {
        guard let written = between ?? wait else { return }
        let reaction = wait?.value ?? Self.usualWait
        let pause = between?.value ?? Self.usualBetweenKeys
        guard pause >= reaction else { return }
        findings.error(
            "F304", at: written.entry,
            "\"between_keys\" (\(DurationText.text(pause))) must be shorter than \"wait\" (\(DurationText.text(reaction)))"
        )
    }

    private mutating func checkAmbiguity(_ options: [String]) {
        for short in options {
            guard let long = options.first(where: { $0.count > short.count && $0.hasPrefix(short) }) else { continue }
            let place = findings.place(of: long, in: object.take("keys")) ?? object.take("to") ?? object.entry
            findings.error(
                "F301", at: place.label, place.pointer,
                "\"\(short)\" is an option and begins \"\(long)\": who presses \(short) always has to wait",
                hint: "write \"between_keys\": \"\(DurationText.text(Self.usualBetweenKeys))\" if that is meant")
            return
        }
    }

    /// The menu that asks what is to become of a message.
    func reviewMenu() -> Asking {
        Asking(
            prompt: draft.systemPrompt(SystemPrompts.reviewMenu), again: nil, noInput: [], noMatch: [], attempts: 2,
            wait: Self.usualWait, betweenKeys: Self.usualBetweenKeys, bargeIn: true, inAllLanguages: false,
            grammar: .options(["1", "2"]))
    }

    /// The numbers that `from` and `to` span.
    mutating func range(limit: Int) -> ClosedRange<Int>? {
        let from = object.integer("from", .required, in: 0...limit)
        let to = object.integer("to", .required, in: 0...limit)
        guard let from, let to else { return nil }
        guard from.value < to.value else {
            findings.error("F304", at: to.entry, "\"to\" must be more than \"from\" (\(from.value))")
            return nil
        }
        return from.value...to.value
    }

    /// The keys of one answer.
    mutating func keys(_ name: String, default usual: String) -> String {
        guard let key = key(name) else { return usual }
        return key.description
    }

    /// Keys with the words that they stand for.
    mutating func choices(_ name: String) -> [(key: String, value: String)]? {
        guard let entry = object.take(name, .required), let entries = findings.named(entry, atMost: 20) else {
            return nil
        }
        let choices = entries.compactMap { choice -> (key: String, value: String)? in
            guard hasLegalKeys(choice, longest: 4), let word = findings.string(choice, atMost: 60) else { return nil }
            return (choice.key ?? "", word.value)
        }
        return choices.isEmpty || choices.count != entries.count ? nil : choices
    }
}

extension Findings {
    /// The member of an object that has this key.
    func place(of key: String, in entry: Entry?) -> Entry? {
        guard let entry, let member = entry.node.members?.first(where: { $0.key == key }) else { return nil }
        return Entry(
            member.value, pointer: Pointer.appending(key, to: entry.pointer), key: key, keySpan: member.keySpan)
    }
}
