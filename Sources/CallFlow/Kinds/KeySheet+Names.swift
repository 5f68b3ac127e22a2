import JSONSyntax

extension KeySheet.Shape {
    /// The names of all keys of the object that this is, or that this is a list or a map of.
    var keyNames: [String] {
        switch self {
        case .list(let inner, _, _), .map(_, let inner, _, _): inner.keyNames
        case .object(let keys): KeySheet.names(keys)
        case .exactlyOne(let first, let others), .firstOf(let first, let others): KeySheet.names(first + others)
        case .variants(_, let common, let variants): KeySheet.names(common + variants.flatMap(\.keys))
        case .either(let shapes): shapes.flatMap(\.keyNames)
        case .text, .template, .condition, .value, .yesNo, .integer, .integerOrPlaceholder, .duration, .choice, .name,
            .nameOrParameter, .variable, .newName, .target, .language, .key, .phoneNumber, .audio, .pattern, .json:
            []
        }
    }
}

extension KeySheet {
    /// The names of keys, each once, those first that must be there.
    static func names(_ keys: [KeySheet]) -> [String] {
        var names: [String] = []
        for key in keys.filter({ $0.need == .required }) + keys.filter({ $0.need == .optional })
        where !names.contains(key.name) {
            names.append(key.name)
        }
        return names
    }

    /// The names of the keys inside one of these keys.
    static func names(inside name: String, of keys: [KeySheet]) -> [String] {
        keys.first { $0.name == name }?.shape.keyNames ?? []
    }
}
