import JSONSyntax

/// Patterns of names, without anchors unless said otherwise; within what ECMA-262 and Swift have in common.
enum SchemaPattern {
    static let name = "[a-z][a-z0-9_]{0,39}"
    static let dottedName = "\(name)(\\.\(name)){0,3}"
    static let parameter = "\\{\(name)\\}"
    static let language = "[a-z]{2,3}(-[A-Z]{2})?"
    /// Anchored.
    static let phoneNumber = "^\\+[1-9][0-9]{1,14}$"
    /// Anchored.
    static let audio = "^audio/([^./][^/]*/)*[^./][^/]*\\.(wav|mp3)$"

    /// The keys of an object whose keys are the author's.
    static func of(_ keys: KeySheet.MapKeys) -> String {
        switch keys {
        case .names: name
        case .dottedNames, .variables: dottedName
        case .phoneKeys(let limit): "[0-9*#]{1,\(limit)}"
        case .languages: language
        case .days: "(mon|tue|wed|thu|fri|sat|sun)(-(mon|tue|wed|thu|fri|sat|sun))?"
        case .codes: "[A-Z][0-9]{3}"
        case .words: ".{1,200}"
        }
    }
}
