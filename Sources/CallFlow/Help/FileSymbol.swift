package import JSONSyntax

/// A part of a file, for outlines.
package struct FileSymbol: Hashable, Sendable {
    /// Its name.
    package let name: String
    /// A few words about it.
    package let detail: String
    /// What it is.
    package let sort: Sort
    /// All of it.
    package let range: EditorRange
    /// Its name.
    package let selection: EditorRange
    /// Its parts.
    package let children: [FileSymbol]

    /// The sorts of parts.
    package enum Sort: Sendable {
        /// A key of the whole file that holds others.
        case section
        case state
        case prompt
        case variable
        /// Another thing that has a name.
        case name
        case scenario
    }
}

extension EditorFolder {
    /// The sections of a file with the named things in them.
    package func symbols(of file: String) -> [FileSymbol] {
        guard let source = source(file), let root = root(file) else { return [] }
        let language = languages(of: file).first
        return (root.members ?? []).compactMap { section in
            let children: [FileSymbol]
            if section.key == "scenarios", case .array(let scenarios) = section.value.value {
                children = scenarios.compactMap { Self.scenario($0, source) }
            } else if let sort = Self.sorts[section.key] {
                children = (section.value.members ?? []).filter { $0.key != "note" && $0.key != "accept" }.map {
                    symbol($0, sort, $0.value.detail(sort, language), [], source)
                }
            } else {
                return nil
            }
            return symbol(section, .section, "\(children.count)", children, source)
        }
    }

    private static let sorts: [String: FileSymbol.Sort] = [
        "states": .state, "prompts": .prompt, "variables": .variable, "parameters": .variable, "calendars": .name,
        "holidays": .name, "queues": .name, "mailboxes": .name, "destinations": .name, "services": .name,
    ]

    private func symbol(
        _ member: Member, _ sort: FileSymbol.Sort, _ detail: String, _ children: [FileSymbol], _ source: SourceFile
    ) -> FileSymbol {
        let end = max(member.value.span.start.offset + member.value.span.length, member.keySpan.start.offset + 1)
        return FileSymbol(
            name: member.key.isEmpty ? "\"\"" : member.key, detail: detail, sort: sort,
            range: source.range(member.keySpan.start.offset..<end), selection: source.range(of: member.keySpan),
            children: children)
    }

    private static func scenario(_ node: Node, _ source: SourceFile) -> FileSymbol? {
        guard let name = node["name"], let text = name.string, !text.isEmpty else { return nil }
        return FileSymbol(
            name: text, detail: "", sort: .scenario, range: source.range(of: node.span),
            selection: source.range(of: name.span), children: [])
    }
}

extension Node {
    fileprivate func detail(_ sort: FileSymbol.Sort, _ language: String?) -> String {
        switch sort {
        case .state: self["do"]?.string ?? ""
        case .prompt: FlowGraph.shortened(spoken(in: language) ?? "", to: 60)
        case .variable: self["type"]?.string ?? ""
        case .section, .name, .scenario: ""
        }
    }
}
