import JSONSyntax

/// What flows give to the flows that they run or hand the call to, as far as it stands in their files.
struct Gifts {
    private struct Gift {
        /// The flow that gives.
        var from: String
        /// Texts, by the names of the parameters.
        var values: [String: String]
    }

    /// Most ways of beginning one flow that are told apart.
    private static let mostWays = 200

    private var gifts: [String: [Gift]] = [:]
    /// What parameters are if nobody gives them, by flow.
    private var usual: [String: [String: String]] = [:]

    /// Looks for gifts in flows, which come with their ids.
    init(_ flows: [(id: String, document: Document)]) {
        for (id, document) in flows {
            usual[id] = Self.texts(document.root?["parameters"]) { $0["default"] }
            for state in document.root?["states"]?.members ?? [] {
                guard case .string(let kind)? = state.value["do"]?.value, kind == "run" || kind == "handoff",
                    case .string(let flow)? = state.value["flow"]?.value
                else { continue }
                gifts[flow, default: []].append(Gift(from: id, values: Self.texts(state.value["give"]) { $0 }))
            }
        }
    }

    private static func texts(_ node: JSONSyntax.Node?, _ value: (JSONSyntax.Node) -> JSONSyntax.Node?) -> [String:
        String]
    {
        var texts: [String: String] = [:]
        for member in node?.members ?? [] {
            if case .string(let text)? = value(member.value)?.value { texts[member.key] = text }
        }
        return texts
    }

    /// The parameters of a flow in each of the ways in which it can be begun; one way at least.
    func ways(into flow: String) -> [[String: String]] { ways(into: flow, passing: []) }

    private func ways(into flow: String, passing path: Set<String>) -> [[String: String]] {
        var ways: [[String: String]] = []
        for gift in gifts[flow] ?? [] where !path.contains(gift.from) && gift.from != flow {
            for outer in self.ways(into: gift.from, passing: path.union([flow])) where ways.count < Self.mostWays {
                let given = gift.values.mapValues { Self.resolve($0, outer) }
                let way = (usual[flow] ?? [:]).merging(given) { $1 }
                if !ways.contains(way) { ways.append(way) }
            }
        }
        return ways.isEmpty ? [usual[flow] ?? [:]] : ways
    }

    /// A text that is nothing but a parameter in braces, with what that parameter is.
    static func resolve(_ text: String, _ parameters: [String: String]) -> String {
        guard text.hasPrefix("{"), text.hasSuffix("}") else { return text }
        return parameters[String(text.dropFirst().dropLast())] ?? text
    }
}
