import JSONSyntax
import Telephony

extension FileSheet {
    /// The named things that flows and libraries may both define.
    static let definitions = [
        KeySheet(
            "prompts", .map(.dottedNames, .map(.languages, version, atMost: 30), atMost: 2000),
            "Words and sounds, by name and language.", example: #"{ "hello": { "en": "Hello." } }"#),
        KeySheet(
            "calendars", .map(.names, .object(ofCalendar), atMost: 2000), "Opening hours, by name.",
            example: #"{ "office": { "timezone": "Europe/Madrid", "open": { "mon-fri": ["09:00-17:00"] } } }"#),
        KeySheet(
            "holidays", .map(.names, holidays, atMost: 2000), "Lists of holidays, by name.",
            example: #"{ "spain": [{ "every_year": "01-01" }] }"#),
        KeySheet(
            "queues", bare, "Queues that are mentioned; the configuration has them.", example: #"{ "sales": {} }"#),
        KeySheet("mailboxes", bare, "Mailboxes for messages.", example: #"{ "box": {} }"#),
        KeySheet(
            "destinations",
            .map(
                .names,
                .exactlyOne(
                    [
                        KeySheet("phone", phone, "The phone.", example: #""+34910000099""#),
                        KeySheet(
                            "phones", .list(phone, atLeast: 1, atMost: 10),
                            "The phones, in the order in which they are tried.",
                            example: #"["+34910000099", "sip:ana@example.com"]"#),
                    ],
                    others: [
                        KeySheet(
                            "strategy", .choice(TransferRequest.Strategy.allCases.map(\.rawValue)),
                            usual: #""in_order""#, "Whether several phones ring one after the other or all at once.",
                            example: #""together""#),
                        KeySheet(
                            "allow", .list(.pattern("^\\+[0-9]{1,15}$"), atMost: 50),
                            "Beginnings of the numbers that may be dialled.", example: #"["+34"]"#),
                    ]), atMost: 2000),
            "Phones outside the queues, by name.", example: #"{ "desk": { "phone": "+34910000099" } }"#),
        KeySheet(
            "services",
            .map(
                .names,
                .object([
                    KeySheet(
                        "url", .required, .pattern("^https?://[^?# {}]+$"), "Where it is.",
                        example: #""https://crm.example.com/api""#),
                    KeySheet(
                        "auth", .pattern("^secret:[a-z][a-z0-9_]{0,39}$"), "The name of the secret that goes with it.",
                        example: #""secret:crm_token""#),
                    KeySheet(
                        "timeout", .duration(.milliseconds(100)...(.seconds(60))), usual: #""5s""#,
                        "How long an answer may take unless a state says otherwise.", example: #""2s""#),
                    KeySheet(
                        "allow", .list(.pattern("^/.*$"), atMost: 50),
                        "Beginnings of the paths that may be asked for; without it any.",
                        example: #"["/contacts/"]"#),
                ]), atMost: 2000),
            "Other software that flows may ask, by name.",
            example: #"{ "crm": { "url": "https://crm.example.com/api", "auth": "secret:crm_token" } }"#),
    ]

    /// The names of the keys in these things, for those that are misspelt.
    static let promptNames = KeySheet.names(inside: "prompts", of: definitions)
    static let calendarNames = KeySheet.names(inside: "calendars", of: definitions)
    static let holidayNames = KeySheet.names(inside: "holidays", of: definitions)
    static let destinationNames = KeySheet.names(inside: "destinations", of: definitions)

    private static let bare = KeySheet.Shape.map(
        .names,
        .object([KeySheet("title", .text(atMost: 200), "What people call it.", example: #""Sales""#)]), atMost: 2000)

    private static let phone = KeySheet.Shape.either([.phoneNumber, .pattern("^sips?:[^ ]+@[^ ]+$")])

    /// What one prompt is in one language.
    static let version = KeySheet.Shape.either([
        words, .list(.either([words, part]), atLeast: 1, atMost: 50), part,
    ])

    private static let words = KeySheet.Shape.template(atMost: 2500)

    private static let part = KeySheet.Shape.firstOf(
        [
            KeySheet(
                "audio", .audio, "A sound file; `text` holds the words in it.", example: #""audio/en/hello.wav""#),
            KeySheet("text", words, "Words.", example: #""Hello.""#),
            KeySheet(
                "ssml", words, "Words with SSML tags, without `<speak>`.", example: #""<emphasis>Hello</emphasis>""#),
            KeySheet(
                "pause", .duration(.milliseconds(10)...(.seconds(10))), "Silence.", example: #""500ms""#),
            KeySheet("read", words, "A value that is read out in the form `as`.", example: #""{call.from}""#),
            KeySheet(
                "plural", words, "A number; `one`, `other` and so on hold the words for it.",
                example: #""{queue.position}""#),
            KeySheet("prompt", .name(.prompt), "Another prompt, in the same language.", example: #""hello""#),
        ],
        others: [
            KeySheet(
                "todo", .yesNo, usual: "false",
                "Whether the words are still to be written, which keeps the flow from "
                    + "going live.", example: "false"),
            KeySheet(
                "as", .choice(Prompt.ReadAs.allCases.map(\.rawValue)), "How `read` is read out.", example: #""phone""#),
        ]
            + Tongue.categories.map {
                KeySheet($0, words, "The words for numbers of this plural category.", example: #""one caller""#)
            })

    private static let ofCalendar = [
        KeySheet("timezone", .required, .text(atMost: 200), "The zone of its clock.", example: #""Europe/Madrid""#),
        KeySheet(
            "open", .required, .map(.days, .list(interval, atMost: 24), atMost: 7), "The hours of each day.",
            example: #"{ "mon-fri": ["09:00-17:00"] }"#),
        KeySheet(
            "holidays", .either([.name(.holidays), holidays]), "Days that differ from the week, or the name of a list.",
            example: #""spain""#),
        KeySheet(
            "notices", .list(.name(.prompt), atMost: 20),
            "Prompts of which an exception that somebody makes by hand may have callers hear one first.",
            example: #"["hello"]"#),
    ]

    private static let interval = KeySheet.Shape.pattern("^[0-2][0-9]:[0-5][0-9]-[0-2][0-9]:[0-5][0-9]$")
    private static let date = "[0-9]{4}-[0-1][0-9]-[0-3][0-9]"

    private static let holidays = KeySheet.Shape.list(
        .exactlyOne(
            [
                KeySheet("date", .pattern("^\(date)$"), "One day.", example: #""2026-12-25""#),
                KeySheet(
                    "dates", .pattern("^\(date)\\.\\.\(date)$"), "A run of days.", example: #""2026-08-03..2026-08-14""#
                ),
                KeySheet(
                    "every_year", .pattern("^[0-1][0-9]-[0-3][0-9]$"), "A day of every year.", example: #""01-01""#),
            ],
            others: [
                KeySheet(
                    "open", .list(interval, atMost: 24), "When somebody is there all the same.",
                    example: #"["09:00-13:00"]"#),
                KeySheet(
                    "name", .map(.languages, .text(atMost: 200), atMost: 30), "What it is called, by language.",
                    example: #"{ "en": "New Year's Day" }"#),
                KeySheet("branch", .newName, "An outcome of its own for `hours`.", example: #""christmas""#),
            ]), atMost: 1000)
}
