import JSONSyntax

/// Every name in a file, with what it stands for and its exact place.
///
/// What a name stands for comes from the sheets that the manual and the schemas are made from, so a new kind of state
/// needs nothing here.
struct FileWords {
    private(set) var words: [Word] = []
    private let source: SourceFile

    /// A name at its place.
    struct Word {
        let meaning: Meaning
        let text: String
        let span: Span
        /// Whether the place includes quotes.
        let isQuoted: Bool
    }

    /// What a name stands for.
    enum Meaning: Hashable {
        /// A thing is mentioned.
        case mention(Sort)
        /// A thing is defined here.
        case definition(Sort)
        case target
        case state
        case variable
        /// A variable or a parameter is defined here.
        case variableDefinition
        /// A value that one flow gives another under this name; the text is the name.
        case gift(flow: String?)
        /// A literal value that a flow is given under a name.
        case given(flow: String, name: String)
        /// A library is mentioned by its file's name.
        case library
    }

    /// The words of a flow or library; of a scenario file if its name says so.
    init(_ document: Document, name: String) {
        source = document.source
        guard let root = document.root else { return }
        if name.hasSuffix(".test.json") {
            if ScenarioFolder.isAboutQueues(document) { readQueueScenarios(root) } else { readScenarios(root) }
        } else {
            read(root, keys: name.hasPrefix("_") ? FileSheet.library : FileSheet.flow)
        }
    }

    static let sections: [String: Sort] = [
        "prompts": .prompt, "calendars": .calendar, "holidays": .holidays, "queues": .queue, "mailboxes": .mailbox,
        "destinations": .destination, "services": .service,
    ]

    private mutating func read(_ root: Node, keys: [KeySheet]) {
        for member in root.members ?? [] {
            if member.key == "states" {
                for state in names(of: member.value) { read(state) }
                continue
            }
            if member.key == "uses", case .array(let libraries) = member.value.value {
                for library in libraries { whole(.library, library) }
            }
            for entry in names(of: member.value) {
                if let sort = Self.sections[member.key] { add(.definition(sort), entry) }
                if member.key == "variables" || member.key == "parameters" { add(.variableDefinition, entry) }
            }
            guard let key = keys.first(where: { $0.name == member.key }) else { continue }
            walk(member.value, key.shape)
        }
    }

    func names(of node: Node) -> [Member] {
        (node.members ?? []).filter { $0.key != "note" && $0.key != "accept" }
    }

    private mutating func read(_ state: Member) {
        add(.state, state)
        guard case .string(let kind)? = state.value["do"]?.value, let sheet = Kinds.named(kind)?.sheet else { return }
        var flow: String?
        if case .string(let name)? = state.value["flow"]?.value { flow = name }
        for member in state.value.members ?? [] {
            switch member.key {
            case "next": walk(member.value, .target(mayRepeat: false))
            case "on": for outcome in names(of: member.value) { walk(outcome.value, .target(mayRepeat: false)) }
            case "give":
                for gift in names(of: member.value) {
                    if let flow { add(.gift(flow: flow), gift) }
                    if case .string(let text) = gift.value.value, !text.contains("{"), let flow {
                        words.append(
                            Word(
                                meaning: .given(flow: flow, name: gift.key), text: text, span: gift.value.span,
                                isQuoted: true))
                    }
                    walk(gift.value, .value)
                }
            default:
                guard let key = (sheet.keys + KeySheet.ofStates).first(where: { $0.name == member.key }) else {
                    continue
                }
                walk(member.value, key.shape)
            }
        }
    }

    mutating func add(_ meaning: Meaning, _ member: Member) {
        words.append(Word(meaning: meaning, text: member.key, span: member.keySpan, isQuoted: true))
    }

