/// A flow for measuring the check.
package enum LargeFlow {
    /// A flow of so many states that is free of errors, for measuring: menus that lead on, sentences, comparisons.
    package static func file(states count: Int) -> [UInt8] {
        var states: [String] = []
        var prompts: [String] = []
        for number in 0..<count {
            let next = number + 1 < count ? "s\(number + 1)" : "@end"
            prompts.append(
                "\"p\(number)\": { \"en\": \"For number \(number) and on, press 1. You called {call.to|phone}.\" }")
            switch number % 3 {
            case 0:
                states.append(
                    "\"s\(number)\": { \"do\": \"menu\", \"prompt\": \"p\(number)\", \"keys\": { \"1\": \"\(next)\" }, "
                        + "\"on\": { \"exhausted\": \"\(next)\" } }")
            case 1:
                states.append("\"s\(number)\": { \"do\": \"say\", \"prompt\": \"p\(number)\", \"next\": \"\(next)\" }")
            case _:
                states.append(
                    "\"s\(number)\": { \"do\": \"choose\", \"branches\": [{ \"when\": \"topic == 'x'\", \"goto\": \"@end\" }], "
                        + "\"else\": \"\(next)\" }")
            }
        }
        let text = """
            {
              "spec": 1, "title": "Large", "languages": ["en"], "start": "s0",
              "variables": { "topic": { "type": "text", "default": "" } },
              "prompts": { \(prompts.joined(separator: ",\n")) },
              "states": { \(states.joined(separator: ",\n")) }
            }
            """
        return Array(text.utf8)
    }
}
