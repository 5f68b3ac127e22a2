import JSONSyntax
import Telephony

extension FileSheet {
    /// Every key of a file of queue scenarios, in the order in which they are written.
    ///
    /// Such files are read where queues are known; the sheet is here, with all others, so that schemas and the manual
    /// are made in one way.
    static let queueScenarios = [
        KeySheet(
            "$schema", .text(atMost: 500), "The description that editors help with; it means nothing to a call.",
            example: #""./schema/queue-test.schema.json""#),
        KeySheet("spec", .required, .integer(1...1), "The version of the language.", example: "1"),
        KeySheet("queue", .required, name, "The queue that callers wait in.", example: #""sales""#),
        KeySheet(
            "given", given, "What every scenario of the file begins with.",
            example: #"{ "agents": { "ana": { "answers_after": "3s" } } }"#),
        KeySheet(
            "scenarios", .required, .list(.object(ofQueueScenario), atMost: 1000), "What happens, each as it should.",
            example: #"[{ "name": "Nobody waits", "steps": [{ "waits": "1m" }] }]"#),
    ]

    private static let name = KeySheet.Shape.pattern("^[a-z][a-z0-9_]{0,39}$")
    private static let agent = KeySheet.Shape.pattern("^[a-z][a-z0-9_.-]{0,39}$")
    private static let day = Duration.zero ... .seconds(86_400)

    private static let ofQueueScenario = [
        KeySheet("name", .required, .text(atMost: 200), "What it shows.", example: #""Most idle first""#),
        KeySheet(
            "given", given,
            "What this scenario begins with, over what the file says: only what is written is changed.",
            example: #"{ "queues": { "sales": { "strategy": "ring_all" } } }"#),
        KeySheet(
            "steps", .required, .list(.firstOf(queueDeeds + queueExpectations, others: queueDetails), atMost: 1000),
            "What callers and agents do, and what must come of it, line by line.",
            example: #"[{ "calls": "carla" }, { "offered": "carla", "to": "ana" }]"#),
        KeySheet(
            "figures", .map(.words, .map(.names, .value, atMost: 100), atMost: 100),
            "Figures that a queue or an agent must have at the end, by their names in the reports; times as `\"12s\"`, "
                + "ratios in percent.",
            example: #"{ "sales": { "answered": 1, "average_speed_of_answer": "4s" } }"#),
        KeySheet(
            "strict", .yesNo, usual: "false", "Whether no call may be offered that no line expects.",
            example: "false"),
    ]

    /// What people do, by the lines' first key.
    static let queueDeeds: [KeySheet] = [
        KeySheet("calls", name, "Somebody calls, and is called this from then on.", example: #""carla""#),
        KeySheet(
            "presses", .pattern("^[0-9*#A-D]{1,64}$"), "The `caller` presses these keys.", example: #""1""#),
        KeySheet("hangs_up", name, "This caller hangs up.", example: #""carla""#),
        KeySheet(
            "answers", agent, "This agent picks up, or this caller who is being called back.", example: #""ana""#),
        KeySheet(
            "rejects", agent, "The same people refuse the call; without a line they let it ring.", example: #""ana""#),
        KeySheet("finishes", agent, "This agent hangs up after talking.", example: #""ana""#),
        KeySheet("goes", agent, "This agent chooses the status `to`.", example: #""ana""#),
        KeySheet("ends_wrap_up", agent, "This agent has wrapped up.", example: #""ana""#),
        KeySheet("picks", agent, "This agent takes the `caller` out of turn.", example: #""ana""#),
        KeySheet("moves", name, "A supervisor moves this caller to the queue `to`.", example: #""carla""#),
        KeySheet("takes_out", name, "A supervisor takes this caller out of the queue.", example: #""carla""#),
        KeySheet("waits", .duration(day), "Time passes.", example: #""45s""#),
        KeySheet("restart", .yesNo, "The server is ended and started again.", example: "true"),
    ]

    /// What must come of it, by the lines' first key.
    static let queueExpectations: [KeySheet] = [
        KeySheet("queued", name, "This caller takes a place in the queue.", example: #""carla""#),
        KeySheet("refused", name, "This caller gets no place.", example: #""carla""#),
        KeySheet("offered", name, "This caller is offered to the agent `to`.", example: #""carla""#),
        KeySheet("missed", name, "The agent `by` did not take this caller, who waits on.", example: #""carla""#),
        KeySheet("stops_ringing", agent, "The offer to this agent is taken back.", example: #""ana""#),
        KeySheet("connected", name, "This caller and the agent `to` hear each other.", example: #""carla""#),
        KeySheet("hears", agent, "This caller, or this agent, hears what `says` says.", example: #""carla""#),
        KeySheet("leaves", name, "This caller leaves the queue without having talked.", example: #""carla""#),
        KeySheet("moved", name, "This caller goes on waiting in the queue `to`, with its age.", example: #""carla""#),
        KeySheet("resumes", name, "This caller was waiting before, and has that place again.", example: #""carla""#),
        KeySheet("booked", name, "This caller will be called back.", example: #""carla""#),
        KeySheet("called_back", name, "This caller's phone rings, with an agent on the line.", example: #""carla""#),
        KeySheet("wraps_up", agent, "This agent's wrap-up begins.", example: #""ana""#),
        KeySheet("wrapped_up", agent, "This agent's wrap-up is over.", example: #""ana""#),
        KeySheet("becomes", agent, "This agent's status has become `to`.", example: #""ana""#),
        KeySheet("ends", name, "This caller's call is over.", example: #""carla""#),
    ]

    /// What may stand beside it.
    static let queueDetails: [KeySheet] = [
        KeySheet(
            "at", .duration(day),
            "When, after the beginning; a line without it is done as soon as what stands before "
                + "it has come.", example: #""12s""#),
        KeySheet("caller", name, "Who presses, or who is picked.", example: #""carla""#),
        KeySheet("to", agent, "An agent, a queue or a status, by the line.", example: #""ana""#),
        KeySheet("by", agent, "The agent who missed the call.", example: #""ana""#),
        KeySheet(
            "from", .phoneNumber, "The caller's number; each caller has another one if it is not written.",
            example: #""+34600111222""#),
        KeySheet(
            "number", .phoneNumber,
            "The number that is called, whose flow then leads the caller; without it the "
                + "caller goes straight into the queue.", example: #""+34910000001""#),
        KeySheet("priority", .integer(1...10), "The caller's priority; 1 is served first.", example: "1"),
        KeySheet(
            "skills", .list(.text(atMost: 200), atMost: 10),
            "What the agent should be able to do; of an offer, what was looked for.", example: #"["french"]"#),
        KeySheet("tier", .integer(1...9), "The tier that the agent was found in.", example: "2"),
        KeySheet(
            "because", .text(atMost: 40), "What decided for the agent, in the words of `switchboard explain`.",
            example: #""idle longest""#),
        KeySheet(
            "without", .map(.names, .integer(0...10_000), atMost: 20),
            "How many agents could not be asked, by the reason, in the words of `switchboard explain`.",
            example: #"{ "lacks_skill": 1 }"#),
        KeySheet("in", name, "The queue that gives the place.", example: #""sales""#),
        KeySheet("position", .integer(1...100_000), "The place in line.", example: "2"),
        KeySheet("as", name, "The way of leaving, or of being refused.", example: #""abandoned""#),
        KeySheet("waited", .duration(day), "How long the caller had waited then.", example: #""30s""#),
        KeySheet("says", .text(atMost: 3000), "A part of the words.", example: #""number 2""#),
        KeySheet("reason", name, "The agent's reason for being away.", example: #""lunch""#),
        KeySheet(
            "when", .choice(["now", "after_call"]), usual: #""now""#, "When the status is to be taken.",
            example: #""after_call""#),
    ]

    private static let given: KeySheet.Shape = .object([
        KeySheet(
            "queues", .map(.names, .json, atMost: 100),
            "Queues with the keys of `config/queues.json`; without them those of the configuration.",
            example: #"{ "sales": { "wrap_up": "30s" } }"#),
        KeySheet(
            "rules", .json, "What `config/queues.json` says beside its queues: `idle`, `away_reasons` and so on.",
            example: #"{ "away_reasons": ["lunch"] }"#),
        KeySheet(
            "agents", .map(.words, .object(ofAgent), atMost: 1000),
            "Agents; without them those of the configuration, all of them available.",
            example: #"{ "ana": { "idle": "5m" } }"#),
        KeySheet(
            "waiting", .object(ofWaiting), "What callers meet in the queue who call no number.",
            example: #"{ "announce": "You are number {queue.position}.", "every": "30s" }"#),
    ])

    private static let ofAgent = [
        KeySheet(
            "queues",
            .list(
                .either([
                    name,
                    .object([
                        KeySheet("queue", .required, name, "The queue.", example: #""sales""#),
                        KeySheet("tier", .integer(1...9), usual: "1", "The agent's tier there.", example: "2"),
                        KeySheet("order", .integer(1...1000), usual: "100", "The agent's order there.", example: "1"),
                    ]),
                ]), atMost: 100), "The queues that the agent serves; usually the file's.", example: #"["sales"]"#),
        KeySheet(
            "skills", .either([.list(name, atMost: 50), .map(.names, .integer(1...10), atMost: 50)]),
            "What the agent can do.", example: #"{ "french": 3 }"#),
        KeySheet("capacity", .integer(1...10), usual: "1", "Callers that the agent can hold.", example: "2"),
        KeySheet(
            "status", .choice(["available", "away", "offline"]), usual: #""available""#,
            "The agent's status at the beginning.", example: #""away""#),
        KeySheet(
            "idle", .duration(.zero ... .seconds(3600)), usual: #""1m""#,
            "How long the agent has been idle at the beginning.", example: #""5m""#),
        KeySheet(
            "answers_after", .duration(.zero ... .seconds(600)),
            "When the agent picks up; without it, when a line says so.", example: #""4s""#),
        KeySheet(
            "talks_for", .duration(day), "When the agent hangs up after talking; without it, when a line says so.",
            example: #""2m""#),
    ]

    private static let ofWaiting = [
        KeySheet(
            "announce", .template(atMost: 3000), "Said on entering, and then every `every`.",
            example: #""You are number {queue.position}.""#),
        KeySheet("every", .duration(.seconds(5)...(.seconds(3600))), "Time between two.", example: #""30s""#),
        KeySheet(
            "max_wait", .duration(.seconds(1)...(.seconds(4 * 3600))), usual: #""1h""#, "The longest wait.",
            example: #""8m""#),
        KeySheet("whisper", .template(atMost: 3000), "What the agent hears first.", example: #""A sales call.""#),
        KeySheet(
            "keys", .map(.phoneKeys(atMost: 1), .choice(["leave", "callback"]), atMost: 12),
            "What keys do: `leave` the queue, or a `callback` with the caller's place.",
            example: #"{ "1": "callback" }"#),
    ]
}

/// What a reader of queue scenarios needs of their sheet.
package enum QueueScenarioKeys {
    /// The keys that say what a line is, one of which each line has.
    package static let heads = (FileSheet.queueDeeds + FileSheet.queueExpectations).map(\.name)
}
