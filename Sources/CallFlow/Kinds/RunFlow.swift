import JSONSyntax
import Telephony

/// Runs another flow and comes back.
struct RunFlow: Kind {
    static let sheet = KindSheet(
        name: "run",
        documentation: """
            Runs another flow, which returns with one of its `returns`; `on` says for every one of them where the call \
            goes on. `give` gives the flow its parameters: texts with placeholders, numbers, and the names of \
            calendars, queues, mailboxes, destinations and prompts. `take` names variables of this flow that get what \
            the other one gives back. Otherwise each flow has its own variables; only the language and what is known \
            of the call are shared.
            """,
        keys: [
            KeySheet("flow", .required, .name(.flow), "The flow to run.", example: #""part""#),
            gifts("Values for the flow's parameters."),
            KeySheet(
                "take", .map(.variables, .text(atMost: 200), atMost: 50),
                "Variables that get results of the flow, by the results' names.", example: #"{ "topic": "what" }"#),
        ],
        outcomes: [],
        ways: .returns)

    let flow: String
    let gifts: GiftSlot
    /// Variables that get results, by the results' names.
    let takes: [(result: String, variable: Variable)]

    init?(_ reader: inout StateReader) {
        let flow = reader.object.string("flow", .required)
        let give = reader.object.take("give")
        let gifts = reader.draft.give(give.map { reader.gifts($0) } ?? [])
        let takes = reader.takes("take")
        guard let flow else { return nil }
        reader.draft.call(
            FlowCall(flow: flow, state: reader.state, gifts: gifts, comesBack: true, takes: takes, give: give))
        self.flow = flow.value
        self.gifts = gifts
        self.takes = takes.map { ($0.result.value, $0.variable) }
    }

    /// What `run`, `handoff` and `return` give.
    static func gifts(_ documentation: String) -> KeySheet {
        KeySheet("give", .map(.names, .value, atMost: 50), documentation, example: #"{ "what": "{topic}" }"#)
    }

    var label: String { "run \(flow)" }

    func moreOutcomes(_ names: Names) -> [Outcome] {
        (names.returns(flow) ?? []).map { Outcome($0, .afterWait, .required) }
    }

    func enter(_ run: inout Run) {
        guard let other = run.assembly.flow(flow) else {
            run.leaveForGood()
            return
        }
        let values = run.gifts(gifts)
        run.facts.append(.called(flow: flow, from: run.state.name))
        run.push()
        run.begin(other, with: values)
    }

    /// The other flow has come back with these results.
    func comeBack(as name: String, _ results: [String: String], _ run: inout Run) {
        for (result, variable) in takes {
            if let value = results[result] { run.assign(value, to: variable) }
        }
        run.leave(name)
    }

    func handle(_ event: FlowEvent, _ run: inout Run) -> Bool { false }
}
