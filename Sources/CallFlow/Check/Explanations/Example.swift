import Telephony

/// A flow that shows one thing: the part that matters, and the frame around it.
package struct Example: Sendable {
    private let parts: [Part]
    /// What is known of the world around the example.
    package let context: CheckContext

    enum Part: Sendable {
        /// States; calls begin in the one called `main`.
        case states(String)
        case prompts(String)
        /// Other members of the flow.
        case members(String)
        /// The whole file of the flow.
        case whole(String)
        /// Another file of the folder.
        case file(String, String)
        /// The name of the flow's file, if it is not the usual one.
        case name(String)
    }

    init(_ parts: Part..., context: CheckContext = CheckContext()) {
        self.parts = parts
        self.context = context
    }

    /// The parts that matter, as an operator would read them.
    package var shown: String {
        parts.map { part in
            switch part {
            case .states(let text): "\"states\": {\n\(Self.indented(text))\n}"
            case .prompts(let text): "\"prompts\": {\n\(Self.indented(text))\n}"
            case .members(let text), .whole(let text): text
            case .file(let name, let text): "\(name):\n\(Self.indented(text))"
            case .name(let name): "\(name)"
            }
        }.map(Self.indented).joined(separator: "\n\n")
    }

    private static func indented(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "  " + $0 }
            .joined(separator: "\n")
    }

    /// The files of the example, whole.
    package var files: [FlowFolder.File] {
        var files: [FlowFolder.File] = []
        var name = "test.json"
        var flow = composed
        for part in parts {
            switch part {
            case .file(let name, let text): files.append(FlowFolder.File(name: name, bytes: Array(text.utf8)))
            case .name(let other): name = other
            case .whole(let text): flow = text
            case .states, .prompts, .members: break
            }
        }
        return files + [FlowFolder.File(name: name, bytes: Array(flow.utf8))]
    }

    /// The flow with what every flow needs put around the parts.
    private var composed: String {
        var members: [String] = []
        var prompts = ""
        var states = ""
        for part in parts {
            switch part {
            case .states(let text): states = text
            case .prompts(let text): prompts = text
            case .members(let text): members.append(text)
            case .whole, .file, .name: break
            }
        }
        let own = members.joined(separator: "\n")
        let frame = [
            ("spec", "1"), ("title", "\"Test\""), ("numbers", "[\"+34910000001\"]"), ("languages", "[\"en\"]"),
            ("start", "\"main\""),
        ].filter { !own.contains("\"\($0.0)\":") }.map { "  \"\($0.0)\": \($0.1)" }
        var all = frame + members.map(Self.indented)
        if !prompts.isEmpty { all.append("  \"prompts\": {\n\(Self.indented(Self.indented(prompts)))\n  }") }
        all.append("  \"states\": {\n\(Self.indented(Self.indented(states)))\n  }")
        return "{\n\(all.joined(separator: ",\n"))\n}\n"
    }
}
