import JSONSyntax
import Telephony

/// Sends a text message.
struct SendMessage: Kind {
    static let sheet = KindSheet(
        name: "message",
        documentation: """
            Sends the words of the prompt `text`, in the caller's language, as a text message to the number `to` and \
            goes on at once; the delivery is tried again by itself. `from` is the number that it comes from, usually \
            the one that was dialled. A number that callers enter or a service gives needs `allow`. `error` is taken \
            when `to` is no telephone number or not an allowed one, or no message can be sent.
            """,
        keys: [
            KeySheet(
                "to", .required, .template(atMost: 1000), "The number that gets the message.",
                example: #""{call.from}""#),
            .allowedNumbers,
            KeySheet(
                "text", .required, .nameOrParameter(.prompt), "The prompt whose words are sent.", example: #""hello""#),
            KeySheet("from", .phoneNumber, "The number that it comes from.", example: #""+34910000001""#),
        ],
        outcomes: [Outcome("next", .instant, .required), Outcome("error", .instant, .technical)],
        needsCaller: false)

    let to: NumberToReach
    let text: PromptSlot
    let from: PhoneNumber?

    init?(_ reader: inout StateReader) {
        let to = reader.numberToReach("to")
        let text = reader.prompt("text", .required)
        from = reader.phoneNumber("from")
        guard let to, let text else { return nil }
        self.to = to
        self.text = text
    }

    func enter(_ run: inout Run) {
        guard let number = PhoneNumber(to.number.text(run.values())), to.permits(number),
            let (words, redacted) = run.words(of: text),
            !words.isEmpty
        else {
            run.leave("error")
            return
        }
        let known = run.isPrivate(to.number) ? Values.redacted : number.text
        run.facts.append(.messaged(to: known, text: redacted))
        run.order(.message(TextMessage(to: number, from: from, text: words, key: run.orderKey)))
    }

    func handle(_ event: FlowEvent, _ run: inout Run) -> Bool { run.hearOrder(event) }
}
