import CallFlow
import JSONSyntax

/// The programs of flows that lead straight into a queue, so that each is made only once.
package struct QueuePrograms: Sendable {
    /// By the text of the flow.
    fileprivate var byFlow: [String: Program] = [:]

    /// Begins with none.
    package init() {}
}

extension QueueGiven {
    /// What one sort of callers is given by the flow that they meet.
    struct Wish: Hashable, Sendable {
        var priority: Int
        var skills: [String]
    }

    /// The number that callers of a sort dial, by the sort's place among all.
    static func number(_ index: Int) -> String { "+1555\(1_000_000 + index)" }

    /// A flow that leads straight into the queue; nil, with a finding, if its words cannot be said.
    ///
    /// - Parameter known: The programs made so far, to which this one is added.
    func program(_ wish: Wish, index: Int, _ findings: Findings, _ known: inout QueuePrograms) -> Program? {
        let text = flow(wish, index: index)
        if let program = known.byFlow[text] { return program }
        let folder = FlowFolder([FlowFolder.File(name: "queue_\(index).json", bytes: Array(text.utf8))])
        if let program = folder.programs.first {
            known.byFlow[text] = program
            return program
        }
        let words = [line.announcement, line.whisper].compactMap(\.self)
        guard let trouble = folder.diagnostics.first(where: { $0.severity == .error }) else { return nil }
        let guilty = words.first { trouble.pointer.contains("/\($0.key ?? "")") } ?? words.first
        if let guilty {
            findings.error(trouble.code, at: guilty, trouble.message, hint: trouble.hint)
        } else {
            findings.error(
                trouble.code, at: Span(start: .start, length: 1), "/given/waiting", trouble.message, hint: trouble.hint)
        }
        return nil
    }

    private func flow(_ wish: Wish, index: Int) -> String {
        let skills = wish.skills.map { Node.quoted($0) }.joined(separator: ", ")
        let prompts = [line.announcement, line.whisper].compactMap(\.self)
            .map { "\"\($0.key ?? "")\": {\"en\": \($0.node.compact(sorted: false))}" }.joined(separator: ", ")
        var keys = ["\"priority\": \(wish.priority)", "\"skills\": [\(skills)]"]
        if line.announcement != nil { keys.append("\"announce\": \"announce\"") }
        if line.whisper != nil { keys.append("\"whisper\": \"whisper\"") }
        if let every = line.every { keys.append("\"every\": \"\(DurationText.text(every))\"") }
        if !line.keys.isEmpty { keys.append("\"keys\": {\(options)}") }
        return """
            {"spec": 1, "title": "Queue", "numbers": ["\(Self.number(index))"], "languages": ["en"], "start": "wait",
             "limits": {"call": "24h", "talk": "24h"}, "queues": {"\(queue)": {}}, "prompts": {\(prompts)},
             "states": {
               "wait": {"do": "queue", "queue": "\(queue)", "max_wait": "\(DurationText.text(line.longest))",
                        \(keys.joined(separator: ", ")),
                        "next": "bye", "on": {"timeout": "bye", "full": "bye", "no_agents": "bye", "error": "bye"}},
               \(line.keys.values.contains(.callback) ? Self.booking(queue) : "")
               "bye": {"do": "hangup"}}}
            """
    }

    private var options: String {
        line.keys.sorted { $0.key < $1.key }
            .map { key, word in
                "\(Node.quoted(key)): {\"label\": \"\(word.rawValue)\", "
                    + "\"goto\": \"\(word == .callback ? "book" : "bye")\"}"
            }.joined(separator: ", ")
    }

    private static func booking(_ queue: String) -> String {
        """
        "book": {"do": "callback", "queue": "\(queue)", "number": "{call.from}", "next": "bye",
                 "on": {"withheld_number": "bye", "duplicate": "bye", "error": "bye"}},
        """
    }
}
