import CallFlow
import JSONSyntax
import Testing

/// A text in which `¦` marks the cursor.
struct MarkedText {
    let text: String
    let place: EditorPlace

    init(_ marked: String) throws {
        let mark = try #require(marked.firstIndex(of: "¦"))
        text = String(marked[..<mark]) + String(marked[marked.index(after: mark)...])
        let source = SourceFile(path: "", scalars: Array(text.unicodeScalars))
        place = source.place(atOffset: marked[..<mark].unicodeScalars.count)
    }

    /// A small flow in which one line is what somebody types.
    static func flow(_ line: String) throws -> MarkedText {
        try MarkedText(
            """
            {
              "spec": 1, "title": "Test", "numbers": ["+34910000001"], "languages": ["en", "es"],
              "variables": { "topic": { "type": "text" } },
              "prompts": { "hello": { "en": "Hello.", "es": "Hola." }, "menu": { "en": "Press 1.", "es": "Pulse 1." } },
              "mailboxes": { "box": {} },
              "start": "main",
              "states": {
                "main": { "do": "say", "prompt": "hello", "next": "bye" },
                \(line)
                "bye": { "do": "hangup" }
              }
            }
            """)
    }

    var bytes: [UInt8] { Array(text.utf8) }

    /// The text with a completion or a fix put in.
    func replacing(_ range: EditorRange, with new: String) -> String {
        let source = SourceFile(path: "", scalars: Array(text.unicodeScalars))
        let (start, end) = (source.offset(of: range.start), source.offset(of: range.end))
        return source.text(0..<start) + new + source.text(end..<source.scalars.count)
    }
}
