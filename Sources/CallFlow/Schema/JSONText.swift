import JSONSyntax

/// JSON that the program writes itself: members stay in the order in which they are put in.
indirect enum JSONText: Sendable {
    case text(String)
    case integer(Int)
    case flag(Bool)
    /// JSON that is already text, such as an example from a sheet.
    case raw(String)
    case list([JSONText])
    case members([Member])

    struct Member: Sendable {
        let name: String
        var value: JSONText
    }

    static func object(_ members: [(String, JSONText)]) -> JSONText {
        .members(members.map { Member(name: $0.0, value: $0.1) })
    }

    /// A list of texts.
    static func texts(_ texts: [String]) -> JSONText { .list(texts.map(JSONText.text)) }

    /// The text, in lines.
    var lines: String {
        var writer = FormatWriter()
        writer.write(piece, indent: 0, after: 0)
        return writer.text + "\n"
    }

    private var piece: FormatPiece {
        switch self {
        case .text(let text): return .plain(Node.quoted(text))
        case .integer(let number): return .plain(String(number))
        case .flag(let flag): return .plain(flag ? "true" : "false")
        case .raw(let json): return .plain(json)
        case .list(let elements):
            return .list(elements.map { FormatPiece.Element(value: $0.piece, beginsLine: false) })
        case .members(let members):
            let pieces = members.map { member in
                FormatPiece.Member(
                    name: member.name, key: Node.quoted(member.name), value: member.value.piece, followsBlank: false)
            }
            return .object(pieces, .usual)
        }
    }
}
