import JSONSyntax

@testable import CallFlow

/// A flow that defines everything that the examples of keys mention.
enum KindSamples {
    static let hangup = #"{ "do": "hangup" }"#

    /// Findings that examples may have because they stand side by side and not because a key is wrong.
    static let meant: Set = ["F305", "F302", "F105", "F705", "F703", "F707"]

    /// A flow whose first state, `x`, is given.
    static func flow(around state: String) -> String {
        """
        {
          "spec": 1, "title": "Test", "languages": ["en"], "start": "x",
          "returns": ["served"],
          "variables": {
            "topic": { "type": "text", "default": "" }, "pin": { "type": "digits" },
            "count": { "type": "number", "default": 1 }
          },
          "prompts": { "hello": { "en": "Hello." } },
          "calendars": { "office": { "timezone": "Europe/Madrid", "open": { "mon-fri": ["09:00-17:00"] } } },
          "mailboxes": { "box": {} },
          "services": { "crm": { "url": "https://crm.example.com/api" } },
          "destinations": { "desk": { "phone": "+34910000099" } },
          "states": { "x": \(state), "bye": \(hangup) }
        }
        """
    }

    /// A flow that others may run.
    static let part = """
        {
          "spec": 1, "title": "Part", "languages": ["en"], "start": "x", "returns": ["served"],
          "parameters": { "what": { "type": "text", "default": "" } },
          "states": { "x": { "do": "return", "as": "served", "give": { "what": "{what}" } } }
        }
        """

    /// The flow with the one that it may run.
    static func folder(_ flow: String) -> FlowFolder {
        FlowFolder(
            [
                FlowFolder.File(name: "test.json", bytes: Array(flow.utf8)),
                FlowFolder.File(name: "part.json", bytes: Array(part.utf8)),
            ], queues: ["sales"])
    }

    /// `next` and `on` for a kind, all to one state.
    static func ways(_ sheet: KindSheet) -> [(String, String)] {
        let names = sheet.ways == .returns ? ["served"] : sheet.outcomes.map(\.name)
        let on = names.filter { $0 != "next" }.map { "\"\($0)\": \"bye\"" }.joined(separator: ", ")
        return (names.contains("next") ? [("next", "\"bye\"")] : []) + (on.isEmpty ? [] : [("on", "{ \(on) }")])
    }
}
