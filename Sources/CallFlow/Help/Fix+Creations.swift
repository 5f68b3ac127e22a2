import JSONSyntax

extension EditorFolder {
    /// What defines a name that nothing bears, or adds a language that a prompt lacks.
    func creations(_ finding: Diagnostic, _ range: Range<Int>, _ file: String, _ source: SourceFile) -> [Fix] {
        guard index.documents[file]?.isComplete ?? false else { return [] }
        switch finding.code {
        case "F101", "F102", "F103":
            guard !ScenarioFolder.isScenarioFile(file), let word = word(at: range.lowerBound, in: file) else {
                return []
            }
            return creation(word, file, source).map { [$0] } ?? []
        case "F401": return translation(finding, file, source).map { [$0] } ?? []
        default: return []
        }
    }

    private func creation(_ word: FileWords.Word, _ file: String, _ source: SourceFile) -> Fix? {
        guard let root = root(file), Findings.isDottedName(word.text) else { return nil }
        let section: String
        let value: String
        var title = "Create the "
        switch index.definition(of: word) {
        case .state:
            (section, value) = ("states", #"{ "do": "hangup" }"#)
            title += "state \"\(word.text)\", which hangs up"
        case .definition(.prompt):
            let languages = languages(of: file)
            guard !languages.isEmpty else { return nil }
            let versions = languages.map { "\(Node.quoted($0)): \(Self.todo)" }
            (section, value) = ("prompts", "{ \(versions.joined(separator: ", ")) }")
            title += "prompt \"\(word.text)\" in \(languages.joined(separator: ", ")), words to be written"
        case .definition(.mailbox):
            (section, value) = ("mailboxes", "{}")
            title += "mailbox \"\(word.text)\""
        case .definition, .variableDefinition, .library, .mention, .target, .variable, .gift, .given, nil: return nil
        }
        guard root["states"] != nil || section != "states", root[section]?[word.text] == nil else { return nil }
        return insertion(of: word.text, value, into: section, root, title, file, source)
    }

    /// A version of a prompt whose words are still to be written; its flow waits for them.
    private static let todo = #"{ "text": "…", "todo": true }"#

    /// Adds the language that a prompt lacks.
    private func translation(_ finding: Diagnostic, _ file: String, _ source: SourceFile) -> Fix? {
        let steps = finding.pointer.split(separator: "/").map(String.init)
        guard steps.count == 2, steps[0] == "prompts", let prompt = root(file)?["prompts"]?[steps[1]],
            let quoted = finding.message.components(between: " has no \"", and: "\"")
        else { return nil }
        return insertion(
            into: prompt, member: "\(Node.quoted(quoted)): \(Self.todo)",
            "Add \"\(quoted)\" to the prompt \"\(steps[1])\", words to be written", file, source)
    }

    /// Puts a named thing behind the others of its section, which is made if there is none.
    private func insertion(
        of name: String, _ value: String, into section: String, _ root: Node, _ title: String, _ file: String,
        _ source: SourceFile
    ) -> Fix? {
        let member = "\(Node.quoted(name)): \(value)"
        if let node = root[section] { return insertion(into: node, member: member, title, file, source) }
        return insertion(into: root, member: "\(Node.quoted(section)): { \(member) }", title, file, source)
    }

    /// Puts a member behind the last one of an object, in a line of its own if the others stand so.
    private func insertion(
        into node: Node, member: String, _ title: String, _ file: String, _ source: SourceFile
    ) -> Fix? {
        guard let members = node.members else { return nil }
        guard let last = members.last else {
            let inside = node.span.start.offset + 1
            return Fix(
                title: title, file: file, range: source.range(inside..<inside), text: " \(member) ", isPreferred: false)
        }
        let end = last.value.span.start.offset + last.value.span.length
        let stands = last.keySpan.start
        let indent = source.text((stands.offset - stands.column + 1)..<stands.offset)
        let isAlone = indent.allSatisfy { $0 == " " || $0 == "\t" }
        return Fix(
            title: title, file: file, range: source.range(end..<end),
            text: isAlone ? ",\n\(indent)\(member)" : ", \(member)", isPreferred: false)
    }
}

extension String {
    /// What stands between two texts, the first time that they occur.
    fileprivate func components(between opener: String, and closer: String) -> String? {
        guard let start = firstRange(of: opener)?.upperBound,
            let end = self[start...].firstRange(of: closer)?.lowerBound
        else { return nil }
        return String(self[start..<end])
    }
}
