import JSONSyntax

/// What the surveys and the variables of a program can come to, as far as its flows say.
struct ScenarioValues: Sendable {
    private var questions: [String: [Question]] = [:]
    private var variables: [String: [Variable]] = [:]
    /// Constants that the flows give to variables, by the variable's name.
    private var constants: [String: Set<String>] = [:]
    /// Variables whose values come from the caller, from a service or from another flow.
    private var open: Set<String> = []

    /// Collects them from the flow and from what it reaches.
    init(_ program: Program) {
        for flow in program.assembly.flows {
            for variable in flow.sources.scope.variables.values {
                variables[variable.name, default: []].append(variable)
                if let initial = variable.initial { constants[variable.name, default: []].insert(initial) }
                if variable.role != .own { open.insert(variable.name) }
            }
            for state in flow.states { collect(state.kind) }
        }
    }

    private mutating func collect(_ kind: any Kind) {
        switch kind {
        case let survey as Survey: questions[survey.survey, default: []] += survey.questions
        case let values as SetValues: collect(values.assignments)
        case let menu as Menu: collect(menu.options.flatMap(\.assignments))
        case let queue as Queue: collect(queue.options.flatMap(\.assignments))
        case let choose as Choose: collect(choose.branches.flatMap(\.assignments))
        case let ask as Ask: open.insert(ask.variable.name)
        case let record as RecordAnswer: open.insert(record.variable.name)
        case let lookup as Lookup: open.formUnion(lookup.saves.map(\.variable.name))
        case let call as RunFlow: open.formUnion(call.takes.map(\.variable.name))
        case _: break
        }
    }

    private mutating func collect(_ assignments: [Assignment]) {
        for assignment in assignments {
            if let text = assignment.value.constant {
                constants[assignment.variable.name, default: []].insert(text)
            } else {
                open.insert(assignment.variable.name)
            }
        }
    }

    /// Reports questions that the survey does not ask, and answers that they cannot have.
    func checkAnswers(_ answers: [Entry], of survey: String, _ findings: Findings) {
        let asked = questions[survey] ?? []
        let texts = findings.texts(answers)
        for answer in answers {
            let name = answer.key ?? ""
            let known = asked.filter { $0.id == name }
            guard !known.isEmpty else {
                findings.error(
                    "F902", at: answer.label, answer.pointer, "the survey \"\(survey)\" has no question \"\(name)\"",
                    hint: Spelling.hint(for: name, among: asked.map(\.id)))
                continue
            }
            guard let text = texts[name], !known.contains(where: { $0.mayBeAnswered(text) }) else { continue }
            let words = Set(known.flatMap(\.answers)).sorted()
            findings.error(
                "F902", at: answer, "\"\(name)\" cannot be answered with \"\(text)\"",
                hint: Spelling.hint(for: text, among: words)
                    ?? (words.isEmpty || words.count > 6 ? nil : "its answers are \(words.joined(separator: ", "))"))
        }
    }

    /// Reports values that nothing in the flow gives to a variable.
    func checkValues(_ entries: [Entry], _ findings: Findings) {
        let texts = findings.texts(entries)
        for entry in entries {
            guard let name = entry.key, let text = texts[name], let known = variables[name] else { continue }
            let closed = Set(known.flatMap(\.oneOf))
            let possible = closed.isEmpty ? open.contains(name) ? [] : constants[name] ?? [] : closed
            guard !possible.isEmpty, !text.isEmpty, !possible.contains(text) else { continue }
            findings.error(
                "F902", at: entry, "nothing in the flow gives \"\(name)\" the value \"\(text)\"",
                hint: Spelling.hint(for: text, among: possible.sorted()))
        }
    }
}

extension Question {
    /// The words that an answer may be; empty for numbers and recordings.
    fileprivate var answers: [String] {
        guard case .keys(_, .words(let words)) = form else { return [] }
        return Array(words.values)
    }

    fileprivate func mayBeAnswered(_ text: String) -> Bool {
        switch form {
        case .keys(_, .words(let words)): words.values.contains(text)
        case .keys(_, .number(let range)): Int(text).map(range.contains) ?? false
        case .voice: text.hasPrefix("record")
        }
    }
}
