import JSONSyntax

/// A flow and its libraries as one text, and the name that their content gives them.
struct BundleSource {
    let text: String
    let id: BundleID

    /// What means nothing to a call.
    private static let remarks: Set<String> = ["note", "$schema", "accept"]

    /// - Parameters:
    ///   - flow: the flow's id.
    ///   - documents: the files' names and contents.
    init(flow: String, documents: [(name: String, document: Document?)]) {
        let files = documents.sorted { $0.name < $1.name }.compactMap { file in
            file.document?.root.map { (file.name, $0) }
        }
        text = Self.wrap(flow, files) { $0.compact(sorted: false, leavingOut: Self.remarks) }
        let content = Self.wrap(flow, files) { Self.untitled($0).compact(sorted: true, leavingOut: Self.remarks) }
        id = BundleID(rawValue: String(SHA256.hexadecimal(content.utf8).prefix(16)))
    }

    /// The file without its own title; deeper down a title may be a name.
    private static func untitled(_ root: Node) -> Node {
        guard let members = root.members else { return root }
        return Node(.object(members.filter { $0.key != "title" }), at: root.span)
    }

    private static func wrap(_ flow: String, _ files: [(String, Node)], _ write: (Node) -> String) -> String {
        let members = files.map { "\(Node.quoted($0.0)):\(write($0.1))" }.joined(separator: ",")
        return "{\"flow\":\(Node.quoted(flow)),\"files\":{\(members)}}"
    }
}
