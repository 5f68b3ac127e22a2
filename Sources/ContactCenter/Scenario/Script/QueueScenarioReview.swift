import JSONSyntax

/// Looks for names in queue scenarios that are free to choose and were probably not meant.
///
/// A queue that nothing uses does nothing. An agent, a caller or a skill that is named once may well be meant, such as
/// somebody who only fills the line; not so if it differs by one slip of the hand from another one.
struct QueueScenarioReview {
    let findings: Findings
    /// The queues of the configuration, and the file's own.
    let queues: Set<String>
    let common: QueueScenarioWords
    let scenarios: [QueueScenarioWords]

    /// Most names of a sort that a name is compared with.
    private static let mostCompared = 2000

    /// Adds what is found to the findings.
    func report() {
        var told: Set<String> = []
        let given = queues.union(common.places.filter { $0.sort == .queue }.map(\.name))
        for scenario in scenarios {
            var scope = common
            scope.merge(scenario)
            report(scenario.places, in: scope, given: given, &told)
        }
        let whole = scenarios.reduce(into: common) { $0.merge($1) }
        report(common.places, in: whole, given: queues, &told)
    }

    /// - Parameter told: Names that were found before, so that of two that are near to each other one is told.
    private func report(
        _ places: [QueueScenarioWords.Place], in scope: QueueScenarioWords, given: Set<String>,
        _ told: inout Set<String>
    ) {
        let names = Dictionary(grouping: scope.places, by: \.sort)
            .mapValues { Set($0.map(\.name)).sorted().prefix(Self.mostCompared) }
        for place in places {
            let uses = scope.uses[place.name] ?? 0
            switch place.sort {
            case .queue:
                guard uses == 0, !given.contains(place.name) else { continue }
                findings.warning(
                    "F106", at: place.label, place.pointer, "nothing here uses the queue \"\(place.name)\"",
                    hint: Spelling.hint(for: place.name, among: given.sorted())
                        ?? "let an agent serve it, or let a line or a figure name it")
            case .caller, .agent, .skill:
                guard uses == 1 else { continue }
                let others = (names[place.sort] ?? []).filter { !told.contains($0) }
                guard let meant = Spelling.slip(place.name, of: others) else { continue }
                told.insert(place.name)
                findings.warning(
                    "F106", at: place.label, place.pointer,
                    "the \(place.sort.rawValue) \"\(place.name)\" is named nowhere else",
                    hint: "did you mean \"\(meant)\(place.rest)\"?")
            }
        }
    }
}
