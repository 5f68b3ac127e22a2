import CallFlow
import Foundation
import JSONSyntax
import Testing

struct TypingMistakesTests {
    /// Words that mean nothing to the program: any text is right there.
    private static let free: Set<String> = ["title", "note", "label", "reason", "en", "es", "name", "tag"]

    /// Places of keys and of texts that are names of something: numbers and times are right with a digit less.
    private func places(_ node: Node, under key: String? = nil) -> [Span] {
        switch node.value {
        case .object(let members):
            return members.flatMap { member -> [Span] in
                if Self.free.contains(member.key) { return [member.keySpan] }
                return [member.keySpan] + places(member.value, under: member.key)
            }
        case .array(let elements): return elements.flatMap { places($0, under: key) }
        case .string(let text): return text.first.map { $0.isLetter || $0 == "@" } ?? false ? [node.span] : []
        case .null, .bool, .number, .broken: return []
        }
    }

    @Test func `one letter left out of a key or a name is noticed`() throws {
        let files = try Fixtures.files(in: Fixtures.shipped)
        let flow = try #require(files.first { $0.name == "support.json" })
        let library = try #require(files.first { $0.name == "_shared.json" })
        let document = Document(flow.bytes, path: flow.name)
        let all = places(try #require(document.root)).filter { $0.length > 4 }
        var unnoticed: [String] = []
        for span in all {
            var scalars = document.source.scalars
            scalars.remove(at: span.start.offset + span.length / 2)
            var text = String.UnicodeScalarView()
            text.append(contentsOf: scalars)
            let changed = FlowFolder.File(name: flow.name, bytes: Array(String(text).utf8))
            let folder = FlowFolder([changed, library], queues: ["sales", "technical", "billing"])
            if folder.diagnostics.isEmpty { unnoticed.append(span.start.description) }
        }
        #expect(all.count > 300)
        #expect(unnoticed.count * 100 <= all.count, "\(unnoticed)")
    }
}
