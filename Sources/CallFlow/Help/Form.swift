import JSONSyntax

/// What a value of a file may be, as far as the way to it tells.
indirect enum Form {
    /// The whole file, with these keys.
    case file([KeySheet])
    /// The states of a flow, by name.
    case states
    case state
    /// The word under `do`.
    case kind
    /// Where the outcomes of a state lead.
    case outcomes
    /// Values for the parameters of another flow.
    case gifts
    /// What the sheet of a key says.
    case shape(KeySheet.Shape)
    case unknown

    /// What a whole file is, by its name; of scenarios by what they are about.
    static func file(_ document: Document, named name: String) -> Form {
        if ScenarioFolder.isScenarioFile(name) {
            return .file(ScenarioFolder.isAboutQueues(document) ? FileSheet.queueScenarios : FileSheet.scenarios)
        }
        return .file(name.hasPrefix("_") ? FileSheet.library : FileSheet.flow)
    }

    /// The keys that an object of this form may have; empty if they are the author's.
    ///
    /// - Parameter node: the object as it is so far.
    func keys(of node: Node) -> [KeySheet] {
        switch self {
        case .file(let keys): return keys
        case .states, .outcomes, .gifts, .kind, .unknown: return []
        case .state:
            let sheet = node.kind?.sheet
            let ways = sheet?.waySheets ?? []
            return [Self.kindSheet] + (sheet?.keys ?? []) + KeySheet.ofStates + ways
        case .shape(let shape): return shape.keys(of: node)
        }
    }

    /// The form of a member's value.
    func member(_ key: String, of node: Node) -> Form {
        let isRemark = KeySheet.everywhere.contains { $0.name == key }
        switch self {
        case .file(let keys):
            if key == "states" { return .states }
            return Self.shape(of: key, among: keys)
        case .states: return isRemark ? Self.shape(of: key, among: KeySheet.everywhere) : .state
        case .state:
            switch key {
            case "do": return .kind
            case "on": return .outcomes
            case "give": return .gifts
            default: return Self.shape(of: key, among: keys(of: node))
            }
        case .outcomes:
            return isRemark
                ? Self.shape(of: key, among: KeySheet.everywhere) : .shape(.target(mayRepeat: false))
        case .gifts: return .shape(.value)
        case .shape(let shape):
            if let inner = shape.mapped, !isRemark { return .shape(inner) }
            return Self.shape(of: key, among: shape.keys(of: node))
        case .kind, .unknown: return .unknown
        }
    }

    /// The form of an element of a list.
    var element: Form {
        guard case .shape(let shape) = self, let inner = shape.listed else { return .unknown }
        return .shape(inner)
    }

    /// The key's sheet, if the object has such a key.
    func sheet(of key: String, in node: Node) -> KeySheet? {
        (keys(of: node) + KeySheet.everywhere).first { $0.name == key }
    }

    private static func shape(of key: String, among keys: [KeySheet]) -> Form {
        (keys + KeySheet.everywhere).first { $0.name == key }.map { .shape($0.shape) } ?? .unknown
    }

    private static let kindSheet = KeySheet(
        "do", .required, .choice(Kinds.all.map { $0.sheet.name }), "The kind of the state.", example: #""say""#)
}

extension KindSheet {
    /// `next` and `on`, where states of the kind have them.
    fileprivate var waySheets: [KeySheet] {
        var sheets: [KeySheet] = []
        if outcomes.contains(where: { $0.name == "next" }) {
            sheets.append(
                KeySheet(
                    "next", .required, .target(mayRepeat: false), "Where the good outcome leads.", example: #""bye""#))
        }
        if outcomes.contains(where: { $0.name != "next" }) || ways == .returns {
            sheets.append(
                KeySheet(
                    "on", .map(.names, .target(mayRepeat: false), atMost: 100),
                    "Where the outcomes lead that are not the good one.", example: #"{ "error": "bye" }"#))
        }
        return sheets
    }
}

extension Node {
    /// The kind of a state; nil if it does not say.
    var kind: (any Kind.Type)? { self["do"]?.string.flatMap { Kinds.named($0) } }

    /// The text, if this is one.
    var string: String? {
        guard case .string(let text) = value else { return nil }
        return text
    }
}
