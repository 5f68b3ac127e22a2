import JSONSyntax

extension FlowCheck {
    /// Checks the values that a flow says and keeps: whether they are there, and whether their types fit.
    func checkFlow() {
        let uses = FlowUses(self)
        checkUnset(uses)
        checkFormats(uses)
        checkAssignments()
        checkLiterals()
    }

    /// Placeholders whose name may have no value on some path.
    private func checkUnset(_ uses: FlowUses) {
        var searches: [Name: PathSearch] = [:]
        let certain = draft.states.indices.map { state in
            Dictionary(
                ways[state].map { ($0.outcome, certainNames(of: state, leftBy: $0.outcome)) },
                uniquingKeysWith: { first, _ in first })
        }
        for state in draft.states.indices {
            for use in uses.all(in: state) where mayBeUnset(use.use.name, in: state) && !use.hasWordsIfEmpty {
                let name = use.use.name
                let search =
                    searches[name]
                    ?? PathSearch(self) { !(certain[$0][$1.outcome]?.contains(name) ?? false) }
                searches[name] = search
                guard let path = search.path(to: state) else { continue }
                use.findings.error(
                    "F502", at: use.use.span, use.use.pointer,
                    "\"\(use.use.text)\" may have no value here: \(path)",
                    hint: cure(for: use.use))
            }
        }
    }

    private func cure(for use: NameUse) -> String {
        switch use.name {
        case .variable: "give the variable a \"default\", or write {\(use.text) ? \"words\"}"
        case .nextOpen, .closes, .holiday: "ask a calendar before, with an hours state"
        case .resultStatus: "ask a service before, with a lookup state"
        case .answer, .callFrom, .callTo, .callLanguage, .callStarted, .callWithheld, .queuePosition, .queueWait:
            "write {\(use.text) ? \"words\"}"
        }
    }

    /// Whether it takes something on the way for a name to have a value.
    private func mayBeUnset(_ name: Name, in state: Int) -> Bool {
        switch name {
        case .variable(let text):
            guard let variable = draft.scope.variables[text] else { return false }
            return variable.initial == nil && variable.role == .own
        case .answer(let id): return !isAnswer(id, ofSurveyIn: state)
        case .nextOpen, .closes, .holiday, .resultStatus: return true
        case .queuePosition, .queueWait: return draft.states[state].entry.text("do") != "queue"
        case .callFrom, .callTo, .callLanguage, .callStarted, .callWithheld: return false
        }
    }

    /// Whether a survey asks the question itself, so that a later question may repeat the answer.
    private func isAnswer(_ id: String, ofSurveyIn state: Int) -> Bool {
        findings.elements("questions", of: draft.states[state].entry).contains { $0.text("id") == id }
    }
}
