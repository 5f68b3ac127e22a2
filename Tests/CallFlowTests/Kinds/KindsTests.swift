import Foundation
import JSONSyntax
import Testing

@testable import CallFlow

struct KindsTests {
    static let names = Kinds.all.map { $0.sheet.name }

    @Test(arguments: names)
    func `a good flow of every kind has no errors`(_ name: String) throws {
        let files = try Fixtures.files(in: Fixtures.root.appending(path: "Kinds/\(name)")).map { file in
            FlowFolder.File(name: file.name == "good.json" ? "test.json" : file.name, bytes: file.bytes)
        }
        let folder = FlowFolder(files, queues: ["sales"])
        #expect(folder.diagnostics.filter { $0.severity == .error }.map(\.text) == [])
        let program = try #require(folder.programs.first { $0.flow == "test" })
        #expect(program.compiled.states.contains { type(of: $0.kind).sheet.name == name })
    }

    @Test(arguments: names)
    func `a broken flow of every kind has exactly its findings`(_ name: String) throws {
        try Fixtures.compare("Kinds/\(name)/broken", queues: ["sales"])
    }

    @Test(arguments: Kinds.all.map { $0.sheet.name })
    func `every kind is documented and leads somewhere`(_ name: String) throws {
        let sheet = try #require(Kinds.named(name)).sheet
        #expect(sheet.documentation.count > 60)
        #expect(!sheet.outcomes.isEmpty || sheet.ways != .none)
        #expect(Set(sheet.outcomes.map(\.name)).count == sheet.outcomes.count)
        for outcome in sheet.outcomes {
            if case .same(let other) = outcome.fallback {
                #expect(sheet.outcomes.contains { $0.name == other })
            }
        }
    }

    @Test func `every kind of the language is here, and habits lead to kinds`() {
        #expect(Set(Self.names).count == 21)
        #expect(Self.names.count == 21)
        #expect(Set(Kinds.habits.values).isSubset(of: Self.names))
        #expect(Set(Kinds.habits.keys).isDisjoint(with: Self.names))
    }

    @Test func `no folder of fixtures belongs to a kind that does not exist`() {
        #expect(Set(Fixtures.folders("Kinds")) == Set(Self.names))
    }
}
