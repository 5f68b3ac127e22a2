import JSONSyntax

extension KeySheet.Shape {
    /// The form as JSON Schema (draft 2020-12), without `oneOf`, `anyOf` and the unevaluated keywords: an editor then
    /// has one thing to say about one mistake.
    var schema: JSONText {
        switch self {
        case .text(let limit): Self.string([("minLength", .integer(1)), ("maxLength", .integer(limit))])
        case .template(let limit): Self.string([("minLength", .integer(1)), ("maxLength", .integer(limit))])
        case .condition: Self.string([("minLength", .integer(1)), ("maxLength", .integer(500))])
        case .value: .object([("type", .texts(["string", "number", "boolean"]))])
        case .yesNo: .object([("type", .text("boolean"))])
        case .integer(let range): Self.integer(range)
        case .integerOrPlaceholder(let range):
            Self.choose(
                [("string", Self.string([("pattern", .text("^\\{[^{}]+\\}$"))])), ("number", Self.integer(range))])
        case .duration: Self.string([("pattern", .text("^[0-9]{1,9}(\\.[0-9]{1,9})?(ms|s|m|h)$"))])
        case .choice(let words): .object([("enum", .texts(words))])
        case .name(let sort): Self.reference("\(sort.rawValue)_name")
        case .nameOrParameter(let sort): Self.reference("\(sort.rawValue)_name_or_parameter")
        case .variable: Self.reference("variable_name")
        case .newName: Self.string([("pattern", .text("^\(SchemaPattern.name)$"))])
        case .target(let mayRepeat): Self.reference(mayRepeat ? "target_or_repeat" : "target")
        case .language: Self.reference("language")
        case .key: Self.string([("pattern", .text("^[0-9*#]$"))])
        case .phoneNumber: Self.string([("pattern", .text(SchemaPattern.phoneNumber))])
        case .audio: Self.string([("pattern", .text(SchemaPattern.audio))])
        case .pattern(let pattern): Self.string([("pattern", .text(pattern))])
        case .json: .flag(true)
        case .list(let shape, let least, let limit):
            .object(
                [("type", .text("array")), ("items", shape.schema)] + Self.atLeast(least, "minItems")
                    + [("maxItems", .integer(limit))])
        case .map(let keys, let shape, let least, let limit): Self.map(keys, shape, least, limit)
        case .object(let keys): Self.object(keys)
        case .variants(let key, let common, let variants): Self.variants(key, common, variants)
        case .exactlyOne(let keys, let others):
            Self.object(keys + others, more: [Self.one(of: keys.map(\.name), excludes: true)].compactMap(\.self))
        case .firstOf(let keys, let others):
            Self.object(keys + others, more: [Self.one(of: keys.map(\.name), excludes: false)].compactMap(\.self))
        case .either(let shapes): Self.either(shapes)
        }
    }

    static func string(_ more: [(String, JSONText)]) -> JSONText { .object([("type", .text("string"))] + more) }

    static func reference(_ name: String) -> JSONText { .object([("$ref", .text("#/$defs/\(name)"))]) }

    private static func integer(_ range: ClosedRange<Int>) -> JSONText {
        .object([
            ("type", .text("integer")), ("minimum", .integer(range.lowerBound)),
            ("maximum", .integer(range.upperBound)),
        ])
    }

    /// An object with these keys, and no others but those that every object may have.
    static func object(
        _ keys: [KeySheet], fixed: [(String, JSONText)] = [], more: [(String, JSONText)] = []
    ) -> JSONText {
        let properties = fixed + keys.map { ($0.name, $0.schema) } + remarks
        var required = fixed.map(\.0)
        required += keys.filter { $0.need == .required && !required.contains($0.name) }.map(\.name)
        var members: [(String, JSONText)] = [("type", .text("object")), ("properties", .object(properties))]
        if !required.isEmpty { members.append(("required", .texts(required))) }
        members.append(("additionalProperties", .flag(false)))
        let companions = keys.compactMap { key in key.companion.map { (key.name, $0.schema) } }
        if !companions.isEmpty { members.append(("dependentSchemas", .object(companions))) }
        return .object(members + more)
    }

    /// How few there may be, if that is more than none.
    static func atLeast(_ count: Int, _ keyword: String) -> [(String, JSONText)] {
        count > 0 ? [(keyword, .integer(count))] : []
    }

    private static func map(
        _ keys: KeySheet.MapKeys, _ shape: KeySheet.Shape, _ least: Int, _ limit: Int
    ) -> JSONText {
        // Reasons for living with findings are a map themselves, and take no remarks.
        let hasRemarks = keys != .codes
        let pattern = "^(\(SchemaPattern.of(keys))\(hasRemarks ? "|note|accept" : ""))$"
        let members: [(String, JSONText)] = [
            ("type", .text("object")), ("properties", .object(hasRemarks ? remarks : [])),
            ("propertyNames", .object([("pattern", .text(pattern))])), ("additionalProperties", shape.schema),
        ]
        let most = ("maxProperties", JSONText.integer(limit + (hasRemarks ? remarks.count : 0)))
        return .object(members + atLeast(least, "minProperties") + [most])
    }

