import CallFlow
import Foundation
import JSONSyntax
import Testing

/// Help at every place of whole and of half-written files: it may be empty, and it never traps.
struct EveryPlaceTests {
    private func ask(_ folder: EditorFolder, _ file: String, step: Int) throws {
        let source = try #require(folder.source(file))
        for offset in stride(from: 0, through: source.scalars.count, by: step) {
            let place = source.place(atOffset: offset)
            for completion in folder.completions(at: place, in: file) {
                let range = completion.range
                let isAround = range.start <= place && place <= range.end && range.start.line == range.end.line
                #expect(isAround, "\(file) \(place) \(completion.label)")
                guard isAround else { return }
            }
            _ = folder.explanation(at: place, in: file)
            if let thing = folder.thing(at: place, in: file) { _ = folder.definitions(of: thing) }
        }
        _ = folder.symbols(of: file)
        _ = folder.notes(in: source.wholeRange, of: file)
    }

    @Test func `the flows that ship, everywhere`() throws {
        let files = try Fixtures.files(in: Fixtures.shipped)
        let folder = EditorFolder(files)
        for file in files { try ask(folder, file.name, step: 17) }
    }

    @Test func `every broken sample, everywhere`() throws {
        for name in Fixtures.folders("Checks") {
            let files = try Fixtures.files(in: Fixtures.root.appending(path: "Checks/\(name)"))
            let folder = EditorFolder(files)
            for file in files where EditorFolder.isOurs(file.name) { try ask(folder, file.name, step: 23) }
        }
    }

    @Test func `a file that ends in the middle, at its end`() throws {
        let whole = try #require(try Fixtures.files(in: Fixtures.shipped).first { $0.name == "support.json" })
        for length in stride(from: 0, to: whole.bytes.count, by: 31) {
            let folder = EditorFolder([FlowFolder.File(name: "support.json", bytes: Array(whole.bytes.prefix(length)))])
            let source = try #require(folder.source("support.json"))
            let end = source.place(atOffset: source.scalars.count)
            _ = folder.completions(at: end, in: "support.json")
            _ = folder.explanation(at: end, in: "support.json")
        }
    }

    @Test func `prompts are shown beside their names in the default language`() throws {
        let folder = EditorFolder(try Fixtures.files(in: Fixtures.shipped))
        let source = try #require(folder.source("support.json"))
        let notes = folder.notes(in: source.wholeRange, of: "support.json")
        #expect(notes.contains { $0.text.contains("Welcome") })
        #expect(notes.allSatisfy { $0.text.count <= 60 })
        let tests = try #require(folder.source("support.test.json"))
        #expect(!folder.notes(in: tests.wholeRange, of: "support.test.json").isEmpty)
    }

    @Test func `an outline has the states, the prompts and the scenarios`() throws {
        let folder = EditorFolder(try Fixtures.files(in: Fixtures.shipped))
        let states = try #require(folder.symbols(of: "support.json").first { $0.name == "states" })
        #expect(states.children.contains { $0.detail == "menu" && $0.sort == .state })
        let scenarios = folder.symbols(of: "support.test.json").flatMap(\.children)
        #expect(!scenarios.isEmpty && scenarios.allSatisfy { $0.sort == .scenario })
    }
}
