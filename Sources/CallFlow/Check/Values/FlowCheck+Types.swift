import JSONSyntax

extension FlowCheck {
    /// Formats that do not fit what they are to show.
    func checkFormats(_ uses: FlowUses) {
        for state in draft.states.indices {
            for use in uses.all(in: state) {
                guard let format = use.format, let type = draft.scope.type(of: use.use.name), !type.shows(as: format)
                else { continue }
                use.findings.error(
                    "F503", at: use.use.span, use.use.pointer,
                    "\"\(use.use.text)\" is \(type.phrase) and cannot be said as \(format.rawValue)",
                    hint: "formats for it are \(type.formats.map(\.rawValue).joined(separator: ", "))")
            }
            for name in uses.prompts[state] { checkParts(of: name) }
        }
    }

    /// Values that are read out or counted by a type that they do not have.
    private func checkParts(of name: String) {
        guard let prompt = table.prompts[name] else { return }
        for version in prompt.value.versionEntries {
            for part in PromptSource.parts(of: version) {
                if let place = prompt.findings.place(of: "plural", in: part), let type = loneType(place),
                    !type.isNumeric
                {
                    prompt.findings.error("F503", at: place, "a plural counts a number; this is \(type.phrase)")
                }
                guard let place = prompt.findings.place(of: "read", in: part), let type = loneType(place),
                    let form = part.text("as").flatMap(Prompt.ReadAs.init), let format = form.format,
                    !type.shows(as: format)
                else { continue }
                prompt.findings.error(
                    "F503", at: place, "\(type.phrase) cannot be read as \(form.rawValue)")
            }
        }
    }

    private func loneType(_ entry: Entry) -> ValueType? {
        guard case .string(let text) = entry.node.value, text.hasPrefix("{"), text.hasSuffix("}") else { return nil }
        return draft.scope.type(of: Name(text.dropFirst().dropLast().filter { $0 != " " }))
    }

    /// Variables that are given a value of another type.
    func checkAssignments() {
        for state in draft.states.indices {
            for writing in writings(of: state) {
                guard let variable = draft.scope.variables[writing.variable], let type = loneType(writing.entry),
                    !variable.type.takes(type)
                else { continue }
                findings.error(
                    "F503", at: writing.entry,
                    "\"\(variable.name)\" is a \(variable.type.title); this is \(type.phrase)")
            }
        }
    }

    /// Texts in conditions that the name beside them can never be.
    func checkLiterals() {
        let closed = closedLists()
        for state in draft.states.indices {
            for entry in conditions(of: state) {
                guard case .string(let text) = entry.node.value else { continue }
                check(ConditionToken.split(Array(text.unicodeScalars)), in: entry, closed)
            }
        }
    }

    private func check(_ tokens: [ConditionToken], in entry: Entry, _ closed: [String: [String]]) {
        for (index, token) in tokens.enumerated() where token.sort == .text {
            guard let name = subject(of: index, in: tokens) else { continue }
            let type = draft.scope.type(of: Name(name))
            let words = closed[name]
            guard !token.text.isEmpty else { continue }
            guard words.map({ !$0.contains(token.text) }) ?? !(type?.accepts(token.text) ?? true) else { continue }
            let span = Span(
                start: findings.source.position(ofScalar: token.start, inString: entry.node.span), length: token.length)
            findings.error(
                "F503", at: span, entry.pointer,
                words.map { "\"\(name)\" is one of \($0.joined(separator: ", "))" }
                    ?? "\"\(name)\" is \(type?.phrase ?? "a text"); it is never this",
                hint: words.flatMap { Spelling.hint(for: token.text, among: $0) })
        }
    }

    /// The name that a text is compared with.
    private func subject(of index: Int, in tokens: [ConditionToken]) -> String? {
        func word(_ place: Int) -> String? {
            guard tokens.indices.contains(place), tokens[place].sort == .word else { return nil }
            return tokens[place].text
        }
        let comparisons: Set = ["==", "!="]
        if index >= 2, comparisons.contains(tokens[index - 1].text) { return word(index - 2) }
        if index + 2 < tokens.count, comparisons.contains(tokens[index + 1].text) { return word(index + 2) }
        var place = index
        while place > 0, tokens[place].sort == .text || tokens[place].text == "," { place -= 1 }
        guard place >= 2, tokens[place].text == "[" || tokens[place].text == "(", tokens[place - 1].text == "in" else {
            return nil
        }
        return word(tokens[place - 2].text == "not" ? place - 3 : place - 2)
    }

    /// The values of the names that have only a few.
    func closedLists() -> [String: [String]] {
        var closed = ["call.language": draft.languages.map(\.value), "call.withheld": ["yes", "no"]]
        for variable in draft.scope.variables.values {
            if !variable.oneOf.isEmpty { closed[variable.name] = variable.oneOf }
            if variable.type == .yesNo { closed[variable.name] = ["yes", "no"] }
        }
        for state in draft.states {
            guard let survey = state.kind as? Survey else { continue }
            for question in survey.questions {
                guard case .keys(_, .words(let words)) = question.form, draft.scope.answers[question.id] != .number
                else {
                    continue
                }
                closed["answers.\(question.id)"] = words.values.sorted()
            }
        }
        return closed
    }
}

extension ValueType {
    /// What messages call one value of it, with its article.
    var phrase: String {
        switch self {
        case .yesNo, .digits: title
        case .money: "an amount"
        case .text, .number, .phone, .date, .time, .moment, .duration, .calendar, .queue, .mailbox, .destination,
            .prompt:
            "a \(title)"
        }
    }

    /// The formats that show a value of this type.
    var formats: [Template.Format] { Template.Format.allCases.filter(shows) }

    /// Whether a format can show a value of this type.
    func shows(as format: Template.Format) -> Bool {
        switch format {
        case .phone, .digits, .spell, .upper:
            switch self {
            case .moment: false
            case .text, .number, .yesNo, .digits, .phone, .date, .time, .money, .duration: true
            case .calendar, .queue, .mailbox, .destination, .prompt: false
            }
        case .number, .money, .duration: isNumeric || self == .digits
        case .date, .weekday: self == .date || self == .moment
        case .time: self == .time || self == .moment
        }
    }
}

extension Prompt.ReadAs {
    /// The format that asks the same of a value.
    var format: Template.Format? {
        switch self {
        case .phone: .phone
        case .digits: .digits
        case .spell: .spell
        case .number: .number
        case .money: .money
        case .date: .date
        case .time: .time
        case .duration: .duration
        case .ordinal: .number
        }
    }
}
