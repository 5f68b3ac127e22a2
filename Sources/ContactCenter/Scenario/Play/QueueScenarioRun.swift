import CallFlow
import JSONSyntax
import Telephony

extension QueueScenario {
    /// Plays the scenario from beginning to end, in no time.
    ///
    /// - Parameters:
    ///   - base: The configuration of the installation; its flows answer their numbers.
    ///   - reread: Stores entities after each input and reads them again; nil to leave that out.
    package func play(base: Configuration, reread: QueueStage.Reread?) -> QueueScenarioResult {
        var run = QueueScenarioRun(self, base: base, reread: reread)
        let failure = run.play()
        return QueueScenarioResult(
            scenario: self, failure: failure, length: run.stage.now - run.stage.start,
            story: run.stage.log.compactMap { $0.text(on: run.stage) })
    }
}

/// The playing of one queue scenario.
struct QueueScenarioRun {
    let scenario: QueueScenario
    var stage: QueueStage
    /// Expectations since the last deed.
    private var pending: [QueueStep] = []
    /// Where in the log the part begins in which they must be met.
    private var mark = 0
    /// Where in that part they were found.
    private var search = QueueSearch(from: 0)
    /// Where the part before it began.
    private var before = 0
    /// The offers that a line expected, by their place in the log.
    private var expected: Set<Int> = []

    /// How long is waited for what has no time of its own.
    private static let patience = Duration.seconds(4 * 3600)
    /// Most lines of a failure that tell what happened instead.
    private static let mostTold = 24

    init(_ scenario: QueueScenario, base: Configuration, reread: QueueStage.Reread?) {
        self.scenario = scenario
        stage = QueueStage(scenario, base: base, reread: reread)
    }

    /// Plays everything; the first failure, or nil.
    mutating func play() -> ScenarioFailure? {
        for step in scenario.steps {
            switch step.action {
            case .expects: pending.append(step)
            case .does(let deed):
                if let failure = getReady(for: step) { return failure }
                if let complaint = stage.perform(deed, wishes: scenario.wishes) {
                    return fail(at: step.entry, "this cannot be done now: \(complaint)", from: before)
                }
            }
        }
        runUntilMet()
        return closeSection() ?? checkEnd()
    }

    /// Lets everything come that is expected before a line, and the line's moment.
    private mutating func getReady(for step: QueueStep) -> ScenarioFailure? {
        if let at = step.at {
            stage.advance(to: stage.start + at.value)
        } else {
            runUntilMet()
        }
        return closeSection()
    }

    /// Lets time pass until nothing is missing, or nothing can come any more.
    private mutating func runUntilMet() {
        let end = stage.now + Self.patience
        while let step = unmet, search.rival == nil, let next = stage.next, next <= end {
            if let at = step.at, next > stage.start + at.value + QueueExpectation.tolerance { return }
            guard stage.runNext() else { return }
        }
    }

    // MARK: Expectations

    /// The first expectation that is not met yet, after a look at what is new.
    private var unmet: QueueStep? {
        mutating get {
            var search = search
            search.look(in: stage.log, for: pending) { judge($0, for: $1) }
            self.search = search
            return search.places.count < pending.count ? pending[search.places.count] : nil
        }
    }

    private func judge(_ occurrence: QueueOccurrence, for step: QueueStep) -> QueueSearch.Verdict {
        guard case .expects(let expectation) = step.action else { return .indifferent }
        if isInTime(step, occurrence), expectation.isMet(by: occurrence, on: stage) { return .met }
        return expectation.isDecided(by: occurrence, on: stage) ? .rival : .indifferent
    }

    private func isInTime(_ step: QueueStep, _ occurrence: QueueOccurrence) -> Bool {
        guard let at = step.at else { return true }
        let moment = stage.start + at.value
        return occurrence.at + QueueExpectation.tolerance >= moment
            && occurrence.at <= moment + QueueExpectation.tolerance
    }

