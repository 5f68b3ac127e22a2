import JSONSyntax

/// A name that a placeholder or a condition may use.
enum Name: Hashable, Sendable {
    case variable(String)
    case answer(String)
    case callFrom, callTo, callLanguage, callStarted, callWithheld
    case queuePosition, queueWait
    case nextOpen, closes, holiday
    case resultStatus

    /// The names that every flow has.
    static let fixed: [(text: String, name: Name, type: ValueType)] = [
        ("call.from", .callFrom, .phone), ("call.to", .callTo, .phone), ("call.language", .callLanguage, .text),
        ("call.started", .callStarted, .moment), ("call.withheld", .callWithheld, .yesNo),
        ("queue.position", .queuePosition, .number), ("queue.wait", .queueWait, .duration),
        ("calendar.next_open", .nextOpen, .moment), ("calendar.closes", .closes, .moment),
        ("calendar.holiday", .holiday, .text), ("result.status", .resultStatus, .number),
    ]

    private static let byText = Dictionary(uniqueKeysWithValues: fixed.map { ($0.text, $0.name) })

    /// Reads a name; whether it exists in a flow is for the flow's scope to say.
    init(_ text: String) {
        if let fixed = Self.byText[text] {
            self = fixed
        } else if text.hasPrefix("answers.") {
            self = .answer(String(text.dropFirst("answers.".count)))
        } else {
            self = .variable(text)
        }
    }

    /// What a session keeps the value under; nil for what it does not keep.
    var key: String? {
        switch self {
        case .variable(let name): name
        case .answer(let id): "answers.\(id)"
        case .resultStatus: "result.status"
        case .callFrom, .callTo, .callLanguage, .callStarted, .callWithheld, .queuePosition, .queueWait, .nextOpen,
            .closes, .holiday:
            nil
        }
    }
}

/// A name as it is used somewhere in a file.
struct NameUse: Hashable {
    let name: Name
    let text: String
    /// Where the name stands, inside its string.
    let span: Span
    let pointer: String
}
