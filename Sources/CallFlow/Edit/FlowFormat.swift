package import JSONSyntax

/// Writes a flow, a library or a scenario file in the usual form: the same values, in the usual order and lines.
///
/// States keep the author's order, and so does everything but the keys inside a state. Values are kept as they are
/// written, character by character, and so are single blank lines between members. Writing twice changes nothing.
package struct FlowFormat {
    /// Most characters of a line, unless a single value is longer.
    static let widest = 110

    private let source: SourceFile
    private let root: Node
    /// Outcomes that the file leaves to the default chain and that are to be written out, by state.
    private let additions: [String: [(outcome: String, target: String)]]

    /// Prepares a file; nil if its text is not JSON.
    ///
    /// - Parameters:
    ///   - document: the file.
    ///   - graph: the flow's graph if defaults are to be written out; those that have no name in the language, the
    ///     built-in apology, stay unwritten.
    package init?(_ document: Document, writingDefaultsOf graph: FlowGraph? = nil) {
        guard document.isComplete, let root = document.root else { return nil }
        source = document.source
        self.root = root
        var additions: [String: [(outcome: String, target: String)]] = [:]
        for edge in graph?.edges ?? [] where edge.isDefault && edge.to != FlowGraph.sorry {
            for way in edge.ways { additions[edge.from, default: []].append((way.outcome, edge.to)) }
        }
        self.additions = additions
    }

    /// The file's new text.
    package var text: String {
        var writer = FormatWriter()
        writer.write(piece(root, at: []), indent: 0, after: 0)
        return writer.text + "\n"
    }

    private func piece(_ node: Node, at path: [String]) -> FormatPiece {
        switch node.value {
        case .null, .bool, .number, .string, .broken: return .plain(raw(node.span))
        case .array(let elements):
            let lines = elements.indices.map { index in
                breaks(
                    before: elements[index].span, after: index == 0 ? node.span.start.offset : end(elements[index - 1]))
            }
            return .list(
                elements.enumerated().map { index, element in
                    FormatPiece.Element(value: piece(element, at: path + ["\(index)"]), beginsLine: lines[index] > 0)
                })
        case .object(let members):
            let pieces = members.enumerated().map { index, member in
                let previous = index == 0 ? nil : end(members[index - 1].value)
                return FormatPiece.Member(
                    name: member.key, key: raw(member.keySpan),
                    value: piece(member.value, at: path + [member.key]),
                    followsBlank: previous.map { breaks(before: member.keySpan, after: $0) > 1 } ?? false)
            }
            return .object(arranged(pieces, at: path), style(of: path))
        }
    }

    private func raw(_ span: Span) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: source.scalars[span.start.offset..<(span.start.offset + span.length)])
        return String(text)
    }

    private func end(_ node: Node) -> Int { node.span.start.offset + node.span.length }

    /// Line ends between two places.
    private func breaks(before span: Span, after offset: Int) -> Int {
        source.scalars[offset..<max(offset, span.start.offset)].count { $0 == "\n" }
    }

    private func style(of path: [String]) -> FormatPiece.Style {
        switch path.count {
        case 0: .expanded
        case 1: .section
        case 2 where path[0] == "states": .state
        case 2 where path[0] == "prompts": .versions
        default: .usual
        }
    }

    private func arranged(_ members: [FormatPiece.Member], at path: [String]) -> [FormatPiece.Member] {
        guard path.count == 2, path[0] == "states", let kind = root["states"]?[path[1]]?["do"],
            case .string(let word) = kind.value
        else { return members }
        var members = members
        write(additions[path[1]] ?? [], into: &members)
        let order = StateKeyOrder(kind: word)
        return members.enumerated()
            .sorted { (order.rank($0.element.name), $0.offset) < (order.rank($1.element.name), $1.offset) }
            .map(\.element)
    }

    private func write(_ outcomes: [(outcome: String, target: String)], into members: inout [FormatPiece.Member]) {
        guard !outcomes.isEmpty else { return }
        let place = members.firstIndex { $0.name == "on" }
        var written: [FormatPiece.Member] = []
        if let place, case .object(let known, _) = members[place].value { written = known }
        for (outcome, target) in outcomes where !written.contains(where: { $0.name == outcome }) {
            written.append(
                FormatPiece.Member(
                    name: outcome, key: Node.quoted(outcome), value: .plain(Node.quoted(target)), followsBlank: false))
        }
        let on = FormatPiece.Member(name: "on", key: "\"on\"", value: .object(written, .usual), followsBlank: false)
        if let place { members[place] = on } else { members.append(on) }
    }
}
