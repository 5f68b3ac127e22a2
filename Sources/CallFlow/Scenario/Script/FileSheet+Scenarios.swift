import JSONSyntax
import Telephony

extension FileSheet {
    /// Every key of a file of scenarios, in the order in which they are written.
    static let scenarios = [
        KeySheet(
            "$schema", .text(atMost: 500), "The description that editors help with; it means nothing to a call.",
            example: #""./schema/test.schema.json""#),
        KeySheet("spec", .required, .integer(1...1), "The version of the language.", example: "1"),
        KeySheet(
            "flow", .required, .pattern("^[a-z][a-z0-9_]{0,39}$"), "The flow that is called.", example: #""test""#),
        KeySheet("given", given, "What every call of the file meets.", example: #"{ "call": { "language": "en" } }"#),
        KeySheet(
            "scenarios", .required, .list(.object(ofScenario), atMost: 1000), "The calls, each as it should go.",
            example: #"[{ "name": "Hangs up", "steps": [{ "hangs_up": true }] }]"#),
    ]

    private static let ofScenario = [
        KeySheet("name", .required, .text(atMost: 200), "What the call shows.", example: #""Hangs up""#),
        KeySheet(
            "given", given, "What this call meets, over what the file says.",
            example: #"{ "call": { "at": "2026-12-25T10:00" } }"#),
        KeySheet(
            "steps", .required, .list(.firstOf(heads, others: besides), atMost: 1000),
            "What the caller and the world do, and what must come of it, line by line.",
            example: #"[{ "presses": "1" }, { "ends": "we hung up" }]"#),
        KeySheet(
            "results", .map(.names, .map(.names, .value, atMost: 100), atMost: 100),
            "Answers that surveys must have at the end, by survey and question.", example: "{}"),
        KeySheet(
            "variables", .map(.variables, .value, atMost: 100), "Values that variables must have at the end.",
            example: "{}"),
        KeySheet(
            "within", .either([.duration(.milliseconds(1)...(.seconds(86_400))), .integer(1...86_400)]),
            "The longest that the call may take; a number is seconds.", example: #""90s""#),
        KeySheet(
            "strict", .yesNo, usual: "false", "Whether nothing may be heard that is not expected.", example: "false"),
    ]

    /// What a line can be.
    static let heads: [KeySheet] = [
        KeySheet("presses", .pattern("^[0-9*#A-D]{1,64}$"), "The caller presses these keys.", example: #""1""#),
        KeySheet("says", .text(atMost: 200), "The caller says this where words are heard.", example: #""sales""#),
        KeySheet("silent", .yesNo, "The caller lets the chance pass, or waits in the queue.", example: "true"),
        KeySheet("waits", .duration(.zero ... .seconds(86_400)), "Time passes.", example: #""45s""#),
        KeySheet(
            "records", .duration(.zero ... .seconds(3600)), "The caller speaks after the tone.", example: #""12s""#),
        KeySheet("hangs_up", .yesNo, "The caller hangs up.", example: "true"),
        KeySheet(
            "agent", .choice(Act.AgentAct.allCases.map(\.rawValue)), "An agent takes the call, or leaves it.",
            example: #""answers""#),
        KeySheet(
            "queue", .choice(Act.QueueAct.allCases.map(\.rawValue)), "The queue refuses the caller, or fails.",
            example: #""full""#),
        KeySheet(
            "answer", .choice(TransferWord.allCases.map(\.rawValue)), "The transfer ends so.", example: #""busy""#),
        KeySheet(
            "reload", .text(atMost: 200), "The flow is read anew from this file; the call keeps its version.",
            example: #""next/test.json""#),
        KeySheet("retry", .yesNo, "The carrier tells its last event a second time.", example: "true"),
        KeySheet("restart", .yesNo, "The server is ended and started again.", example: "true"),
        KeySheet("hears", .name(.prompt), "The caller hears this prompt.", example: #""hello""#),
        KeySheet("asks", .name(.service), "This service is asked.", example: #""crm""#),
        KeySheet("queued", .name(.queue), "The caller asks for a place in this queue.", example: #""sales""#),
        KeySheet("transferred", .name(.destination), "The caller is put through.", example: #""desk""#),
        KeySheet("left_in", .name(.mailbox), "A message is left in this mailbox.", example: #""box""#),
        KeySheet("callback", .name(.queue), "A call back by this queue is booked.", example: #""sales""#),
        KeySheet("notified", .newName, "Other software is told of this.", example: #""low_score""#),
        KeySheet("messaged", .phoneNumber, "A text message is sent to this number.", example: #""+34600111222""#),
        KeySheet(
            "recording", .choice(ConversationRecording.Turn.allCases.map(\.rawValue)),
            "The recording of the conversation is turned so.", example: #""on""#),
        KeySheet("at", .newName, "The call is in this state, or comes to it.", example: #""a""#),
        KeySheet("ends", .choice(CallEnding.allCases.map(\.rawValue)), "The call ends so.", example: #""we hung up""#),
    ]

    /// What may stand beside it.
    static let besides = [
        KeySheet("gap", .duration(.zero ... .seconds(60)), usual: #""300ms""#, "Time between keys.", example: #""3s""#),
        KeySheet(
            "early", .yesNo, usual: "false", "Whether the keys are pressed while the prompt plays.", example: "true"),
        KeySheet("in", .language, "The language in which it must be heard.", example: #""en""#),
        KeySheet("path", .text(atMost: 2000), "The path that must be asked for.", example: #""/contacts/1""#),
        KeySheet("priority", .integer(1...10), "The priority that the caller must have.", example: "1"),
        KeySheet(
            "with", .map(.words, .value, atMost: 100), "Values that must be told with it.",
            example: #"{ "score": "1" }"#),
    ]

    private static let given: KeySheet.Shape = .object([
        KeySheet(
            "call",
            .object([
                KeySheet(
                    "from", .either([.phoneNumber, .choice(["withheld"])]), "Who calls, or \"withheld\".",
                    example: #""+34600111222""#),
                KeySheet("to", .phoneNumber, "The number that is called.", example: #""+34910000001""#),
                KeySheet(
                    "at", .pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}$"), usual: #""2026-03-10T10:30""#,
                    "When the call is answered.", example: #""2026-12-25T10:00""#),
                KeySheet(
                    "timezone", .text(atMost: 60), "The zone of \"at\"; usually that of the flow's first calendar.",
                    example: #""Europe/Madrid""#),
                KeySheet("language", .language, "The language that the call begins in.", example: #""en""#),
            ]), "Who calls, and when.", example: #"{ "from": "withheld" }"#),
        KeySheet(
            "services", .map(.names, .object(ofService), atMost: 100), "How services answer.",
            example: #"{ "crm": { "status": 200, "json": { "tier": "gold" } } }"#),
        KeySheet(
            "queues",
            .map(
                .names, .either([.choice(Act.QueueAct.allCases.map(\.rawValue)), .object(ofQueue)]), atMost: 100),
            "How queues treat the caller; one that is not named lets the caller wait.",
            example: #"{ "sales": "full" }"#),
        KeySheet(
            "destinations", .map(.names, .choice(TransferWord.allCases.map(\.rawValue)), atMost: 100),
            "How transfers end; usually they are answered.", example: #"{ "desk": "busy" }"#),
        KeySheet(
            "callbacks", .map(.names, .choice(FlowEvent.BookingRefusal.allCases.map(\.rawValue)), atMost: 100),
            "Queues that book no call back.", example: #"{ "sales": "duplicate" }"#),
        KeySheet(
            "overrides",
            .map(
                .names, .either([.choice(HoursOverride.State.allCases.map(\.rawValue)), .object(ofOverride)]),
                atMost: 100),
            "Exceptions from calendars' hours that somebody made by hand.", example: #"{ "office": "closed" }"#),
        KeySheet(
            "failing", .list(.choice(Order.allCases.map(\.rawValue)), atMost: 10), "What cannot be carried out.",
            example: #"["notify"]"#),
    ])

    private static let ofService = [
        KeySheet("status", .integer(100...599), usual: "200", "The status of HTTP.", example: "404"),
        KeySheet("json", .json, "The answer.", example: #"{ "tier": "gold" }"#),
        KeySheet(
            "fails", .choice(FlowEvent.LookupFailure.allCases.map(\.rawValue)), "Why there is no answer.",
            example: #""timeout""#),
        KeySheet(
            "after", .duration(.zero ... .seconds(600)), usual: #""200ms""#, "How long it takes.", example: #""2s""#),
    ]

    private static let ofOverride = [
        KeySheet(
            "state", .required, .choice(HoursOverride.State.allCases.map(\.rawValue)),
            "What callers meet until it ends.", example: #""closed""#),
        KeySheet(
            "until", .pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}$"),
            "When it ends, in the zone of the call's \"at\".", example: #""2026-03-10T18:00""#),
        KeySheet(
            "ends_after", .duration(.zero ... .seconds(60 * 86_400)), usual: #""24h""#,
            "The same, counted from the beginning of the call.", example: #""90s""#),
        KeySheet(
            "reason", .text(atMost: 200), "Why; what \"holiday\" is called on a day that the calendar does not list.",
            example: #""snow""#),
        KeySheet(
            "prompt", .name(.prompt), "What callers hear first, one of the calendar's `notices`.",
            example: #""hello""#),
    ]

    private static let ofQueue = [
        KeySheet("position", .integer(1...10_000), usual: "1", "The caller's place.", example: "3"),
        KeySheet("wait", .duration(.zero ... .seconds(86_400)), "The expected wait.", example: #""2m""#),
        KeySheet(
            "answers_after", .duration(.zero ... .seconds(86_400)), "When an agent answers by themselves.",
            example: #""20s""#),
        KeySheet(
            "talks", .duration(.zero ... .seconds(86_400)), usual: #""2m""#, "How long they talk then.",
            example: #""5m""#),
    ]
}
