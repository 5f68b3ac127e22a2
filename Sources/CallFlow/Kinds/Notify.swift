import JSONSyntax
import Telephony

/// Tells other software of something.
struct Notify: Kind {
    static let sheet = KindSheet(
        name: "notify",
        documentation: """
            Tells other software that `event` has happened, with the values in `with`, and goes on at once; the \
            delivery is tried again by itself until it works. `error` is taken when nobody is set up to be told.
            """,
        keys: [
            KeySheet("event", .required, .newName, "What happened, in a word of your own.", example: #""low_score""#),
            KeySheet(
                "with", .map(.names, .value, atMost: 50), "What is told with it.",
                example: #"{ "caller": "{call.from}" }"#),
        ],
        outcomes: [Outcome("next", .instant, .required), Outcome("error", .instant, .technical)],
        needsCaller: false)

    let event: String
    let with: [Gift]

    init?(_ reader: inout StateReader) {
        let event = reader.object.string("event", .required).flatMap { reader.findings.legalName($0, what: "an event") }
        with = reader.object.take("with").map { reader.gifts($0) }?.map { Gift(name: $0.name, value: $0.value) } ?? []
        guard let event else { return nil }
        self.event = event.value
    }

    var label: String { "notify \(event)" }

    func enter(_ run: inout Run) {
        let notice = Notice(event: event, with: text(run.values()), key: run.orderKey)
        run.facts.append(.notified(event: event, with: text(run.values(redacts: true))))
        run.order(.notify(notice))
    }

    private func text(_ values: borrowing Values) -> [String: String] {
        var texts: [String: String] = [:]
        for gift in with { texts[gift.name] = gift.value.text(values) }
        return texts
    }

    func handle(_ event: FlowEvent, _ run: inout Run) -> Bool { run.hearOrder(event) }
}
