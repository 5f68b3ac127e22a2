import JSONSyntax

extension KeySheet.Shape {
    /// The keys of an object of this shape; empty if there are none or if they are the author's.
    func keys(of node: Node) -> [KeySheet] {
        switch self {
        case .object(let keys): return keys
        case .variants(let key, let common, let variants):
            let word = node[key]?.string
            return common + (variants.first { $0.word == word }?.keys ?? [])
        case .exactlyOne(let keys, let others), .firstOf(let keys, let others): return keys + others
        case .either(let shapes): return shapes.first { $0.jsonType == "object" }?.keys(of: node) ?? []
        case .text, .template, .condition, .value, .yesNo, .integer, .integerOrPlaceholder, .duration, .choice, .name,
            .nameOrParameter, .variable, .newName, .target, .language, .key, .phoneNumber, .audio, .pattern, .json,
            .list, .map:
            return []
        }
    }

    /// The shape of the values of an object whose keys are the author's.
    var mapped: KeySheet.Shape? { map?.values }

    /// What the keys are, if they are the author's.
    var mapKeys: KeySheet.MapKeys? { map?.keys }

    private var map: (keys: KeySheet.MapKeys, values: KeySheet.Shape)? {
        switch self {
        case .map(let keys, let inner, _, _): return (keys, inner)
        case .either(let shapes): return shapes.lazy.compactMap(\.map).first
        case .text, .template, .condition, .value, .yesNo, .integer, .integerOrPlaceholder, .duration, .choice, .name,
            .nameOrParameter, .variable, .newName, .target, .language, .key, .phoneNumber, .audio, .pattern, .json,
            .list, .object, .variants, .exactlyOne, .firstOf:
            return nil
        }
    }

    /// The shape of the elements of a list.
    var listed: KeySheet.Shape? {
        switch self {
        case .list(let inner, _, _): return inner
        case .either(let shapes): return shapes.lazy.compactMap(\.listed).first
        case .text, .template, .condition, .value, .yesNo, .integer, .integerOrPlaceholder, .duration, .choice, .name,
            .nameOrParameter, .variable, .newName, .target, .language, .key, .phoneNumber, .audio, .pattern, .json,
            .map, .object, .variants, .exactlyOne, .firstOf:
            return nil
        }
    }

    /// Whether texts of this shape may hold placeholders.
    var isTemplate: Bool {
        switch self {
        case .template, .value, .integerOrPlaceholder, .json, .nameOrParameter: true
        case .either(let shapes): shapes.contains(where: \.isTemplate)
        case .text, .condition, .yesNo, .integer, .duration, .choice, .name, .variable, .newName, .target, .language,
            .key, .phoneNumber, .audio, .pattern, .list, .map, .object, .variants, .exactlyOne, .firstOf:
            false
        }
    }
}
