import CallFlow
import JSONSyntax

extension LanguageSession {
    /// What may be written at the cursor.
    func completions(_ parameters: Node) throws(RequestFailure) -> Wire {
        guard let (subject, place) = try cursor(parameters) else { return .null }
        let found = subject.editor.completions(at: place, in: subject.name)
        return .list(
            found.enumerated().map { index, item in
                .object([
                    ("label", .text(item.label)), ("kind", .integer(item.sort.number)),
                    ("detail", item.detail.map(Wire.text)), ("documentation", item.documentation.map(Wire.markdown)),
                    ("sortText", .text(String(repeating: "0", count: 4 - "\(index)".count) + "\(index)")),
                    ("filterText", .text(item.text)), ("textEdit", .edit(item.range, item.text)),
                ])
            })
    }

    /// What stands at the cursor; beside the title, the start and the limits of a flow also what a call can cost.
    func hover(_ parameters: Node) throws(RequestFailure) -> Wire {
        guard let (subject, place) = try cursor(parameters),
            let found = subject.editor.explanation(at: place, in: subject.name)
        else { return .null }
        let bounds = found.isAboutFlow ? bounds(of: subject).map { "\n\nOne call: \($0)." } : nil
        return .object([("contents", .markdown(found.text + (bounds ?? ""))), ("range", .range(found.range))])
    }

    /// What a call of a flow can cost, in a sentence; nil while the flow has errors.
    private func bounds(of subject: Subject) -> String? {
        let program = subject.folder.programs.first { "\($0.flow).json" == subject.name }
        return program?.bounds(sounds: installed?.context.sounds).sentence
    }

    /// Where the thing at the cursor is defined; a queue also in the settings.
    func definition(_ parameters: Node) throws(RequestFailure) -> Wire {
        guard let (subject, place) = try cursor(parameters),
            let thing = subject.editor.thing(at: place, in: subject.name)
        else { return .null }
        var places = subject.editor.definitions(of: thing).map { place in
            Wire.location(uri("\(subject.folder.path)/\(place.file)"), place.range)
        }
        if thing.isQueue, let path = installed?.settings.first, let range = settingsPlace(of: thing.name, in: path) {
            places.append(.location(uri(path), range))
        }
        return .list(places)
    }

    private func settingsPlace(of queue: String, in path: String) -> EditorRange? {
        guard let document = workplace.bytes(path).map({ Document($0, path: path) }) else { return nil }
        let members = document.root?["queues"]?.members ?? document.root?.members ?? []
        return members.first { $0.key == queue }.map { document.source.range(of: $0.keySpan) }
    }

    /// Every place that names the thing at the cursor.
    func references(_ parameters: Node) throws(RequestFailure) -> Wire {
        guard let (subject, place) = try cursor(parameters),
            let thing = subject.editor.thing(at: place, in: subject.name)
        else { return .null }
        let isWhole = parameters.at("context", "includeDeclaration")?.isTrue ?? false
        return locations(subject.editor.places(of: thing, withDefinitions: isWhole), subject.folder)
    }

    /// The places of this file that name the thing at the cursor.
    func highlights(_ parameters: Node) throws(RequestFailure) -> Wire {
        guard let (subject, place) = try cursor(parameters),
            let thing = subject.editor.thing(at: place, in: subject.name)
        else { return .null }
        let places = subject.editor.places(of: thing, withDefinitions: true).filter { $0.file == subject.name }
        return .list(places.map { .object([("range", .range($0.range))]) })
    }

    /// The parts of a file.
    func symbols(_ parameters: Node) throws(RequestFailure) -> Wire {
        guard let subject = try subject(parameters) else { return .null }
        return .list(subject.editor.symbols(of: subject.name).map(Self.wire))
    }

    private static func wire(_ symbol: FileSymbol) -> Wire {
        .object([
            ("name", .text(symbol.name)), ("detail", .text(symbol.detail)), ("kind", .integer(symbol.sort.number)),
            ("range", .range(symbol.range)), ("selectionRange", .range(symbol.selection)),
            ("children", symbol.children.isEmpty ? nil : .list(symbol.children.map(wire))),
        ])
    }

    /// What prompts say, beside their names.
    func inlayHints(_ parameters: Node) throws(RequestFailure) -> Wire {
        guard let subject = try subject(parameters) else { return .null }
        guard let range = parameters["range"]?.range else { throw .parameter("range") }
        return .list(
            subject.editor.notes(in: range, of: subject.name).map { note in
                .object([
                    ("position", .place(note.place)), ("label", .text("“\(note.text)”")),
                    ("tooltip", note.text == note.wholeText ? nil : .text(note.wholeText)),
                    ("paddingLeft", .flag(true)),
                ])
            })
    }
}

extension Completion.Sort {
    /// The protocol's number: property, keyword, enum member, reference, variable, value.
    fileprivate var number: Int {
        switch self {
        case .key: 10
        case .word: 14
        case .state: 20
        case .name: 18
        case .variable: 6
        case .value: 12
        }
    }
}

extension FileSymbol.Sort {
    /// The protocol's number: namespace, function, string, variable, key, event.
    fileprivate var number: Int {
        switch self {
        case .section: 3
        case .state: 12
        case .prompt: 15
        case .variable: 13
        case .name: 20
        case .scenario: 24
        }
    }
}
