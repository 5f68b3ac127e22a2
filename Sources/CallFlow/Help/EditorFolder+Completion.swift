package import JSONSyntax

extension EditorFolder {
    /// Most proposals of one answer.
    private static let mostProposals = 5000

    /// What may be written at a place.
    package func completions(at place: EditorPlace, in file: String) -> [Completion] {
        guard let document = index.documents[file] else { return [] }
        let source = document.source
        let offset = source.offset(of: place)
        switch Spot(document, name: file, at: offset) {
        case .nothing: return []
        case .key(let owner, let member):
            let range = member.map { Self.replaced($0.keySpan, offset, source) } ?? source.wordRange(at: offset)
            let proposals = keys(owner, but: member?.key, file)
            return Self.completions(proposals, range, source) { Self.keyText($0, after: range.upperBound, source) }
        case .value(let form, let sheet, let key, let owner, let node):
            // Beside the bracket of an object or a list there is nothing to write.
            if let node, node.isContainer { return [] }
            if let node, node.string != nil, form.holdsNames {
                return placeholders(node, form, at: offset, in: file)
            }
            let range = node.map { Self.replaced($0.span, offset, source) } ?? source.wordRange(at: offset)
            let proposals = values(form, sheet, key, owner, file)
            return Self.completions(proposals, range, source) { $0.isQuoted ? Node.quoted($0.label) : $0.label }
        }
    }

    private static func completions(
        _ proposals: [Proposal], _ range: Range<Int>, _ source: SourceFile, text: (Proposal) -> String
    ) -> [Completion] {
        var seen: Set<String> = []
        let place = source.range(range)
        return proposals.filter { seen.insert($0.label).inserted }.prefix(mostProposals).map {
            Completion(
                sort: $0.sort, label: $0.label, detail: $0.detail, documentation: $0.documentation, range: place,
                text: text($0))
        }
    }

    /// A whole text or word; only the word at the cursor where the closing quote is missing.
    private static func replaced(_ span: Span, _ offset: Int, _ source: SourceFile) -> Range<Int> {
        let range = span.start.offset..<(span.start.offset + span.length)
        let isOpen =
            source.scalars[range].first == "\"" && (range.count < 2 || source.scalars[range].last != "\"")
        guard !isOpen else { return source.wordRange(at: offset) }
        let firstEnd = source.scalars[range].firstIndex(of: "\n") ?? range.upperBound
        return range.lowerBound..<firstEnd
    }

    /// The key, with a colon if none follows.
    private static func keyText(_ key: Proposal, after end: Int, _ source: SourceFile) -> String {
        var next = end
        while next < source.scalars.count, source.scalars[next] == " " { next += 1 }
        let hasColon = next < source.scalars.count && source.scalars[next] == ":"
        return hasColon ? Node.quoted(key.label) : "\(Node.quoted(key.label)): "
    }

    /// Names for a placeholder, and words of the language in a condition.
    private func placeholders(_ node: Node, _ form: Form, at offset: Int, in file: String) -> [Completion] {
        let last = node.span.start.offset + node.span.length
        guard let source = source(file), offset > node.span.start.offset,
            offset < last || source.scalars[last - 1] != "\""
        else { return [] }
        let isCondition = form.isCondition
        let text = source.scalars[(node.span.start.offset + 1)..<offset]
        var start = offset
        while start > node.span.start.offset + 1, source.scalars[start - 1].isPartOfName { start -= 1 }
        var end = offset
        while end < last, source.scalars[end].isPartOfName { end += 1 }
        let opener = text.lastIndex { $0 == "{" || $0 == "}" }
        let isOpen = opener.map { source.scalars[$0] == "{" } ?? false
        guard isCondition || isOpen else { return [] }
        var proposals = variables(of: file)
        if let opener, isOpen, source.scalars[opener..<offset].contains("|") {
            proposals = Template.Format.allCases.map { Proposal(.word, $0.rawValue, detail: "format") }
        }
        return Self.completions(proposals, start..<end, source) { $0.label }
    }
}

extension Node {
    fileprivate var isContainer: Bool {
        switch value {
        case .array, .object: true
        case .null, .bool, .number, .string, .broken: false
        }
    }
}

extension Form {
    /// Whether texts of this form hold names of variables.
    fileprivate var holdsNames: Bool {
        guard case .shape(let shape) = self else { return false }
        if case .nameOrParameter = shape { return false }
        return isCondition || shape.isTemplate
    }

    /// Whether it is a comparison.
    fileprivate var isCondition: Bool {
        guard case .shape(.condition) = self else { return false }
        return true
    }
}
