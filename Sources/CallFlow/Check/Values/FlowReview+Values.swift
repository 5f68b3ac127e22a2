import JSONSyntax

extension FlowReview {
    /// Variables that nobody reads.
    func reviewValues() {
        let uses = FlowUses(check)
        var read: Set<String> = []
        var written: Set<String> = []
        for state in draft.states.indices {
            for use in uses.all(in: state) { read.insert(use.use.text) }
            for entry in check.conditions(of: state) { read.formUnion(words(in: entry)) }
            let entry = draft.states[state].entry
            for element in findings.elements("attach", of: entry) {
                if case .string(let name) = element.node.value { read.insert(name) }
            }
            if let phrase = entry.text("check"), let name = phrase.split(separator: " ").last {
                read.insert(String(name))
            }
            for writing in check.writings(of: state) { written.insert(writing.variable) }
        }
        guard let root = draft.root else { return }
        for entry in findings.members("variables", of: Entry(root, pointer: "")) {
            let name = entry.key ?? ""
            guard !read.contains(name) else { continue }
            guard written.contains(name) else {
                findings.warning("F106", at: entry.label, entry.pointer, "variable \"\(name)\" is never used")
                continue
            }
            findings.warning(
                "F504", at: entry.label, entry.pointer,
                "\"\(name)\" is given a value, but nothing ever says, compares or passes it on",
                hint: "use it, or leave it out")
        }
    }

    private func words(in entry: Entry) -> [String] {
        guard case .string(let text) = entry.node.value else { return [] }
        return ConditionToken.split(Array(text.unicodeScalars)).filter { $0.sort == .word }.map(\.text)
    }
}
