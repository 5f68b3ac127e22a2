import JSONSyntax
import Telephony

/// Goes back to the flow that ran this one.
struct Return: Kind {
    static let sheet = KindSheet(
        name: "return",
        documentation: """
            Goes back to the flow that ran this one, with the outcome `as`, which must stand in this flow's `returns`. \
            `give` names results that the other flow may `take`. A call that began in this flow, or was handed over to \
            it, ends here with goodbye; after the caller has hung up it just ends.
            """,
        keys: [
            KeySheet("as", .required, .newName, "The outcome, one of the flow's `returns`.", example: #""served""#),
            RunFlow.gifts("Results that the other flow may take."),
        ],
        outcomes: [],
        ways: .end,
        needsCaller: false)

    let name: String
    let gifts: GiftSlot

    init?(_ reader: inout StateReader) {
        let name = reader.object.string("as", .required)
        let give = reader.object.take("give")
        gifts = reader.draft.give(give.map { reader.gifts($0) } ?? [])
        guard let name else { return nil }
        self.name = name.value
    }

    var label: String { "return \(name)" }

    func enter(_ run: inout Run) {
        guard !run.session.isCallerGone else {
            run.end(reason: "hung_up")
            return
        }
        let results = run.gifts(gifts)
        let flow = run.flow.id
        guard run.pop(), let call = run.state.kind as? RunFlow else {
            run.close(saying: run.flow.goodbye, reason: "returned")
            return
        }
        run.facts.append(.returned(flow: flow, as: name))
        call.comeBack(as: name, results, &run)
    }

    func handle(_ event: FlowEvent, _ run: inout Run) -> Bool { false }
}
