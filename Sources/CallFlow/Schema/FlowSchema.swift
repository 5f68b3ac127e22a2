import JSONSyntax

/// The language as JSON Schema, for editors; the checker stays the judge.
package enum FlowSchema {
    /// The schema of flows.
    ///
    /// - Parameter names: the names that one flow may mention, to be completed and checked; nil for any.
    package static func flow(_ names: SchemaNames? = nil) -> String {
        let keys = FileSheet.flow.map { key -> (String, JSONText) in
            key.name == "states" ? ("states", states(key)) : (key.name, key.schema)
        }
        let kinds = Kinds.all.map { ("state_\($0.sheet.name)", state($0.sheet)) }
        let definitions = kinds + [("state", anyState)] + Self.names(names)
        return file("Flow", keys, FileSheet.flow, definitions)
    }

    /// The schema of libraries.
    package static var library: String {
        file("Library", FileSheet.library.map { ($0.name, $0.schema) }, FileSheet.library, names(nil))
    }

    /// The schema of files of scenarios.
    package static var scenarios: String {
        file("Scenarios", FileSheet.scenarios.map { ($0.name, $0.schema) }, FileSheet.scenarios, names(nil))
    }

    /// The schema of files of queue scenarios.
    package static var queueScenarios: String {
        let keys = FileSheet.queueScenarios
        return file("Queue scenarios", keys.map { ($0.name, $0.schema) }, keys, names(nil))
    }

    /// Schemas of the readable flows of a folder, with the names that each may mention, by the flow's id.
    package static func byFlow(_ files: [FlowFolder.File], queues: Set<String>?) -> [(flow: String, schema: String)] {
        var loading = FolderLoading(queues: queues)
        for file in files where FlowFolder.isFlowFile(file.name) { loading.read(file) }
        loading.check()
        return loading.checks.map { ($0.draft.id, flow(SchemaNames($0))) }
    }

    private static func file(
        _ title: String, _ properties: [(String, JSONText)], _ keys: [KeySheet], _ definitions: [(String, JSONText)]
    ) -> String {
        return JSONText.object([
            ("$schema", .text("https://json-schema.org/draft/2020-12/schema")), ("title", .text(title)),
            ("description", .text("For editors. Written by \"switchboard schema\"; safe to delete.")),
            ("type", .text("object")), ("required", .texts(keys.filter { $0.need == .required }.map(\.name))),
            ("additionalProperties", .flag(false)), ("properties", .object(properties + KeySheet.Shape.remarks)),
            ("$defs", .object(definitions + KeySheet.everywhere.map { ($0.name, $0.schema) })),
        ]).lines
    }

    private static func states(_ key: KeySheet) -> JSONText {
        var least = 0
        if case .map(_, _, let count, _) = key.shape { least = count }
        let members: [(String, JSONText)] = [
            ("type", .text("object")), ("description", .text(key.documentation)),
            ("properties", .object(KeySheet.Shape.remarks)),
            ("propertyNames", .object([("pattern", .text("^\(SchemaPattern.name)$"))])),
            ("additionalProperties", KeySheet.Shape.reference("state")),
        ]
        return .object(members + KeySheet.Shape.atLeast(least, "minProperties"))
    }

    /// A state of any kind: first the kind, then what that kind takes.
    private static var anyState: JSONText {
        let names = Kinds.all.map { $0.sheet.name }
        let kind: [(String, JSONText)] = [
            ("description", .text("The kind of the state.")), ("enum", .texts(names)),
            ("enumDescriptions", .texts(Kinds.all.map { $0.sheet.documentation })),
        ]
        return .object([
            ("type", .text("object")), ("required", .texts(["do"])),
            ("properties", .object([("do", .object(kind))])),
            ("allOf", .list(names.map { KeySheet.Shape.when("do", $0, KeySheet.Shape.reference("state_\($0)")) })),
            ("defaultSnippets", .list(Kinds.all.map { snippet($0.sheet) })),
        ])
    }

    private static func state(_ sheet: KindSheet) -> JSONText {
        var fixed: [(String, JSONText)] = [("do", .object([("const", .text(sheet.name))]))]
        let target = KeySheet.Shape.reference("target")
        var optional: [(String, JSONText)] = []
        if sheet.outcomes.contains(where: { $0.name == "next" }) { fixed.append(("next", target)) }
        let others = sheet.outcomes.filter { $0.name != "next" }
        let required = others.filter { $0.fallback == .required }.map(\.name)
        if !others.isEmpty || sheet.hasOwnOutcomes {
            let on = outcomes(others, required, isOpen: sheet.hasOwnOutcomes)
            if required.isEmpty { optional.append(("on", on)) } else { fixed.append(("on", on)) }
        }
        let keys = sheet.keys + KeySheet.ofStates
        guard case .members(var members) = KeySheet.Shape.object(keys, fixed: fixed) else { return .flag(true) }
        let more = optional.map { JSONText.Member(name: $0.0, value: $0.1) }
        if let place = members.firstIndex(where: { $0.name == "properties" }),
            case .members(let properties) = members[place].value
        {
            members[place].value = .members(properties + more)
        }
        return .members([JSONText.Member(name: "description", value: .text(sheet.documentation))] + members)
    }

    private static func outcomes(_ outcomes: [Outcome], _ required: [String], isOpen: Bool) -> JSONText {
        let target = KeySheet.Shape.reference("target")
        var members: [(String, JSONText)] = [
            ("type", .text("object")),
            ("description", .text("Where the outcomes lead that are not the good one.")),
            ("properties", .object(outcomes.map { ($0.name, target) } + KeySheet.Shape.remarks)),
        ]
        if !required.isEmpty { members.append(("required", .texts(required))) }
        return .object(members + [("additionalProperties", isOpen ? target : .flag(false))])
    }

    /// A state of this kind with everything that it must have, for an editor to put in.
    private static func snippet(_ sheet: KindSheet) -> JSONText {
        var body: [(String, JSONText)] = [("do", .text(sheet.name))]
        for key in sheet.keys where key.need == .required { body.append((key.name, .raw(key.example))) }
        if sheet.outcomes.contains(where: { $0.name == "next" }) { body.append(("next", .text("@end"))) }
        let required = sheet.outcomes.filter { $0.name != "next" && $0.fallback == .required }
        if !required.isEmpty { body.append(("on", .object(required.map { ($0.name, .text("@end")) }))) }
        return .object([
            ("label", .text(sheet.name)), ("description", .text("A whole state of this kind.")),
            ("body", .object(body)),
        ])
    }

    private static func names(_ names: SchemaNames?) -> [(String, JSONText)] {
        var definitions: [(String, JSONText)] = []
        for sort in Sort.allCases {
            let pattern = sort == .prompt ? SchemaPattern.dottedName : SchemaPattern.name
            let known = names?.bySort[sort].flatMap { $0.isEmpty ? nil : JSONText.texts($0) }
            let plain = known.map { JSONText.object([("enum", $0)]) }
            let text = KeySheet.Shape.string([("pattern", .text("^\(pattern)$"))])
            definitions.append(("\(sort.rawValue)_name", plain ?? text))
            let parameter = KeySheet.Shape.string([("pattern", .text("^(\(pattern)|\(SchemaPattern.parameter))$"))])
            let braces = JSONText.object([("pattern", .text("^\\{"))])
            let either = plain.map { JSONText.object([("if", braces), ("then", parameter), ("else", $0)]) }
            definitions.append(("\(sort.rawValue)_name_or_parameter", either ?? parameter))
        }
        definitions.append(
            ("variable_name", enumeration(names?.variables, or: SchemaPattern.dottedName)))
        definitions.append(("language", enumeration(names?.languages, or: SchemaPattern.language)))
        definitions.append(
            ("target", enumeration(names.map { $0.states + ["@end"] }, or: "(@end|\(SchemaPattern.name))")))
        definitions.append(
            (
                "target_or_repeat",
                enumeration(names.map { $0.states + ["@end", "@repeat"] }, or: "(@end|@repeat|\(SchemaPattern.name))")
            ))
        return definitions
    }

    private static func enumeration(_ words: [String]?, or pattern: String) -> JSONText {
        words.map { .object([("enum", .texts($0))]) } ?? KeySheet.Shape.string([("pattern", .text("^\(pattern)$"))])
    }
}

extension KindSheet {
    /// Whether states of the kind have outcomes that their calendar or their flow gives them.
    fileprivate var hasOwnOutcomes: Bool { name == Hours.sheet.name || ways == .returns }
}
