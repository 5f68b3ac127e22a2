extension Coverage {
    /// How much of something was walked or heard.
    package struct Share: Hashable, Sendable {
        /// How many were.
        package let reached: Int
        /// How many there are.
        package let all: Int
        /// Those that were not, by name.
        package let missing: [String]

        /// `12 of 14 (85 %)`.
        package var text: String { all == 0 ? "none" : "\(reached) of \(all) (\(reached * 100 / all) %)" }
    }

    /// One flow's coverage.
    package struct Report: Sendable {
        /// The flow's id.
        package let flow: String
        /// Outcomes of states, without keys.
        package let outcomes: Share
        /// Keys of menus and queues.
        package let keys: Share
        /// Prompts in each language.
        package let wordings: Share
    }

    /// What was reached of the flows that a program consists of; ways out of states that cannot be reached are left
    /// out.
    package func reports(on program: Program) -> [Report] {
        program.assembly.flows.map { flow in
            var outcomes: [Way] = []
            var keys: [Way] = []
            for state in flow.reachableStates {
                for outcome in state.ways.map(\.outcome) {
                    let way = Way(flow: flow.id, state: state.name, outcome: outcome)
                    if type(of: state.kind).sheet.ways == .keys, KeyEntry.areKeys(outcome) {
                        keys.append(way)
                    } else {
                        outcomes.append(way)
                    }
                }
            }
            return Report(
                flow: flow.id, outcomes: share(outcomes), keys: share(keys), wordings: share(flow.wordings))
        }
    }

    private func share(_ all: [Way]) -> Share {
        let missing = all.filter { ways[$0] == nil }
        return Share(
            reached: all.count - missing.count, all: all.count, missing: missing.map { "\($0.state) \($0.outcome)" })
    }

    private func share(_ all: [Wording]) -> Share {
        let missing = all.filter { wordings[$0] == nil }
        return Share(
            reached: all.count - missing.count, all: all.count, missing: missing.map { "\($0.prompt) (\($0.language))" }
        )
    }
}

extension KeyEntry {
    /// Whether a way out of a state is named after keys.
    static func areKeys(_ outcome: String) -> Bool {
        outcome.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "*"), UInt8(ascii: "#"): true
            case _: false
            }
        }
    }
}

extension Flow {
    /// The states that a call can come to.
    var reachableStates: [State] {
        var found: Set<Int> = []
        var open = [start, onLimit, onHangup].compactMap { $0 }
        while let target = open.popLast() {
            guard case .state(let index) = target, found.insert(index).inserted else { continue }
            open += states[index].ways.map(\.target)
        }
        return states.indices.filter(found.contains).map { states[$0] }
    }

    /// The prompts that the flow itself says, in each of its languages.
    var wordings: [Coverage.Wording] {
        prompts.flatMap { slotted -> [Coverage.Wording] in
            guard case .known(let prompt) = slotted else { return [] }
            return languages.map { Coverage.Wording(prompt: prompt.name, language: $0) }
        }
    }
}
