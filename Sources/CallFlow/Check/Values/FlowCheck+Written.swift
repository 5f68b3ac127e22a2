import JSONSyntax

extension FlowCheck {
    /// A place that gives a variable its value.
    struct Writing {
        let variable: String
        let entry: Entry
        /// The outcome by which the state must be left for it; nil for any.
        let outcome: String?
        /// Whether the value is certain to be there afterwards.
        let isCertain: Bool
    }

    /// What a state writes.
    func writings(of state: Int) -> [Writing] {
        let entry = draft.states[state].entry
        var writings: [Writing] = []
        func add(_ entries: [Entry], outcome: String?, isCertain: Bool = true) {
            writings += entries.map {
                Writing(variable: $0.key ?? "", entry: $0, outcome: outcome, isCertain: isCertain)
            }
        }
        if entry.text("do") == "set" { add(findings.members("values", of: entry), outcome: nil) }
        for option in findings.members("keys", of: entry) {
            add(findings.members("set", of: option), outcome: option.key)
        }
        for branch in findings.elements("branches", of: entry) {
            add(findings.members("set", of: branch), outcome: branch.text("when"))
        }
        if let save = findings.place(of: "save", in: entry) {
            if case .string(let name) = save.node.value {
                writings.append(Writing(variable: name, entry: save, outcome: "next", isCertain: true))
            } else {
                add(findings.members(of: save), outcome: "next", isCertain: false)
            }
        }
        add(findings.members("take", of: entry), outcome: nil)
        return writings
    }

    /// The names that certainly have a value when a state is left by a way.
    func certainNames(of state: Int, leftBy outcome: String) -> Set<Name> {
        var names = Set(
            writings(of: state).filter { $0.isCertain && ($0.outcome ?? outcome) == outcome }
                .map { Name($0.variable) })
        let entry = draft.states[state].entry
        switch entry.text("do") {
        case "hours":
            names.insert(.nextOpen)
            switch outcome {
            case "open": names.insert(.closes)
            case "closed": break
            case _: names.insert(.holiday)
            }
        case "survey" where outcome == "next":
            for question in findings.elements("questions", of: entry) where question.node["ask_when"] == nil {
                if let id = question.text("id") { names.insert(.answer(id)) }
            }
        case "lookup" where outcome != "timeout" && outcome != "error": names.insert(.resultStatus)
        case _: break
        }
        return names
    }
}