    /// The keys that every object may have; the file defines them once.
    static let remarks = KeySheet.everywhere.map { ($0.name, reference($0.name)) }

    private static func variants(_ key: String, _ common: [KeySheet], _ variants: [KeySheet.Variant]) -> JSONText {
        let cases = variants.map { variant in
            let others = common.filter { $0.name != key }
            return when(
                key, variant.word,
                object(others + variant.keys, fixed: [(key, .object([("const", .text(variant.word))]))]))
        }
        return .object([
            ("type", .text("object")), ("required", .texts([key])),
            ("properties", .object([(key, .object([("enum", .texts(variants.map(\.word)))]))])),
            ("allOf", .list(cases)),
        ])
    }

    /// What holds of an object that has this word under this key.
    static func when(_ key: String, _ word: String, _ then: JSONText) -> JSONText {
        let test: [(String, JSONText)] = [
            ("properties", .object([(key, .object([("const", .text(word))]))])), ("required", .texts([key])),
        ]
        return .object([("if", .object(test)), ("then", then)])
    }

    /// A chain of conditions that one of these keys is there, as a member of a schema.
    private static func one(of names: [String], excludes: Bool) -> (String, JSONText)? {
        guard let last = names.last else { return nil }
        var chain = JSONText.object([("required", .texts([last]))])
        for (index, name) in names.enumerated().dropLast().reversed() {
            var members: [(String, JSONText)] = [("if", .object([("required", .texts([name]))]))]
            if excludes {
                let others = names[(index + 1)...].map { ($0, JSONText.flag(false)) }
                members.append(("then", .object([("properties", .object(others))])))
            }
            chain = .object(members + [("else", chain)])
        }
        return ("allOf", .list([chain]))
    }

    /// Shapes that JSON types tell apart; texts of several forms become one pattern.
    private static func either(_ shapes: [KeySheet.Shape]) -> JSONText {
        var cases: [(String, JSONText)] = []
        let texts = shapes.filter { $0.jsonType == "string" }
        if texts.count > 1 {
            let patterns = texts.compactMap(\.pattern).map { "(\($0))" }
            cases.append(("string", string([("pattern", .text(patterns.joined(separator: "|")))])))
        } else if let text = texts.first {
            cases.append(("string", text.schema))
        }
        for shape in shapes where shape.jsonType != "string" { cases.append((shape.jsonType, shape.schema)) }
        return choose(cases)
    }

    /// The schema for the value's type; the last one also for every other type.
    private static func choose(_ cases: [(String, JSONText)]) -> JSONText {
        guard var chain = cases.last?.1 else { return .flag(true) }
        for (type, schema) in cases.dropLast().reversed() {
            chain = .object([("if", .object([("type", .text(type))])), ("then", schema), ("else", chain)])
        }
        return chain
    }

    private var pattern: String? {
        switch self {
        case .phoneNumber: SchemaPattern.phoneNumber
        case .audio: SchemaPattern.audio
        case .key: "^[0-9*#]$"
        case .pattern(let pattern): pattern
        case .choice(let words): "^(\(words.joined(separator: "|")))$"
        case .text, .template, .condition, .value, .yesNo, .integer, .integerOrPlaceholder, .duration, .name,
            .nameOrParameter, .variable, .newName, .target, .language, .json, .list, .map, .object, .variants,
            .exactlyOne, .firstOf, .either:
            nil
        }
    }

    /// The JSON type that tells the shape from others.
    var jsonType: String {
        switch self {
        case .text, .template, .condition, .value, .duration, .choice, .name, .nameOrParameter, .variable, .newName,
            .target, .language, .key, .phoneNumber, .audio, .pattern:
            "string"
        case .yesNo: "boolean"
        case .integer, .integerOrPlaceholder: "number"
        case .list: "array"
        case .map, .object, .variants, .exactlyOne, .firstOf, .json, .either: "object"
        }
    }
}

extension KeySheet.Companion {
    /// What it asks of the object.
    fileprivate var schema: JSONText {
        .object([
            ("properties", .object([(key, .object([("enum", .texts(words))]))])), ("required", .texts([key])),
        ])
    }
}

extension KeySheet {
    /// The key's form with what editors show of it.
    var schema: JSONText {
        guard name != "note" else {
            return .object([("type", .text("string")), ("description", .text(documentation))])
        }
        var members: [JSONText.Member] = []
        if case .members(let known) = shape.schema { members = known }
        members.append(JSONText.Member(name: "description", value: .text(documentation)))
        if let usual { members.append(JSONText.Member(name: "default", value: .raw(usual))) }
        members.append(JSONText.Member(name: "examples", value: .list([.raw(example)])))
        return .members(members)
    }
}
