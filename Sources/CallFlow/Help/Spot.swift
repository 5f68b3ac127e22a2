import JSONSyntax

/// What stands under a cursor.
enum Spot {
    /// A key of an object, or the place for one.
    case key(Owner, member: Member?)
    /// A value, or the place for one.
    case value(Form, sheet: KeySheet?, key: String?, Owner, node: Node?)
    case nothing

    /// The object around the cursor and the way to it.
    struct Owner {
        let node: Node
        let form: Form
        /// Keys and indexes from the root to it.
        let path: [String]
    }

    /// Finds what stands at an offset of a document.
    init(_ document: Document, name: String, at offset: Int) {
        guard let root = document.root else {
            self = .nothing
            return
        }
        let search = SpotSearch(source: document.source, offset: offset)
        self = search.find(Owner(node: root, form: .file(document, named: name), path: [])) ?? .nothing
    }
}

/// The way from the root of a file to a cursor.
private struct SpotSearch {
    let source: SourceFile
    let offset: Int

    func find(_ start: Spot.Owner) -> Spot? {
        guard isInside(start.node) else { return nil }
        var owner = start
        while let members = owner.node.members {
            if let member = members.first(where: { touches($0.keySpan) }) { return .key(owner, member: member) }
            guard let member = members.first(where: { touches($0.value.span) && !$0.value.isBroken }) else {
                return gap(owner)
            }
            let form = owner.form.member(member.key, of: owner.node)
            let path = owner.path + [member.key]
            guard let spot = descend(member.value, form, path, member.key, owner) else {
                owner = Spot.Owner(node: member.value, form: form, path: path)
                continue
            }
            return spot
        }
        return nil
    }

    /// What stands in a value; nil if it is an object, which is to be searched in its turn.
    private func descend(
        _ node: Node, _ form: Form, _ path: [String], _ key: String, _ owner: Spot.Owner
    ) -> Spot? {
        let sheet = owner.form.sheet(of: key, in: owner.node)
        var (node, form, path) = (node, form, path)
        while case .array(let elements) = node.value, isInside(node) {
            form = form.element
            guard let index = elements.firstIndex(where: { touches($0.span) && !$0.isBroken }) else {
                return .value(form, sheet: sheet, key: key, owner, node: nil)
            }
            node = elements[index]
            path.append("\(index)")
        }
        guard node.members != nil, isInside(node) else {
            return .value(form, sheet: sheet, key: key, owner, node: node)
        }
        // An object in a list is searched here, because its owner is the list.
        guard path.count > owner.path.count + 1 else { return nil }
        return find(Spot.Owner(node: node, form: form, path: path))
    }

    /// Between the members: after a colon a value is expected, anywhere else a key.
    private func gap(_ owner: Spot.Owner) -> Spot {
        let before = source.beforeWord(at: offset)
        guard before > 0, source.scalars[before - 1] == ":", let key = source.quoted(endingBefore: before - 1) else {
            return .key(owner, member: nil)
        }
        return .value(
            owner.form.member(key, of: owner.node), sheet: owner.form.sheet(of: key, in: owner.node), key: key, owner,
            node: nil)
    }

    private func touches(_ span: Span) -> Bool {
        span.start.offset <= offset && offset <= span.start.offset + span.length
    }

    /// Whether the cursor is between the brackets, of which the closing one may be missing.
    private func isInside(_ node: Node) -> Bool {
        let end = node.span.start.offset + node.span.length
        guard node.span.start.offset < offset, offset <= end else { return false }
        return offset < end || !["}", "]"].contains(source.scalars[end - 1])
    }
}

extension Node {
    fileprivate var isBroken: Bool {
        guard case .broken = value else { return false }
        return true
    }
}

extension SourceFile {
    /// The offset before the half-written word at a cursor and before the space in front of it.
    fileprivate func beforeWord(at offset: Int) -> Int {
        var place = wordRange(at: offset).lowerBound
        while place > 0, [" ", "\t", "\n", "\r"].contains(scalars[place - 1]) { place -= 1 }
        return place
    }

    /// The word around a cursor, with the quotes that stand at it.
    func wordRange(at offset: Int) -> Range<Int> {
        var (start, end) = (min(offset, scalars.count), min(offset, scalars.count))
        while start > 0, scalars[start - 1].isPartOfWord { start -= 1 }
        while end < scalars.count, scalars[end].isPartOfWord { end += 1 }
        guard start > 0, scalars[start - 1] == "\"" else { return start..<end }
        return (start - 1)..<(end < scalars.count && scalars[end] == "\"" ? end + 1 : end)
    }

    /// The text in quotes that ends before an offset, space left out.
    fileprivate func quoted(endingBefore offset: Int) -> String? {
        var end = offset
        while end > 0, [" ", "\t"].contains(scalars[end - 1]) { end -= 1 }
        guard end > 1, scalars[end - 1] == "\"" else { return nil }
        var start = end - 1
        while start > 0, scalars[start - 1] != "\"", scalars[start - 1] != "\n" { start -= 1 }
        return text(start..<(end - 1))
    }
}

extension Unicode.Scalar {
    /// Whether it may stand in a name or a target.
    fileprivate var isPartOfWord: Bool { isPartOfName || "@$-".unicodeScalars.contains(self) }
}
