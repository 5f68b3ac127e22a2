import JSONSyntax
import Telephony

extension Scenario {
    /// Plays the scenario from beginning to end, in no time.
    ///
    /// - Parameters:
    ///   - reread: stores the session after each step and reads it again; nil to leave that out.
    ///   - newer: the flow with another file's text in its place, for `reload`; nil if there is no such file.
    package func play(
        reread: World.Reread?, newer: (_ file: String) -> Program? = { _ in nil }
    ) -> ScenarioResult {
        var run = ScenarioRun(self, reread: reread)
        let failure = run.play(newer)
        let length = run.world.now - circumstances.startsAt
        return ScenarioResult(
            scenario: self, failure: failure, log: run.world.log, length: length, turns: run.world.turns)
    }
}

extension Act {
    /// Whether a call must go on after it as if it had not happened.
    fileprivate var changesNothing: Bool {
        switch self {
        case .reload, .retry, .restart: true
        case .presses, .says, .silent, .hangsUp, .waits, .records, .agent, .queue, .answer: false
        }
    }
}

/// The playing of one scenario.
struct ScenarioRun {
    let scenario: Scenario
    var world: World
    /// Expectations since the last deed.
    private var pending: [Step] = []
    /// Where in the log the part begins in which they must be met.
    private var mark = 0

    init(_ scenario: Scenario, reread: World.Reread?) {
        self.scenario = scenario
        world = World(scenario.program, scenario.circumstances, reread: reread)
    }

    /// Plays everything; the first failure, or nil.
    mutating func play(_ newer: (String) -> Program?) -> ScenarioFailure? {
        for step in scenario.steps {
            switch step.action {
            case .expects: pending.append(step)
            case .does(let act) where act.changesNothing:
                while unmet != nil, world.chance == nil, world.runNext() {}
                if let complaint = perform(act, newer) { return fail(at: step.entry, complaint) }
            case .does(let act):
                getReady(for: act)
                if let failure = checkPending() { return failure }
                pending = []
                mark = world.log.count
                if let complaint = perform(act, newer) { return fail(at: step.entry, complaint) }
            }
        }
        // Whoever is not told otherwise stays on the line and does nothing.
        while unmet != nil, world.runNext() {}
        return checkPending() ?? checkEnd()
    }

    // MARK: Expectations

    /// The first expectation that is not met yet, and where the search for it began.
    private var unmet: (step: Step, from: Int)? {
        var index = mark
        for step in pending {
            guard case .expects(let expectation) = step.action else { continue }
            if let found = world.log[index...].firstIndex(where: expectation.isMet) {
                index = found + 1
            } else if case .at(let state) = expectation, world.log[..<index].lazy.compactMap(\.entered).last == state {
                continue
            } else {
                return (step, index)
            }
        }
        return nil
    }

    private func checkPending() -> ScenarioFailure? {
        if let unmet, case .expects(let expectation) = unmet.step.action {
            return fail(at: unmet.step.entry, expectation.complaint, from: unmet.from)
        }
        guard scenario.isStrict else { return nil }
        return firstSurplus
    }

    /// What was heard without being expected, where that is forbidden.
    private var firstSurplus: ScenarioFailure? {
        var index = mark
        for step in pending {
            guard case .expects(let expectation) = step.action,
                let found = world.log[index...].firstIndex(where: expectation.isMet)
            else { continue }
            if let surplus = world.log[index..<found].lazy.compactMap(\.said).first {
                return fail(at: step.entry, "\"\(surplus.prompt)\" was heard before this, and is not expected")
            }
            index = found + 1
        }
        guard let surplus = world.log[index...].lazy.compactMap(\.said).first, let last = pending.last else {
            return nil
        }
        return fail(at: last.entry, "\"\(surplus.prompt)\" was heard after this, and is not expected")
    }

    /// Lets the call go on until the line can be played.
    private mutating func getReady(for act: Act) {
        switch act {
        case .hangsUp where !pending.isEmpty: while unmet != nil, world.chance == nil, world.runNext() {}
        case .presses(_, _, early: true): while unmet != nil, world.chance == nil, world.runNext() {}
        case .queue: while world.chance == nil, !world.isWaitingForAgent, world.runNext() {}
        case .hangsUp, .presses, .says, .silent, .waits, .records, .agent, .answer, .reload, .retry, .restart:
            world.runToChance()
        }
    }

    // MARK: The end

    private func checkEnd() -> ScenarioFailure? {
        if let trouble = world.troubles.first { return fail(at: scenario.entry, trouble) }
        if let failure = checkServices() { return failure }
        for (survey, answers) in scenario.results.sorted(by: { $0.key < $1.key }) {
            for (question, expected) in answers.sorted(by: { $0.key < $1.key }) {
                let answer = answer(survey, question)
                if let answer, answer == expected.text || answer.hasPrefix(expected.text + " ") { continue }
                return fail(
                    at: expected.entry, answer.map { "the answer was \"\($0)\"" } ?? "this question was not answered")
            }
        }
        for (name, expected) in scenario.variables.sorted(by: { $0.key < $1.key }) {
            let (value, isPrivate) = world.value(of: name)
            guard value != expected.text else { continue }
            return fail(
                at: expected.entry,
                isPrivate
                    ? "it has another value, which is private" : value.map { "it is \"\($0)\"" } ?? "it is not set")
        }
        let length = world.now - scenario.circumstances.startsAt
        if let within = scenario.within, length > within.value {
            return fail(at: within.entry, "the call took \(DurationText.text(.seconds(length.wholeSeconds)))")
        }
        return nil
    }

    /// A service that nothing is said about was asked, or one that is given was not.
    private func checkServices() -> ScenarioFailure? {
        let asked = world.log.compactMap { occurrence -> String? in
            guard case .asked(let request) = occurrence.what else { return nil }
            return request.service.name
        }
        if let surprise = asked.first(where: { scenario.circumstances.services[$0] == nil }) {
            return fail(
                at: scenario.entry, "the service \"\(surprise)\" was asked, and \"given\" says nothing about it")
        }
        guard let idle = scenario.givenServices.first(where: { !asked.contains($0.key ?? "") }) else { return nil }
        return fail(at: idle, "the service \"\(idle.key ?? "")\" is given and was never asked")
    }

    private func answer(_ survey: String, _ question: String) -> String? {
        world.log.lazy.compactMap { occurrence -> String? in
            guard case .fact(.scored(survey, question, let answer)) = occurrence.what else { return nil }
            return answer
        }.last
    }

    /// A failure at a line, with what happened since `index` in the log.
    func fail(at entry: Entry, _ message: String, from index: Int? = nil) -> ScenarioFailure {
        let span = (entry.key == nil ? entry.node.members?.first?.keySpan : entry.keySpan) ?? entry.node.span
        let finding = Diagnostic(
            code: "failed", in: scenario.source, at: span, pointer: entry.pointer, message: message)
        return ScenarioFailure(
            finding: finding, instead: world.log[(index ?? mark)...].compactMap(\.text),
            path: world.log.compactMap(\.entered))
    }
}

extension World {
    /// The value of a variable, and whether it may be shown.
    func value(of name: String) -> (value: String?, isPrivate: Bool) {
        let here = FlowSession.Frame(flow: session.flow, state: session.state, values: session.values)
        for frame in [here] + session.frames.reversed() {
            guard let variable = program?.assembly.flow(frame.flow)?.sources.scope.variables[name] else { continue }
            return (frame.values[name] ?? variable.initial, variable.isPrivate)
        }
        return (nil, false)
    }
}
