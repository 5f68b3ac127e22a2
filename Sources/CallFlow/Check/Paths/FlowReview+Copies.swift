import JSONSyntax

extension FlowReview {
    /// States that are copies of each other but for where they lead and for one value.
    ///
    /// Only states with enough to say are compared: two short sentences that lead to the same place are no copy.
    func reviewCopies() {
        var groups: [String: [Int]] = [:]
        var keys: [String] = []
        for index in draft.states.indices {
            for key in fingerprints(of: index) {
                if groups[key] == nil { keys.append(key) }
                groups[key, default: []].append(index)
            }
        }
        var reported: Set<Int> = []
        for key in keys.sorted(by: { (groups[$0]?.count ?? 0, $1) > (groups[$1]?.count ?? 0, $0) }) {
            guard let members = groups[key], members.count > 1, reported.isDisjoint(with: members) else { continue }
            reported.formUnion(members)
            report(members)
        }
    }

    private func report(_ members: [Int]) {
        guard members.count > 1 else { return }
        let state = draft.states[members[1]]
        var names = members.prefix(5).map { "\"\(draft.states[$0].name)\"" }
        if members.count > names.count { names.append("\(members.count - names.count) more") }
        let list = names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "")
        findings.warning(
            "F207", at: state.entry.label, state.entry.pointer,
            "\(list) are the same but for where they lead and one value",
            hint: "write them once, as a flow with parameters that they all run")
    }

    /// Fewest values, beside targets, of a state that is worth comparing.
    private static let fewest = 5

    /// One text for the state as it is, and one for each value left open.
    private func fingerprints(of index: Int) -> [String] {
        let state = draft.states[index]
        var leaves: [(pointer: String, value: String)] = []
        collect(state.entry, into: &leaves)
        guard leaves.count >= Self.fewest, leaves.count <= 60 else { return [] }
        let open = leaves.indices.filter { !leaves[$0].pointer.hasSuffix("/do") }
        return open.map { hole in
            leaves.enumerated().map { "\($1.pointer)=\($0 == hole ? "?" : $1.value)" }.joined(separator: "\n")
        }
    }

    /// The values of a state but for targets, labels and remarks.
    private func collect(_ entry: Entry, into leaves: inout [(pointer: String, value: String)], below path: String = "")
    {
        switch entry.node.value {
        case .object:
            for member in findings.members(of: entry) {
                let key = member.key ?? ""
                guard !["next", "on", "goto", "else", "label", "tag"].contains(key) else { continue }
                if path == "/keys", case .string = member.node.value { continue }
                collect(member, into: &leaves, below: path + "/" + key)
            }
        case .array(let nodes):
            for (position, node) in nodes.enumerated() {
                collect(
                    Entry(node, pointer: ""), into: &leaves, below: "\(path)/\(position)")
            }
        case .null, .bool, .number, .string, .broken:
            leaves.append((path, entry.node.compact(sorted: false)))
        }
    }
}
