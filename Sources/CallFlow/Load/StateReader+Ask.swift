import JSONSyntax
import Telephony

extension StateReader {
    /// How many digits an entry has: `4`, or `4-9`.
    mutating func digits(_ key: String) -> ClosedRange<Int>? {
        guard let entry = object.take(key, .required) else { return nil }
        guard case .string(let text) = entry.node.value else {
            findings.mistyped(entry, as: "a text such as \"4\" or \"4-9\"")
            return nil
        }
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard (1...2).contains(ends.count), let first = ends.first ?? nil, let last = ends.last ?? nil,
            (1...32).contains(first), (1...32).contains(last)
        else {
            findings.error("F005", at: entry, "\"\(key)\" is a number of digits from 1 to 32, \"4\", or two, \"4-9\"")
            return nil
        }
        guard first <= last else {
            findings.error("F304", at: entry, "\"\(key)\" runs backwards", hint: "write \"\(last)-\(first)\"")
            return nil
        }
        return first...last
    }

    /// The key that ends an entry of digits, and so is none of them.
    mutating func endOfDigits(_ key: String) -> Key? {
        guard let finish = self.key(key) else { return nil }
        guard finish.character.isNumber, let place = object.take(key) else { return finish }
        findings.error(
            "F304", at: place, "callers could not enter a \(finish.character): this key ends the entry",
            hint: "use \"#\" or \"*\"")
        return nil
    }

    /// What must hold for an entry that this variable gets.
    mutating func entryCheck(_ key: String, for variable: Variable?) -> EntryCheck? {
        guard let text = object.string(key, atMost: 100) else {
            reportMissingCheck(variable)
            return nil
        }
        guard let check = check(text) else { return nil }
        let fits: Bool
        switch (variable?.type, check) {
        case (.date, .date), (.phone, .phone), (.text, _), (nil, _): fits = true
        case (.number, .date), (.number, .phone), (.money, .date), (.money, .phone), (.digits, .date),
            (.digits, .phone):
            fits = false
        case (.number, _), (.money, _), (.digits, _): fits = true
        case (_, _): fits = false
        }
        if !fits, let variable {
            findings.error(
                "F503", at: text.entry,
                "\"\(variable.name)\" is of type \(variable.type.rawValue); this check gives another sort")
        }
        return check
    }

    private mutating func reportMissingCheck(_ variable: Variable?) {
        let phrase: String
        switch variable?.type {
        case .date: phrase = "date in past"
        case .phone: phrase = "valid phone"
        case .text, .number, .yesNo, .digits, .time, .money, .moment, .duration, .calendar, .queue, .mailbox,
            .destination, .prompt, nil:
            return
        }
        guard let variable, let place = object.take("save") else { return }
        findings.error(
            "F503", at: place, "\"\(variable.name)\" is a \(variable.type.title), and keys are only digits",
            hint: "write \"check\": \"\(phrase)\", or let the variable be of type digits")
    }

    private func check(_ text: Located<String>) -> EntryCheck? {
        let words = text.value.split(separator: " ").map(String.init)
        switch (words.first, words.count) {
        case ("between", 4) where words[2] == "and":
            guard let low = Int(words[1]), let high = Int(words[3]) else { break }
            if low < high { return .between(low...high) }
            findings.error(
                "F304", at: text.entry, "this range runs backwards", hint: "write \"between \(high) and \(low)\"")
            return nil
        case ("valid", 2) where words[1] == "phone": return .phone(country: nil)
        case ("valid", 4) where words[1] == "phone" && words[2] == "in":
            let code = words[3].dropFirst()
            let isCode = words[3].hasPrefix("+") && (1...3).contains(code.utf8.count)
            if isCode, code.utf8.allSatisfy({ (48...57).contains($0) }) { return .phone(country: words[3]) }
        case ("luhn", 1): return .luhn
        case ("date", 3), ("date", 5):
            guard words[1] == "in", words[2] == "past" || words[2] == "future" else { break }
            if words.count == 3 { return .date(.dayFirst, isPast: words[2] == "past") }
            guard words[3] == "as", let order = EntryCheck.DateOrder(rawValue: words[4]) else { break }
            return .date(order, isPast: words[2] == "past")
        case ("one", 3) where words[1] == "of":
            let place = findings.source.position(ofScalar: 7, inString: text.span)
            let span = Span(start: place, length: words[2].count)
            return variable(words[2], at: span, text.entry.pointer).map { .oneOf($0.name) }
        case (_, _): break
        }
        let phrases = [
            "between 1900 and 2026", "valid phone", "valid phone in +34", "luhn", "date in past", "date in future",
            "date in past as MMDDYYYY", "one of variable",
        ]
        findings.error(
            "F005", at: text.entry, "there is no such check",
            hint: Spelling.hint(for: text.value, among: phrases) ?? "checks are \(phrases.joined(separator: ", "))")
        return nil
    }

    /// What is said when an entry is read back.
    func confirmation() -> Ask.Confirmation {
        Ask.Confirmation(
            before: draft.systemPrompt(SystemPrompts.youEntered),
            asking: Asking(
                prompt: draft.systemPrompt(SystemPrompts.pressToConfirm), again: nil, noInput: [], noMatch: [],
                attempts: 2, wait: Self.usualWait, betweenKeys: Self.usualBetweenKeys, bargeIn: true,
                inAllLanguages: false, grammar: .options(["1", "2"])))
    }
}
