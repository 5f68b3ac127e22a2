import JSONSyntax

/// The files of a folder, searched for a name.
struct RenameFolder: Sendable {
    private(set) var documents: [String: Document]
    private(set) var words: [String: FileWords]

    init(_ files: [FlowFolder.File]) {
        documents = Dictionary(
            files.map { ($0.name, Document($0.bytes, path: $0.path)) }, uniquingKeysWith: { first, _ in first })
        words = Dictionary(uniqueKeysWithValues: documents.map { ($0.key, FileWords($0.value, name: $0.key)) })
    }

    /// Puts a file in the place of the one of its name.
    mutating func put(_ file: FlowFolder.File) {
        let document = Document(file.bytes, path: file.path)
        documents[file.name] = document
        words[file.name] = FileWords(document, name: file.name)
    }

    /// Takes a file out.
    mutating func remove(_ name: String) {
        documents[name] = nil
        words[name] = nil
    }

    /// Refuses if a file is no JSON: what it mentions could not be found.
    func demandReadable() throws(FlowRename.Refusal) {
        for (_, document) in documents.sorted(by: { $0.key < $1.key }) where !document.isComplete {
            throw FlowRename.Refusal(
                "A file cannot be read, so what it mentions is not known.", document.diagnostics.first)
        }
    }

    /// The files in which a name stands for the thing that is meant.
    func scope(of subject: FlowRename.Subject, _ name: String, flow: String?) throws(FlowRename.Refusal) -> [String] {
        let homes = flows.union(libraries).filter { place(subject.definition, name, in: [$0]) != nil }.sorted()
        let candidates = flow.map { flow in
            homes.filter { $0 == "\(flow).json" || uses(of: "\(flow).json").contains($0) }
        }
        let meant = candidates ?? homes
        if subject == .queue, flow == nil { return try everywhere(name, homes) }
        guard let home = meant.first else {
            let known = Set(words.values.flatMap(\.words).filter { $0.meaning == subject.definition }.map(\.text))
            let hint = Spelling.hint(for: name, among: known.sorted()).map { " — \($0)" } ?? ""
            throw FlowRename.Refusal("There is no \(subject.rawValue) \"\(name)\"\(hint)")
        }
        guard meant.count == 1 else {
            throw FlowRename.Refusal(
                "\(meant.joined(separator: " and ")) each have a \(subject.rawValue) \"\(name)\": say which with --flow."
            )
        }
        return reach(of: subject.definition, name, home: home)
    }

    /// The files in which a name that is defined in a file of the folder may stand for that thing.
    func reach(of definition: FileWords.Meaning, _ name: String, home: String) -> [String] {
        let users: Set<String> = home.hasPrefix("_") ? flows.filter { uses(of: $0).contains(home) } : []
        let inside = users.union([home])
        var runs = inside
        if case .definition = definition { runs.formUnion(callers(of: inside, lacking: definition, name)) }
        let tests = documents.keys.filter { file in testedFlow(file).map { runs.contains($0) } ?? false }
        return inside.union(tests).sorted()
    }

    /// Queues belong to the configuration, so a name means the same everywhere.
    private func everywhere(_ name: String, _ homes: [String]) throws(FlowRename.Refusal) -> [String] {
        let isKnown = words.values.contains { $0.words.contains { $0.meaning == .mention(.queue) && $0.text == name } }
        guard isKnown || !homes.isEmpty else { throw FlowRename.Refusal("No flow mentions a queue \"\(name)\".") }
        return documents.keys.sorted()
    }

    /// Where a word of this meaning stands first in these files.
    func place(_ meaning: FileWords.Meaning, _ name: String, in files: [String]) -> Diagnostic? {
        for file in files where !file.hasSuffix(".test.json") {
            guard let word = words[file]?.words.first(where: { $0.meaning == meaning && $0.text == name }) else {
                continue
            }
            return diagnostic(word, file, "\"\(name)\" stands here")
        }
        return nil
    }

    /// Where a library that the flow uses says a variable.
    func libraryPlace(of variable: String, for scope: [String]) -> Diagnostic? {
        for library in scope.flatMap({ uses(of: $0) }) {
            guard let word = words[library]?.words.first(where: { $0.meaning == .variable && $0.text == variable })
            else { continue }
            return diagnostic(word, library, "\"\(variable)\" is said here")
        }
        return nil
    }

    private func diagnostic(_ word: FileWords.Word, _ file: String, _ message: String) -> Diagnostic? {
        documents[file].map {
            Diagnostic(code: "F002", severity: .warning, in: $0.source, at: word.span, pointer: "", message: message)
        }
    }

    /// The words of a file that stand for a thing: those that are to change if it gets another name.
    func words(
        of definition: FileWords.Meaning, _ name: String, in file: String, scope: [String]
    ) -> [FileWords.Word] {
        (words[file]?.words ?? []).filter { word in
            guard word.text == name else { return false }
            if case .gift(let flow?) = word.meaning {
                return definition == .variableDefinition && scope.contains("\(flow).json")
            }
            return scope.contains(file) && self.definition(of: word) == definition
        }
    }

    /// What a word means that defines the thing for which this one stands; nil for none.
    func definition(of word: FileWords.Word) -> FileWords.Meaning? {
        switch word.meaning {
        case .state, .target: .state
        case .variable, .variableDefinition, .gift: .variableDefinition
        case .mention(let sort), .definition(let sort): .definition(sort)
        case .given(let flow, let parameter): type(of: parameter, of: flow).map { .definition($0) }
        case .library: .library
        }
    }

    private func type(of parameter: String, of flow: String) -> Sort? {
        guard case .string(let type)? = documents["\(flow).json"]?.root?["parameters"]?[parameter]?["type"]?.value
        else { return nil }
        return ValueType(rawValue: type)?.sort
    }

    /// The files of flows.
    var flows: Set<String> {
        Set(documents.keys.filter { FlowFolder.isFlowFile($0) && !$0.hasPrefix("_") })
    }

    /// The files of libraries.
    var libraries: Set<String> { Set(documents.keys.filter { $0.hasPrefix("_") && FlowFolder.isFlowFile($0) }) }

    /// The libraries that a flow uses.
    func uses(of file: String) -> [String] { documents[file]?.root?["uses"]?.texts ?? [] }

    /// The file of the flow that a scenario file is about.
    func testedFlow(_ file: String) -> String? {
        guard file.hasSuffix(".test.json"), case .string(let flow)? = documents[file]?.root?["flow"]?.value else {
            return nil
        }
        return "\(flow).json"
    }

    /// Flows whose calls come to one of these and that have nothing of their own of this name: their scenarios hear it.
    private func callers(of files: Set<String>, lacking meaning: FileWords.Meaning, _ name: String) -> Set<String> {
        var reached = files
        var found: Set<String> = []
        for _ in flows {
            let more = flows.subtracting(reached).filter { file in
                (words[file]?.words ?? []).contains {
                    $0.meaning == .mention(.flow) && reached.contains("\($0.text).json")
                }
            }
            guard !more.isEmpty else { break }
            reached.formUnion(more)
            found.formUnion(more.filter { place(meaning, name, in: [$0] + uses(of: $0)) == nil })
        }
        return found
    }
}