    /// Looks whether all came that was expected since the last deed; begins a new section.
    private mutating func closeSection() -> ScenarioFailure? {
        let missing = unmet
        if stage.hasGivenUp {
            let moment = QueueClock.text(stage.now - stage.start)
            return fail(
                at: (missing ?? pending.last)?.entry ?? scenario.entry,
                "too much happens: the scenario was stopped at \(moment), after \(stage.mostTurns) events",
                hint: "let fewer callers wait, or announce less often")
        }
        if let missing, case .expects(let expectation) = missing.action {
            let from = search.from
            return fail(
                at: missing.entry, complaint(expectation, missing, from: from),
                hint: hint(expectation, missing, before: from), from: from)
        }
        expected.formUnion(search.places)
        if scenario.isStrict, let failure = firstSurplus { return failure }
        pending = []
        (before, mark) = (mark, stage.log.count)
        search = QueueSearch(from: mark)
        return nil
    }

    /// What is missing; if it came otherwise or at another time, how and when.
    private func complaint(_ expectation: QueueExpectation, _ step: QueueStep, from index: Int) -> String {
        let complaint = expectation.complaint + (step.at.map { " at \(QueueClock.text($0.value))" } ?? "")
        if let rival = search.rival, let text = stage.log[rival].text(on: stage) {
            return "\(complaint), but: \(text)"
        }
        let other = stage.log[index...].first { expectation.isMet(by: $0, on: stage) }
        return complaint + (other.map { ", but at \(QueueClock.text($0.at - stage.start))" } ?? "")
    }

    /// That it came in time, and before something that a line above expects.
    private func hint(_ expectation: QueueExpectation, _ step: QueueStep, before index: Int) -> String? {
        let earlier = stage.log[mark..<index].first { isInTime(step, $0) && expectation.isMet(by: $0, on: stage) }
        return earlier.map {
            "it came at \(QueueClock.text($0.at - stage.start)), before the line above: change places"
        }
    }

    /// An offer that no line expects, where that is forbidden.
    private var firstSurplus: ScenarioFailure? {
        let surplus = stage.log.indices.first { index in
            guard !expected.contains(index), case .fact(let fact) = stage.log[index].what,
                case .offered = fact.kind
            else { return false }
            return index < (expected.max() ?? 0) || pending.isEmpty
        }
        guard let surplus, let text = stage.log[surplus].text(on: stage) else { return nil }
        return fail(at: pending.last?.entry ?? scenario.entry, "no line expects this: \(text)", from: surplus)
    }

    // MARK: The end

    private mutating func checkEnd() -> ScenarioFailure? {
        if let trouble = stage.troubles.first { return fail(at: scenario.entry, trouble) }
        pending = []
        if scenario.isStrict, let failure = firstSurplus { return failure }
        guard !scenario.figures.isEmpty else { return nil }
        var table = FigureTable(
            FigureScope(
                from: stage.start, to: stage.now + .seconds(86_400), members: stage.configuration.members),
            FigureRules(stage.configuration.queues))
        for fact in stage.facts { table.take(fact) }
        let rows = table.current(at: max(stage.now, stage.start + .milliseconds(1)))
        for figure in scenario.figures {
            let value = rows.first { $0.subject == figure.subject }.map { figure.measure.value($0) }
            let found = value ?? (figure.measure.sort == .count ? 0 : nil)
            if let found, abs(found - figure.value) <= figure.measure.sort.tolerance { continue }
            return fail(at: figure.entry, "it is otherwise: \(figure.measure.sort.text(found))", from: 0)
        }
        return nil
    }

    /// A failure at a line, with what happened since `index` in the log.
    private func fail(
        at entry: Entry, _ message: String, hint: String? = nil, from index: Int? = nil
    ) -> ScenarioFailure {
        let span = (entry.key == nil ? entry.node.members?.first?.keySpan : entry.keySpan) ?? entry.node.span
        let finding = Diagnostic(
            code: "failed", in: scenario.source, at: span, pointer: entry.pointer, message: message,
            hint: hint)
        let told = stage.log[(index ?? mark)...].lazy.compactMap { $0.text(on: stage) }
        var story = Array(told.prefix(Self.mostTold + 1))
        if story.count > Self.mostTold { story[Self.mostTold] = "… and so on" }
        return ScenarioFailure(finding: finding, instead: story)
    }
}
