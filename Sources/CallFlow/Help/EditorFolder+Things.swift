package import JSONSyntax

extension EditorFolder {
    /// Something that has a name and can be mentioned.
    package struct Thing: Hashable, Sendable {
        /// The name.
        package let name: String
        /// What a word means that defines it.
        let definition: FileWords.Meaning
        /// The file that defines it; nil if none does.
        let home: String?
        /// Where the name stands that was asked about, without quotes.
        package let range: EditorRange

        /// Whether it is a queue, which the configuration has.
        package var isQueue: Bool { definition == .definition(.queue) }

        /// Whether a renaming can change it; flows and libraries have their names from their files.
        package var canBeRenamed: Bool {
            (home != nil || isQueue) && FlowRename.Subject.allCases.contains { $0.definition == definition }
        }

        /// What messages call its sort.
        var sortTitle: String {
            switch definition {
            case .definition(let sort), .mention(let sort): sort.title
            case .state, .target: "state"
            case .variable, .variableDefinition, .gift, .given: "variable"
            case .library: "library"
            }
        }
    }

    /// A stretch of a file of the folder.
    package struct Place: Hashable, Sendable {
        /// The file's name.
        package let file: String
        /// Where in it.
        package let range: EditorRange
    }

    /// The thing whose name stands at a place; nil if none does.
    package func thing(at place: EditorPlace, in file: String) -> Thing? {
        guard let source = source(file), let word = word(at: source.offset(of: place), in: file) else { return nil }
        return thing(word, in: file)
    }

    func word(at offset: Int, in file: String) -> FileWords.Word? {
        (index.words[file]?.words ?? []).first { word in
            word.span.start.offset <= offset && offset <= word.span.start.offset + word.span.length
        }
    }

    func thing(_ word: FileWords.Word, in file: String) -> Thing? {
        guard let source = source(file), let definition = index.definition(of: word) else { return nil }
        return Thing(
            name: word.text, definition: definition, home: home(of: definition, word, in: file),
            range: source.range(Self.inside(word, source)))
    }

    /// A word without its quotes.
    private static func inside(_ word: FileWords.Word, _ source: SourceFile) -> Range<Int> {
        let start = word.span.start.offset
        let end = start + word.span.length
        guard word.isQuoted, end - start >= 2, source.scalars[start] == "\"", source.scalars[end - 1] == "\"" else {
            return start..<end
        }
        return (start + 1)..<(end - 1)
    }

    private func home(of definition: FileWords.Meaning, _ word: FileWords.Word, in file: String) -> String? {
        if case .gift(let flow?) = word.meaning { return known("\(flow).json") }
        switch definition {
        case .library: return known(word.text)
        case .definition(.flow): return known("\(word.text).json")
        case .definition, .state, .variableDefinition, .mention, .target, .variable, .gift, .given:
            return neighbours(of: file).first { index.place(definition, word.text, in: [$0]) != nil }
        }
    }

    private func known(_ file: String) -> String? { index.documents[file] == nil ? nil : file }

    /// Where a thing is defined.
    package func definitions(of thing: Thing) -> [Place] {
        switch thing.definition {
        case .library, .definition(.flow): return thing.home.map { [Place(file: $0, range: .start)] } ?? []
        case .definition, .state, .variableDefinition, .mention, .target, .variable, .gift, .given:
            return references(to: thing, definitions: true).filter { $0.isDefinition }.map(\.place)
        }
    }

    /// Every place that names a thing, files in order.
    ///
    /// - Parameter definitions: whether the places that define it count too.
    package func places(of thing: Thing, withDefinitions definitions: Bool) -> [Place] {
        references(to: thing, definitions: definitions).map(\.place)
    }

    private func references(
        to thing: Thing, definitions: Bool
    ) -> [(place: Place, isDefinition: Bool)] {
        let scope = scope(of: thing)
        return names.flatMap { file -> [(place: Place, isDefinition: Bool)] in
            guard let source = source(file) else { return [] }
            return index.words(of: thing.definition, thing.name, in: file, scope: scope).compactMap { word in
                let isDefinition = word.meaning == thing.definition
                guard definitions || !isDefinition || thing.definition == .library else { return nil }
                return (Place(file: file, range: source.range(Self.inside(word, source))), isDefinition)
            }
        }
    }

    private func scope(of thing: Thing) -> [String] {
        switch thing.definition {
        case .definition(.queue), .definition(.flow), .library: names
        case .definition, .state, .variableDefinition, .mention, .target, .variable, .gift, .given:
            thing.home.map { index.reach(of: thing.definition, thing.name, home: $0) } ?? []
        }
    }

    /// Gives a thing another name wherever it is mentioned.
    ///
    /// - Throws: `FlowRename.Refusal` if that cannot be done.
    package func rename(_ thing: Thing, to name: String) throws(FlowRename.Refusal) -> FlowRename {
        guard let subject = FlowRename.Subject.allCases.first(where: { $0.definition == thing.definition }) else {
            throw FlowRename.Refusal("A \(thing.sortTitle) cannot be renamed here.")
        }
        let files = names.compactMap { name in
            source(name).map {
                FlowFolder.File(name: name, path: $0.path, bytes: Array($0.text(0..<$0.scalars.count).utf8))
            }
        }
        return try FlowRename(subject, from: thing.name, to: name, in: flow(owning: thing), of: files)
    }

    /// A flow by which the thing is told from others of its name; nil if there is no need.
    private func flow(owning thing: Thing) -> String? {
        guard let home = thing.home, !thing.isQueue else { return nil }
        let owner = home.hasPrefix("_") ? index.flows.sorted().first { index.uses(of: $0).contains(home) } : home
        return owner.map { String($0.dropLast(".json".count)) }
    }
}
