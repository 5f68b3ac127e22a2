import CallFlow
import Foundation
import JSONSyntax
import Testing

struct TypingMistakesTests {
    /// Words that mean nothing to the program: any text is right there.
    private static let free: Set<String> = ["title", "note", "label", "reason", "en", "es", "name", "tag", "accept"]

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

    /// The ways to mistype the letter at a place.
    private enum Slip: CaseIterable {
        case left, doubled, swapped

        func made(in scalars: [Unicode.Scalar], at index: Int) -> [Unicode.Scalar]? {
            var scalars = scalars
            switch self {
            case .left: scalars.remove(at: index)
            case .doubled: scalars.insert(scalars[index], at: index)
            case .swapped:
                guard scalars[index] != scalars[index + 1], scalars[index + 1] != "\"" else { return nil }
                scalars.swapAt(index, index + 1)
            }
            return scalars
        }
    }

    @Test(arguments: try Fixtures.files(in: Fixtures.shipped).map(\.name).filter(FlowFolder.isFlowFile))
    func `a letter left out, doubled or swapped in a key or a name is noticed`(_ name: String) throws {
        let files = try Fixtures.files(in: Fixtures.shipped)
        let file = try #require(files.first { $0.name == name })
        let document = Document(file.bytes, path: file.name)
        let all = places(try #require(document.root)).filter { $0.length > 4 }
        var unnoticed: [String] = []
        var tried = 0
        for (number, span) in all.enumerated() {
            for (turn, slip) in Slip.allCases.enumerated() where (number + turn).isMultiple(of: 3) {
                let index = span.start.offset + 1 + (number * 7) % (span.length - 2)
                guard let scalars = slip.made(in: document.source.scalars, at: index) else { continue }
                var text = String.UnicodeScalarView()
                text.append(contentsOf: scalars)
                let changed = FlowFolder.File(name: name, bytes: Array(String(text).utf8))
                let folder = FlowFolder(
                    files.filter { $0.name != name } + [changed], queues: ["sales", "technical", "billing"])
                tried += 1
                if folder.diagnostics.isEmpty { unnoticed.append("\(span.start) \(slip)") }
            }
        }
        #expect(unnoticed.count * 100 <= tried, "\(unnoticed.count) of \(tried): \(unnoticed)")
    }
}
