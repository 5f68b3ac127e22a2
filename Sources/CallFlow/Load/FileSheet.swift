import JSONSyntax
import Telephony

/// The keys of whole files: what flows and libraries hold beside their states.
enum FileSheet {
    /// Every key of a flow's file, in the order in which they are written.
    static let flow = head + ofFlow + definitions + ways

    /// Every key of a library's file, in the order in which they are written.
    static let library = [schema, spec] + definitions

    /// The names of these keys, for those that are misspelt.
    static let flowNames = KeySheet.names(flow)
    static let libraryNames = KeySheet.names(library)
    static let variableNames = KeySheet.names(inside: "variables", of: flow)

    private static let schema = KeySheet(
        "$schema", .text(atMost: 500), "The description that editors help with; it means nothing to a call.",
        example: #""./schema/flow.schema.json""#)
    private static let spec = KeySheet(
        "spec", .required, .integer(1...FlowDraft.spec), "The version of the language.", example: "1")

    private static let head = [
        schema, spec,
        KeySheet(
            "title", .required, .text(atMost: 100), "The flow's name in lists, graphs and reports.",
            example: #""Support line""#),
        KeySheet(
            "numbers", .list(.phoneNumber, atMost: 1000), "The numbers that the flow answers.",
            example: #"["+34910000001"]"#),
        KeySheet(
            "uses", .list(.pattern("^_[a-z0-9_]{0,39}\\.json$"), atMost: 20), "The libraries whose names it may use.",
            example: #"["_shared.json"]"#),
        KeySheet(
            "languages", .required, .list(.pattern("^[a-z]{2,3}(-[A-Z]{2})?$"), atLeast: 1, atMost: 30),
            "The languages that it speaks; the first is the default.", example: #"["en", "es"]"#),
        KeySheet(
            "voices",
            .map(
                .languages,
                .object([
                    KeySheet(
                        "voice", .text(atMost: 200), "The carrier's name of the voice.", example: #""Polly.Joanna""#),
                    KeySheet(
                        "rate", .pattern("^[0-9]{2,3}%$"), "How fast it speaks, from 50% to 200%.", example: #""90%""#),
                ]), atMost: 30),
            "The voice of each language.", example: #"{ "en": { "voice": "Polly.Joanna" } }"#),
    ]

    private static let ofFlow = [
        KeySheet(
            "recording",
            .object([
                KeySheet(
                    "consent", .required, .name(.prompt), "The prompt that callers hear before they are recorded.",
                    example: #""hello""#)
            ]), "What recordings need.", example: #"{ "consent": "hello" }"#),
        KeySheet(
            "limits",
            .object([
                KeySheet(
                    "call", .duration(.seconds(10)...(.seconds(24 * 3600))), usual: #""30m""#,
                    "How long the machine may hold the caller.", example: #""20m""#),
                KeySheet(
                    "talk", .duration(.seconds(60)...(.seconds(24 * 3600))), usual: #""4h""#,
                    "How long the caller may talk to somebody.", example: #""2h""#),
                KeySheet(
                    "visits", .integer(1...100), usual: "5", "How often one call may enter one state.", example: "4"),
                KeySheet(
                    "steps", .integer(1...5000), usual: "500", "How many states one call may enter.", example: "200"),
                KeySheet(
                    "input", .integer(1...10), usual: "5", "The highest `attempts` that a state may ask for.",
                    example: "3"),
            ]), "How much one call may use up.", example: #"{ "call": "20m", "visits": 4 }"#),
        KeySheet(
            "variables", .map(.dottedNames, .object(ofVariables(ValueType.declarable)), atMost: 2000),
            "What the flow remembers while a call lasts.", example: #"{ "topic": { "type": "text" } }"#),
        KeySheet(
            "parameters", .map(.dottedNames, .object(ofVariables(ValueType.givable)), atMost: 2000),
            "What the flow must be given by the flow that runs it.", example: #"{ "tier": { "type": "text" } }"#),
        KeySheet(
            "returns", .list(.newName, atMost: 20), "The outcomes that the flow may return with.",
            example: #"["served"]"#),
    ]

    private static func ofVariables(_ types: [ValueType]) -> [KeySheet] {
        [
            KeySheet(
                "type", .required, .choice(types.map(\.rawValue)), "What sort of value it has.", example: #""text""#),
            KeySheet("default", .value, "The value that it begins with.", example: #""general""#),
            KeySheet(
                "one_of", .list(.text(atMost: 200), atMost: 100), "The only values that it may have.",
                example: #"["general", "sales"]"#),
            KeySheet(
                "private", .yesNo, usual: "false", "Whether its value may appear in no record.", example: "true"),
        ]
    }

    private static let ways = [
        KeySheet("start", .required, .target(mayRepeat: false), "The state that calls begin in.", example: #""a""#),
        KeySheet(
            "on",
            .object([
                KeySheet(
                    "error", .target(mayRepeat: false), "Where outcomes for faults lead that a state does not name.",
                    example: #""bye""#),
                KeySheet(
                    "limit", .target(mayRepeat: false), "Where a call goes that has used its limits up.",
                    example: #""bye""#),
                KeySheet(
                    "hangup", .target(mayRepeat: false),
                    "Where a call goes on after the caller has hung up; only to kinds that need no caller.",
                    example: #""after""#),
            ]), "Where the whole flow goes if a state does not say.", example: #"{ "error": "bye" }"#),
        KeySheet(
            "states", .required, .map(.names, .object(KeySheet.ofStates), atLeast: 1, atMost: 2000),
            "The steps of the flow; each has `do`, the name of its kind.",
            example: #"{ "a": { "do": "hangup" } }"#),
    ]
}
