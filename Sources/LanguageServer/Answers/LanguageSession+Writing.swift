import CallFlow
import JSONSyntax

extension LanguageSession {
    /// The name at the cursor, if it can be changed.
    func prepareRename(_ parameters: Node) throws(RequestFailure) -> Wire {
        guard let (subject, place) = try cursor(parameters),
            let thing = subject.editor.thing(at: place, in: subject.name), thing.canBeRenamed
        else { return .null }
        return .object([("range", .range(thing.range)), ("placeholder", .text(thing.name))])
    }

    /// Changes a name wherever it stands.
    mutating func rename(_ parameters: Node) throws(RequestFailure) -> Wire {
        guard let name = parameters["newName"]?.text else { throw .parameter("newName") }
        guard let (subject, place) = try cursor(parameters),
            let thing = subject.editor.thing(at: place, in: subject.name)
        else { throw .refused("No name stands here.") }
        let change: FlowRename
        do {
            change = try subject.editor.rename(thing, to: name)
        } catch {
            let place = error.finding.map { " \($0.file):\($0.span.start): \($0.message)" } ?? ""
            throw .refused(error.message + place)
        }
        if thing.isQueue, change.files.isEmpty == false {
            show("Now rename the queue in queues.json and agents.json of the configuration too.", isWarning: true)
        }
        let edits = Dictionary(grouping: change.lines, by: \.path)
        return .object([
            ("changes", .object(edits.sorted { $0.key < $1.key }.map { (uri($0), .list($1.map(Self.edit))) }))
        ])
    }

    /// Replaces a line.
    private static func edit(_ line: FlowRename.Line) -> Wire {
        let start = EditorPlace(line: line.number - 1, character: 0)
        let end = EditorPlace(line: line.number - 1, character: line.before.utf16.count)
        return .edit(EditorRange(start: start, end: end), line.after)
    }

    /// The file in its usual form.
    func formatting(_ parameters: Node) throws(RequestFailure) -> Wire {
        guard let subject = try subject(parameters), let source = subject.editor.source(subject.name) else {
            return .null
        }
        guard let text = subject.editor.formatted(subject.name) else {
            throw .refused("The file is no JSON yet; its mistakes are marked.")
        }
        guard text != source.text(0..<source.scalars.count) else { return .list([]) }
        return .list([.edit(source.wholeRange, text)])
    }

    /// What can be done about the findings in a part of a file.
    mutating func codeActions(_ parameters: Node) throws(RequestFailure) -> Wire {
        // What was found before the last change may stand elsewhere now.
        settle()
        guard let subject = try subject(parameters) else { return .null }
        guard let range = parameters["range"]?.range else { throw .parameter("range") }
        let only = parameters.at("context", "only")?.elements.compactMap(\.text)
        guard only.map({ $0.isEmpty || $0.contains("quickfix") }) ?? true else { return .list([]) }
        let source = subject.editor.source(subject.name)
        let found = subject.folder.shown(subject.name).filter { Self.range(of: $0, source).touches(range) }
        var actions = found.flatMap { finding in
            subject.editor.fixes(for: finding, in: subject.name).map { action($0, finding, subject) }
        }
        var codes: Set<String> = []
        for finding in found where FindingExplanation.of(finding.code) != nil && codes.insert(finding.code).inserted {
            actions.append(Self.explaining(finding.code))
        }
        return .list(actions)
    }

    private func action(_ fix: Fix, _ finding: Diagnostic, _ subject: Subject) -> Wire {
        let edit = Wire.edit(fix.range, fix.text)
        return .object([
            ("title", .text(fix.title)), ("kind", .text("quickfix")),
            ("diagnostics", .list([wire(finding, subject.name, subject.folder)])),
            ("isPreferred", fix.isPreferred ? .flag(true) : nil),
            ("edit", .object([("changes", .object([(uri(subject.path), .list([edit]))]))])),
        ])
    }

    private static func explaining(_ code: String) -> Wire {
        let title = "Explain \(code)"
        let command = Wire.object([
            ("title", .text(title)), ("command", .text(Command.explain.rawValue)),
            ("arguments", .list([.text(code)])),
        ])
        return .object([("title", .text(title)), ("kind", .text("quickfix")), ("command", command)])
    }
}
