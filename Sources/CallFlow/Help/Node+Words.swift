import JSONSyntax

extension Node {
    /// Longest excerpt, in characters.
    private static let longest = 600

    /// A definition in one line of JSON, shortened to what a small window shows.
    var excerpt: String { FlowGraph.shortened(compact(sorted: false), to: Self.longest) }

    /// What a prompt says in a language; in its first language if it lacks that one, nil if it says nothing.
    func spoken(in language: String?) -> String? {
        let versions = (members ?? []).filter { $0.key != "note" && $0.key != "accept" }
        let version = versions.first { $0.key == language } ?? versions.first
        return version.map { FlowGraph.shortened($0.value.spoken, to: Self.longest) }
    }

    /// What one version of a prompt says, on one line.
    var spoken: String {
        switch value {
        case .string(let text): return text
        case .array(let parts): return parts.map(\.spoken).joined(separator: " ")
        case .object: return spokenPart
        case .null, .bool, .number, .broken: return ""
        }
    }

    private var spokenPart: String {
        func text(_ key: String) -> String? { self[key]?.string }
        let words = text("text") ?? text("ssml")
        if let audio = text("audio") { return words.map { "♪ \($0)" } ?? "♪ \(audio)" }
        if let words { return words }
        if let pause = text("pause") { return "(\(pause))" }
        if let value = text("read") ?? text("other") { return value }
        if let prompt = text("prompt") { return "→ \(prompt)" }
        return self["todo"] == nil ? "" : "(still to be written)"
    }
}

extension KeySheet {
    /// What an editor shows about the key.
    var page: String {
        var lines = [documentation, "", "Value: \(shape.words)."]
        if need == .required { lines[0] = "Required. " + documentation }
        if let usual { lines.append("Usually `\(usual)`.") }
        lines.append("Example: `\(example)`")
        return lines.joined(separator: "\n")
    }
}
