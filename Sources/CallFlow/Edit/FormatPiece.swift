/// A value on its way to its lines.
indirect enum FormatPiece {
    /// A text, a number or a word, as it is written.
    case plain(String)
    case list([Element])
    case object([Member], Style)

    struct Element {
        let value: FormatPiece
        /// Whether its author began a new line with it.
        let beginsLine: Bool
    }

    struct Member {
        let name: String
        /// The key as it is written, quotes included.
        let key: String
        let value: FormatPiece
        /// Whether its author left a line empty before it.
        let followsBlank: Bool
    }

    /// When an object stands on several lines though it would fit on one.
    enum Style {
        /// If it holds two objects or more.
        case usual
        /// Always.
        case expanded
        /// If it holds an object.
        case section
        /// If it holds an object.
        case state
        /// If it holds two members or more: one language a line.
        case versions
    }

    private var isObject: Bool {
        guard case .object(let members, _) = self else { return false }
        return !members.isEmpty
    }

    /// The value on one line; nil if it wants more.
    var line: String? {
        switch self {
        case .plain(let text): return text
        case .list(let elements):
            let isPlain = elements.allSatisfy { if case .plain = $0.value { true } else { false } }
            guard isPlain || !elements.contains(where: \.beginsLine) else { return nil }
            let texts = elements.compactMap(\.value.line)
            return texts.count == elements.count ? "[\(texts.joined(separator: ", "))]" : nil
        case .object(let members, let style):
            guard !members.isEmpty else { return "{}" }
            let objects = members.count { $0.value.isObject }
            switch style {
            case .expanded: return nil
            case .section, .state: guard objects == 0 else { return nil }
            case .versions: guard members.count < 2 else { return nil }
            case .usual: guard objects < 2 else { return nil }
            }
            let texts = members.compactMap { member in member.value.line.map { "\(member.key): \($0)" } }
            return texts.count == members.count ? "{ \(texts.joined(separator: ", ")) }" : nil
        }
    }
}

/// Puts pieces on lines.
struct FormatWriter {
    private(set) var text = ""

    /// Writes a value.
    ///
    /// - Parameters:
    ///   - piece: the value.
    ///   - indent: spaces before the line that it stands on.
    ///   - column: characters of that line before it.
    mutating func write(_ piece: FormatPiece, indent: Int, after column: Int) {
        if let line = piece.line, column + line.count + 1 <= FlowFormat.widest {
            text += line
            return
        }
        switch piece {
        case .plain(let line): text += line
        case .list(let elements): write(elements, indent: indent + 2)
        case .object(let members, _): write(members, indent: indent + 2)
        }
    }

    private mutating func write(_ members: [FormatPiece.Member], indent: Int) {
        text += "{"
        for (index, member) in members.enumerated() {
            if index > 0 { text += "," }
            if index > 0, member.followsBlank { text += "\n" }
            begin(indent)
            text += "\(member.key): "
            write(member.value, indent: indent, after: indent + member.key.count + 2)
        }
        begin(indent - 2)
        text += "}"
    }

    /// Elements side by side as far as they fit, and on a new line where the author began one.
    private mutating func write(_ elements: [FormatPiece.Element], indent: Int) {
        text += "["
        var column = 0
        for (index, element) in elements.enumerated() {
            let length = element.value.line?.count
            let fits = length.map { column + $0 + 3 <= FlowFormat.widest } ?? false
            if index > 0 { text += "," }
            if index == 0 || element.beginsLine || !fits {
                begin(indent)
                column = indent
            } else {
                text += " "
                column += 1
            }
            write(element.value, indent: indent, after: column)
            // After a value of several lines nothing else follows on its last one.
            column += length.map { $0 + 1 } ?? FlowFormat.widest
        }
        begin(indent - 2)
        text += "]"
    }

    private mutating func begin(_ indent: Int) {
        text += "\n" + String(repeating: " ", count: indent)
    }
}
