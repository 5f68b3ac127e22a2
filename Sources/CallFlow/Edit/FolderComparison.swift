import JSONSyntax

/// Two versions of a folder, file by file.
struct FolderComparison {
    private let old: Side
    private let new: Side

    private struct Side {
        let graphs: [String: FlowGraph]
        let roots: [String: Node]
        /// What calls of the flows without errors can cost, by the flow's id.
        let bounds: [String: FlowBounds]

        init(_ files: [FlowFolder.File]) {
            graphs = Dictionary(
                FlowGraph.all(in: files).map { ($0.flow, $0) }, uniquingKeysWith: { first, _ in first })
            var roots: [String: Node] = [:]
            for file in files where FlowFolder.isFlowFile(file.name) {
                roots[file.name] = Document(file.bytes, path: file.path).root
            }
            self.roots = roots
            bounds = Dictionary(
                FlowFolder(files).programs.map { ($0.flow, $0.bounds) }, uniquingKeysWith: { first, _ in first })
        }

        var flows: [String] { graphs.keys.sorted() }
        var libraries: [String] { roots.keys.filter { $0.hasPrefix("_") }.sorted() }
    }

    init(_ old: [FlowFolder.File], _ new: [FlowFolder.File]) {
        self.old = Side(old)
        self.new = Side(new)
    }

    /// Differences of the whole folder.
    func all() -> [FlowDifference] {
        var found: [FlowDifference] = []
        for flow in new.flows where old.graphs[flow] == nil {
            found.append(FlowDifference(weight: .numbers, place: flow, text: "the flow is new"))
        }
        for flow in old.flows where new.graphs[flow] == nil {
            found.append(FlowDifference(weight: .numbers, place: flow, text: "the flow is gone"))
        }
        for id in old.flows where new.graphs[id] != nil { found += flow(id, id) }
        return found + libraries()
    }

    /// Differences of one flow, without its libraries.
    func flow(_ before: String, _ now: String) -> [FlowDifference] {
        guard let oldGraph = old.graphs[before], let newGraph = new.graphs[now],
            let oldRoot = old.roots["\(before).json"], let newRoot = new.roots["\(now).json"]
        else { return [] }
        return StatesComparison(place: now, oldGraph, newGraph, oldRoot, newRoot).differences
            + HeadComparison(place: now, oldRoot, newRoot).differences
            + DefinitionsComparison(place: now, oldRoot, newRoot).differences
            + bounds(before, now)
    }

    /// What a call can cost more or less; nothing of a flow that has errors.
    private func bounds(_ before: String, _ now: String) -> [FlowDifference] {
        guard let former = old.bounds[before], let present = new.bounds[now] else { return [] }
        return BoundsComparison(place: now, former, present).differences
    }

    /// Differences of the libraries.
    func libraries() -> [FlowDifference] {
        var found: [FlowDifference] = []
        for name in Set(old.libraries + new.libraries).sorted() {
            switch (old.roots[name], new.roots[name]) {
            case (let before?, let now?): found += DefinitionsComparison(place: name, before, now).differences
            case (nil, _?): found.append(FlowDifference(weight: .things, place: name, text: "the library is new"))
            case (_?, nil): found.append(FlowDifference(weight: .things, place: name, text: "the library is gone"))
            case (nil, nil): break
            }
        }
        return found
    }
}

extension Node {
    /// A value in a line of words: texts as they are, the rest as JSON, long ones cut.
    var words: String {
        if case .string(let text) = value { return FlowGraph.shortened(text, to: 60) }
        return FlowGraph.shortened(compact(sorted: false), to: 60)
    }

    /// Whether two values mean the same.
    func means(_ other: Node) -> Bool {
        compact(sorted: true, leavingOut: ["note", "accept"])
            == other.compact(sorted: true, leavingOut: ["note", "accept"])
    }

    /// The texts of a list.
    var texts: [String] {
        guard case .array(let elements) = value else { return [] }
        return elements.compactMap { if case .string(let text) = $0.value { text } else { nil } }
    }

    /// A member's keys that mean something, in order.
    var names: [String] { (members ?? []).map(\.key).filter { $0 != "note" && $0 != "accept" } }

    /// The members that two objects have, side by side: those of the new one in its order, then those that are gone.
    static func pairs(_ old: Node?, _ new: Node?) -> [(name: String, old: Node?, new: Node?)] {
        let present = (new?.names ?? []).map { (name: $0, old: old?[$0], new: new?[$0]) }
        let gone = (old?.names ?? []).filter { new?[$0] == nil }
        return present + gone.map { (name: $0, old: old?[$0], new: nil) }
    }
}
