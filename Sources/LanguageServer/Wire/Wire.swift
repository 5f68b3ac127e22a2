import JSONSyntax

/// JSON that is sent to an editor.
indirect enum Wire: Sendable {
    case null
    case flag(Bool)
    case integer(Int)
    case text(String)
    /// JSON that is text already.
    case raw(String)
    case list([Wire])
    /// Members without a value are left out.
    case object([(String, Wire?)])

    /// The text.
    var json: String {
        switch self {
        case .null: "null"
        case .flag(let flag): flag ? "true" : "false"
        case .integer(let number): "\(number)"
        case .text(let text): Node.quoted(text)
        case .raw(let json): json
        case .list(let elements): "[\(elements.map(\.json).joined(separator: ","))]"
        case .object(let members):
            "{"
                + members.compactMap { name, value in value.map { "\(Node.quoted(name)):\($0.json)" } }
                .joined(separator: ",") + "}"
        }
    }

    /// A place.
    static func place(_ place: EditorPlace) -> Wire {
        .object([("line", .integer(place.line)), ("character", .integer(place.character))])
    }

    /// A stretch of a text.
    static func range(_ range: EditorRange) -> Wire {
        .object([("start", place(range.start)), ("end", place(range.end))])
    }

    /// A stretch of a file.
    static func location(_ uri: String, _ range: EditorRange) -> Wire {
        .object([("uri", .text(uri)), ("range", self.range(range))])
    }

    /// A change of a text.
    static func edit(_ range: EditorRange, _ text: String) -> Wire {
        .object([("range", self.range(range)), ("newText", .text(text))])
    }

    /// A text in Markdown.
    static func markdown(_ text: String) -> Wire {
        .object([("kind", .text("markdown")), ("value", .text(text))])
    }
}

extension Node {
    /// The text, if this is one.
    var text: String? {
        guard case .string(let text) = value else { return nil }
        return text
    }

    /// The whole number, if this is one.
    var integer: Int? {
        guard case .number(let raw) = value else { return nil }
        return Int(raw)
    }

    /// Whether this is true.
    var isTrue: Bool { value == .bool(true) }

    /// The elements; none if this is no list.
    var elements: [Node] {
        guard case .array(let elements) = value else { return [] }
        return elements
    }

    /// The value at the end of a way of keys.
    func at(_ keys: String...) -> Node? {
        keys.reduce(self) { node, key in node?[key] }
    }

    /// The place that this describes; nil if it is none.
    var place: EditorPlace? {
        guard let line = self["line"]?.integer, let character = self["character"]?.integer, line >= 0, character >= 0
        else { return nil }
        return EditorPlace(line: line, character: character)
    }

    /// The stretch that this describes; nil if it is none.
    var range: EditorRange? {
        guard let start = self["start"]?.place, let end = self["end"]?.place else { return nil }
        return EditorRange(start: start, end: end)
    }
}