    private mutating func walk(_ node: Node, _ shape: KeySheet.Shape) {
        switch shape {
        case .name(let sort): whole(.mention(sort), node)
        case .nameOrParameter(let sort):
            if case .string(let text) = node.value, text.hasPrefix("{") {
                placeholders(node)
            } else {
                whole(.mention(sort), node)
            }
        case .target: whole(.target, node)
        case .variable: whole(.variable, node)
        case .template, .value, .integerOrPlaceholder: placeholders(node)
        case .condition: condition(node)
        case .json: everyText(node)
        case .list(let inner, _, _):
            guard case .array(let elements) = node.value else { return }
            for element in elements { walk(element, inner) }
        case .map(let keys, let inner, _, _):
            for member in names(of: node) {
                if keys == .variables { add(.variable, member) }
                walk(member.value, inner)
            }
        case .object(let keys): walk(node, keys: keys)
        case .variants(let key, let common, let variants):
            var word: String?
            if case .string(let text)? = node[key]?.value { word = text }
            walk(node, keys: common + (variants.first { $0.word == word }?.keys ?? []))
        case .exactlyOne(let keys, let others), .firstOf(let keys, let others): walk(node, keys: keys + others)
        case .either(let shapes):
            guard let shape = shapes.first(where: { $0.jsonType == node.jsonType }) else { return }
            walk(node, shape)
        case .text, .yesNo, .integer, .duration, .choice, .newName, .language, .key, .phoneNumber, .audio, .pattern:
            return
        }
    }

    private mutating func walk(_ node: Node, keys: [KeySheet]) {
        for member in node.members ?? [] {
            guard let key = keys.first(where: { $0.name == member.key }) else { continue }
            walk(member.value, key.shape)
        }
    }

    mutating func whole(_ meaning: Meaning, _ node: Node) {
        guard case .string(let text) = node.value else { return }
        words.append(Word(meaning: meaning, text: text, span: node.span, isQuoted: true))
    }

    private mutating func everyText(_ node: Node) {
        switch node.value {
        case .string: placeholders(node)
        case .array(let elements): for element in elements { everyText(element) }
        case .object(let members): for member in members { everyText(member.value) }
        case .null, .bool, .number, .broken: return
        }
    }

    /// The names in the placeholders of a text.
    private mutating func placeholders(_ node: Node) {
        guard case .string(let text) = node.value else { return }
        let scalars = Array(text.unicodeScalars)
        var index = 0
        while let brace = scalars[index...].firstIndex(of: "{") {
            var start = brace + 1
            while start < scalars.count, scalars[start] == " " { start += 1 }
            var end = start
            while end < scalars.count, scalars[end].isPartOfName { end += 1 }
            add(scalars[start..<end], at: start, in: node)
            index = end
        }
    }

    private mutating func condition(_ node: Node) {
        guard case .string(let text) = node.value else { return }
        let scalars = Array(text.unicodeScalars)
        for token in ConditionToken.split(scalars) where token.sort == .word {
            add(scalars[token.start..<(token.start + token.length)], at: token.start, in: node)
        }
    }

    private mutating func add(_ name: ArraySlice<Unicode.Scalar>, at index: Int, in node: Node) {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: name)
        let start = source.position(ofScalar: index, inString: node.span)
        let end = source.position(ofScalar: index + name.count, inString: node.span)
        words.append(
            Word(
                meaning: .variable, text: String(text), span: Span(start: start, length: end.offset - start.offset),
                isQuoted: false))
    }

    /// What steps of scenarios name, by their keys.
    private static let steps: [String: Meaning] = [
        "hears": .mention(.prompt), "at": .target, "queued": .mention(.queue), "callback": .mention(.queue),
        "left_in": .mention(.mailbox), "transferred": .mention(.destination), "asks": .mention(.service),
    ]

    private mutating func readScenarios(_ root: Node) {
        if let flow = root["flow"] { whole(.mention(.flow), flow) }
        given(root["given"])
        guard case .array(let scenarios)? = root["scenarios"]?.value else { return }
        for scenario in scenarios {
            given(scenario["given"])
            for variable in names(of: scenario["variables"] ?? root.empty) { add(.variable, variable) }
            guard case .array(let steps)? = scenario["steps"]?.value else { continue }
            for step in steps {
                for member in step.members ?? [] {
                    guard let meaning = Self.steps[member.key] else { continue }
                    whole(meaning, member.value)
                }
            }
        }
    }

    private mutating func given(_ node: Node?) {
        for (section, sort) in [
            ("queues", Sort.queue), ("services", .service), ("destinations", .destination), ("callbacks", .queue),
        ] {
            for member in names(of: node?[section] ?? Node(.null, at: Span(start: .start, length: 0))) {
                add(.mention(sort), member)
            }
        }
    }
}

extension Node {
    fileprivate var empty: Node { Node(.null, at: span.first) }

    /// What JSON Schema calls this sort of value.
    var jsonType: String {
        switch value {
        case .string: "string"
        case .number: "number"
        case .bool: "boolean"
        case .array: "array"
        case .object: "object"
        case .null, .broken: "null"
        }
    }
}
