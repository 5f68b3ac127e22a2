import JSONSyntax
import Telephony

/// Hands the call over to another flow for good.
struct Handoff: Kind {
    static let sheet = KindSheet(
        name: "handoff",
        documentation: """
            Hands the call over to another flow, which does not come back: this flow and every flow that ran it are \
            left. `give` gives the flow its parameters. One call may be handed over three times at most.
            """,
        keys: [
            KeySheet("flow", .required, .name(.flow), "The flow that takes the call over.", example: #""part""#),
            RunFlow.gifts("Values for the flow's parameters."),
        ],
        outcomes: [],
        ways: .end)

    let flow: String
    let gifts: GiftSlot

    init?(_ reader: inout StateReader) {
        let flow = reader.object.string("flow", .required)
        let give = reader.object.take("give")
        gifts = reader.draft.give(give.map { reader.gifts($0) } ?? [])
        guard let flow else { return nil }
        reader.draft.call(
            FlowCall(flow: flow, state: reader.state, gifts: gifts, comesBack: false, takes: [], give: give))
        self.flow = flow.value
    }

    var label: String { "handoff \(flow)" }

    func enter(_ run: inout Run) {
        guard let other = run.assembly.flow(flow) else {
            run.leaveForGood()
            return
        }
        guard run.session.handoffs < Limits.handoffs else {
            run.exceed("handoffs")
            return
        }
        let values = run.gifts(gifts)
        run.facts.append(.handedOff(from: run.flow.id, to: flow))
        run.session.handoffs += 1
        run.session.frames = []
        run.begin(other, with: values)
    }

    func handle(_ event: FlowEvent, _ run: inout Run) -> Bool { false }
}
