import JSONSyntax

/// A figure that a scenario may ask for, under its name in the reports.
struct QueueMeasure: Sendable {
    let name: String
    let sort: Sort
    let value: @Sendable (FigureRow) -> Double?

    enum Sort: Hashable, Sendable {
        case count, seconds, percent

        /// The value for people.
        func text(_ value: Double?) -> String {
            guard let value else { return "there is none" }
            return switch self {
            case .count: "\(Int(value))"
            case .seconds: DurationText.text(.milliseconds(Int64((value * 1000).rounded())))
            case .percent: "\((value * 1000).rounded() / 10) %"
            }
        }

        /// What is written, in the value's unit; nil after a finding.
        func read(_ entry: Entry, _ findings: Findings) -> Double? {
            switch self {
            case .count: findings.integer(entry, in: 0...10_000_000).map { Double($0.value) }
            case .seconds: findings.duration(entry, in: .zero ... .seconds(86_400)).map(\.value.seconds)
            case .percent: findings.integer(entry, in: 0...100).map { Double($0.value) / 100 }
            }
        }

        /// How far a value may lie from what is written: half of the last place that people write.
        var tolerance: Double {
            switch self {
            case .count: 0
            case .seconds: 0.5
            case .percent: 0.005
            }
        }
    }

    /// Everything that can be asked for.
    static let all: [QueueMeasure] =
        Figure.allCases.map { figure in
            QueueMeasure(name: figure.rawValue, sort: .count) { Double($0[figure]) }
        } + [
            QueueMeasure(name: "left", sort: .count) { Double($0.left) },
            QueueMeasure(name: "waiting", sort: .count) { Double($0.waitingAfter) },
            QueueMeasure(name: "average_speed_of_answer", sort: .seconds) { $0.averageSpeedOfAnswer },
            QueueMeasure(name: "average_handling", sort: .seconds) { $0.averageHandling },
            QueueMeasure(name: "average_talk", sort: .seconds) { $0.averageTalk },
            QueueMeasure(name: "average_wrap_up", sort: .seconds) { $0.averageWrapUp },
            QueueMeasure(name: "longest_wait", sort: .seconds) { $0.longestWait },
            QueueMeasure(name: "abandonment", sort: .percent) { $0.abandonment },
            QueueMeasure(name: "occupancy", sort: .percent) { $0.occupancy },
        ]
        + ServiceLevel.allCases.map { formula in
            QueueMeasure(name: "service_level_\(formula.rawValue)", sort: .percent) { $0.serviceLevel(formula) }
        }
}

/// A figure as it must be at the end.
struct ExpectedFigure: Sendable {
    let subject: FigureRow.Subject
    let measure: QueueMeasure
    let value: Double
    let entry: Entry

    /// Reads the `figures` of a scenario.
    static func read(_ entries: [Entry], _ names: QueueNames, _ findings: Findings) -> [ExpectedFigure] {
        entries.flatMap { entry -> [ExpectedFigure] in
            guard let subject = subject(entry, names, findings) else { return [] }
            return (findings.named(entry) ?? []).compactMap { figure in
                guard let measure = QueueMeasure.all.first(where: { $0.name == figure.key }) else {
                    findings.error(
                        "F902", at: figure.label, figure.pointer, "there is no figure \"\(figure.key ?? "")\"",
                        hint: Spelling.hint(for: figure.key ?? "", among: QueueMeasure.all.map(\.name)))
                    return nil
                }
                return measure.sort.read(figure, findings)
                    .map { ExpectedFigure(subject: subject, measure: measure, value: $0, entry: figure) }
            }
        }
    }

    private static func subject(
        _ entry: Entry, _ names: QueueNames, _ findings: Findings
    ) -> FigureRow.Subject? {
        let name = entry.key ?? ""
        if names.queues.contains(name) { return .queue(name) }
        if names.agents[AgentID(rawValue: name)] != nil { return .agent(AgentID(rawValue: name)) }
        findings.error(
            "F902", at: entry.label, entry.pointer, "there is no queue and no agent \"\(name)\"",
            hint: Spelling.hint(for: name, among: names.queues + names.agents.keys.map(\.rawValue).sorted()))
        return nil
    }
}
