import CallFlow
import JSONSyntax
import Testing

struct TypingMistakesTests {
    private static let queues: Set = ["sales", "technical", "billing", "reception"]

    @Test func `a letter left out, doubled or swapped in a key or a name is noticed`() throws {
        let trial = TypingMistakes(try Fixtures.files(in: Fixtures.shipped), queues: Self.queues)
        // Every letter's turn comes in the benchmark; here one in some dozens of each file.
        let some = trial.all.enumerated().filter { $0.offset.isMultiple(of: 53) }.map(\.element)
        let found = some.map { ($0, trial.verdict(on: $0).found) }
        let unnoticed = found.filter { $0.1.isEmpty }.map(\.0)
        let single = found.filter { $0.1.count == 1 }
        #expect(some.count > 400)
        #expect(
            unnoticed.count * 100 <= some.count,
            "\(unnoticed.map { "\($0.file):\($0.place): \($0.word) typed \($0.typed)" })")
        // One mistake, one finding: what cannot be told from several mistakes is rare.
        #expect(
            single.count * 100 >= some.count * 98,
            "\(found.filter { $0.1.count > 1 }.map { "\($0.0.file):\($0.0.place): \($0.0.word) typed \($0.0.typed): \($0.1.sorted().prefix(3))" }.joined(separator: "\n"))"
        )
    }

    @Test func `words for people are not mistyped, the names in their placeholders are`() {
        let file = FlowFolder.File(
            name: "test.json",
            bytes: Array(
                """
                {
                  "spec": 1, "title": "Front desk", "languages": ["en"], "start": "bye",
                  "variables": { "age": { "type": "number", "default": 1 } },
                  "prompts": { "bye": { "en": "Goodbye. You are {age|number ? \\"old\\"}." } },
                  "states": {
                    "bye": { "do": "choose", "branches": [{ "when": "age >= 18", "goto": "@end" }], "else": "@end" }
                  }
                }
                """.utf8))
        let words = Set(TypingMistakes([file], queues: []).all.map(\.word))
        #expect(
            words == [
                "spec", "title", "languages", "en", "start", "bye", "variables", "age", "type", "number", "default",
                "prompts", "states", "do", "choose", "branches", "when", "goto", "@end", "else",
            ])
    }

    @Test func `each letter is left out, doubled and swapped with the next, each result once`() {
        let file = FlowFolder.File(name: "test.json", bytes: Array(#"{ "see": 1 }"#.utf8))
        #expect(
            TypingMistakes([file], queues: []).all.map(\.typed) == ["ee", "ssee", "ese", "se", "seee"])
    }
}
