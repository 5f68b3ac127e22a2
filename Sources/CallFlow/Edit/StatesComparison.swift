import JSONSyntax

/// What the states of two versions of a flow do differently.
struct StatesComparison {
    private let place: String
    private let old: FlowGraph
    private let new: FlowGraph
    private let oldStates: Node?
    private let newStates: Node?
    private let renamed: StateRenames

    /// Keys of a state that are compared as ways, not as settings.
    private static let leading: Set<String> = ["do", "next", "on", "keys", "branches", "else", "note", "accept"]

    init(place: String, _ old: FlowGraph, _ new: FlowGraph, _ oldRoot: Node, _ newRoot: Node) {
        self.place = place
        self.old = old
        self.new = new
        oldStates = oldRoot["states"]
        newStates = newRoot["states"]
        renamed = StateRenames(from: old, to: new)
    }

    var differences: [FlowDifference] {
        let fresh = newStates?.names ?? []
        let before = (oldStates?.names ?? []).map { (old: $0, new: renamed.name(of: $0)) }
        var found: [FlowDifference] = []
        for name in fresh where !before.contains(where: { $0.new == name }) {
            found.append(note(.states, "\(title(name, newStates)) is new"))
        }
        for (name, now) in before {
            guard fresh.contains(now) else {
                found.append(note(.states, "\(title(name, oldStates)) is gone"))
                continue
            }
            if name != now { found.append(note(.states, "state \"\(name)\" is called \"\(now)\" now")) }
            found += differences(of: name, now)
        }
        return found
    }

    private func note(_ weight: FlowDifference.Weight, _ text: String) -> FlowDifference {
        FlowDifference(weight: weight, place: place, text: text)
    }

    private func title(_ name: String, _ states: Node?) -> String {
        guard case .string(let kind)? = states?[name]?["do"]?.value else { return "state \"\(name)\"" }
        return "\(kind) \"\(name)\""
    }

    private func differences(of name: String, _ now: String) -> [FlowDifference] {
        guard let before = oldStates?[name], let state = newStates?[now] else { return [] }
        let title = title(now, newStates)
        guard before["do"].map({ state["do"]?.means($0) ?? false }) ?? false else {
            return [note(.states, "\(title) was \(before["do"]?.words ?? "nothing") before")]
        }
        return ways(name, now, title) + options(before["keys"], state["keys"], title) + settings(before, state, title)
    }

    /// Outcomes, keys and branches that come, go, or lead elsewhere, defaults included.
    private func ways(_ name: String, _ now: String, _ title: String) -> [FlowDifference] {
        let before = targets(name, old).map { ($0.way, renamed.name(of: $0.target)) }
        let present = targets(now, new)
        var moved = Grouping()
        for (way, target) in present {
            let name = words(way, now, newStates)
            guard let former = before.first(where: { $0.0.outcome == way.outcome })?.1 else {
                moved.add(name, "new, to \(words(target))")
                continue
            }
            if former != target { moved.add(name, "now to \(words(target)), before to \(words(former))") }
        }
        for (way, target) in before where !present.contains(where: { $0.way.outcome == way.outcome }) {
            moved.add(words(way, name, oldStates), "gone, before to \(words(target))")
        }
        return moved.groups.map { note(.ways, "\(title): \($0.names.joined(separator: ", ")) \($0.news)") }
    }

    /// Ways of which the same is to be said, in the order of the first.
    private struct Grouping {
        private(set) var groups: [(names: [String], news: String)] = []

        mutating func add(_ name: String, _ news: String) {
            guard let place = groups.firstIndex(where: { $0.news == news }) else {
                groups.append(([name], news))
                return
            }
            groups[place].names.append(name)
        }
    }

    private func targets(_ state: String, _ graph: FlowGraph) -> [(way: GraphWay, target: String)] {
        graph.edges.filter { $0.from == state }.flatMap { edge in edge.ways.map { ($0, edge.to) } }
    }

    private func words(_ target: String) -> String {
        switch target {
        case FlowGraph.end: "the goodbye"
        case FlowGraph.sorry: "the apology"
        case let target where target.hasPrefix("?"): "\"\(target.dropFirst())\", which does not exist"
        case let target: "\"\(target)\""
        }
    }

    private func words(_ way: GraphWay, _ state: String, _ states: Node?) -> String {
        if states?[state]?["keys"]?[way.outcome] != nil { return "key \(way.label)" }
        switch way.outcome {
        case "silent": return "silence"
        case "exhausted": return "a caller without a valid answer"
        case let outcome where states?[state]?["branches"] != nil && outcome != "else": return "when \(outcome)"
        case let outcome: return "\"\(outcome)\""
        }
    }

    /// What else is said of keys that both have: label, language, values.
    private func options(_ before: Node?, _ now: Node?, _ title: String) -> [FlowDifference] {
        Node.pairs(before, now).flatMap { key, before, now -> [FlowDifference] in
            guard let before, let now else { return [] }
            return Node.pairs(before.settings, now.settings).compactMap { name, former, present in
                guard former.map({ present?.means($0) != true }) ?? true else { return nil }
                return change(of: name, former, present, "\(title): key \(key)", name == "label" ? .words : .settings)
            }
        }
    }

    private func settings(_ before: Node, _ now: Node, _ title: String) -> [FlowDifference] {
        Node.pairs(before, now).compactMap { name, former, present in
            guard !Self.leading.contains(name), former.map({ present?.means($0) != true }) ?? true else { return nil }
            return change(of: name, former, present, title, name == "tag" ? .things : .settings)
        } + branches(before["branches"], now["branches"], title)
    }

    private func branches(_ before: Node?, _ now: Node?, _ title: String) -> [FlowDifference] {
        guard case .array(let former)? = before?.value, case .array(let present)? = now?.value else { return [] }
        func conditions(_ list: [Node]) -> [String] { list.compactMap { $0["when"]?.words } }
        guard conditions(former) != conditions(present), conditions(former).sorted() == conditions(present).sorted()
        else { return [] }
        return [note(.ways, "\(title): its branches are tried in another order")]
    }

    private func change(
        of name: String, _ former: Node?, _ present: Node?, _ title: String, _ weight: FlowDifference.Weight
    ) -> FlowDifference? {
        switch (former, present) {
        case (let former?, let present?): note(weight, "\(title): \(name) \(present.words), before \(former.words)")
        case (nil, let present?): note(weight, "\(title): \(name) \(present.words), before not written")
        case (let former?, nil): note(weight, "\(title): \(name) not written, before \(former.words)")
        case (nil, nil): nil
        }
    }
}
