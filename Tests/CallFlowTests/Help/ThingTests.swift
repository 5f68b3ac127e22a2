import CallFlow
import Foundation
import JSONSyntax
import Testing

struct ThingTests {
    private let folder: EditorFolder

    init() throws {
        folder = EditorFolder(
            try Fixtures.files(in: Fixtures.root.appending(path: "Rename")), queues: ["sales"])
    }

    /// The thing under a stretch of a file.
    private func thing(_ needle: String, in file: String) throws -> EditorFolder.Thing {
        let source = try #require(folder.source(file))
        let text = source.text(0..<source.scalars.count)
        let start = try #require(text.firstRange(of: needle)?.lowerBound)
        let offset = text[..<start].unicodeScalars.count + needle.unicodeScalars.count - 1
        return try #require(folder.thing(at: source.place(atOffset: offset), in: file))
    }

    private func lines(_ places: [EditorFolder.Place]) -> [String] {
        places.map { "\($0.file):\($0.range.start.line + 1)" }
    }

    @Test func `a state is defined in its own flow, not in one that has a state of that name too`() throws {
        let state = try thing(#""start": "as"#, in: "support.json")
        #expect(lines(folder.definitions(of: state)) == ["support.json:13"])
        #expect(
            lines(folder.places(of: state, withDefinitions: false)) == [
                "support.json:10", "support.json:16", "support.test.json:7",
            ])
    }

    @Test func `a prompt of a library is found from flows and scenarios`() throws {
        for file in ["part.json", "support.json", "support.test.json"] {
            let prompt = try thing(#""hel"#, in: file)
            #expect(lines(folder.definitions(of: prompt)) == ["_shared.json:3"])
        }
        let prompt = try thing(#""hel"#, in: "_shared.json")
        #expect(
            lines(folder.places(of: prompt, withDefinitions: true)) == [
                "_shared.json:3", "part.json:12", "support.json:15", "support.test.json:7",
            ])
    }

    @Test func `flows and libraries are found by their names`() throws {
        #expect(lines(folder.definitions(of: try thing(#""flow": "pa"#, in: "support.json"))) == ["part.json:1"])
        #expect(lines(folder.definitions(of: try thing(#"["_sha"#, in: "part.json"))) == ["_shared.json:1"])
        #expect(
            lines(folder.definitions(of: try thing(#""flow": "sup"#, in: "support.test.json"))) == ["support.json:1"])
    }

    @Test func `a name in a condition is the variable, and what is given to it counts`() throws {
        let variable = try thing(#""when": "top"#, in: "support.json")
        #expect(lines(folder.definitions(of: variable)) == ["support.json:9"])
        let parameter = try thing(#"ask about {top"#, in: "part.json")
        #expect(lines(folder.places(of: parameter, withDefinitions: false)).contains("support.json:21"))
    }

    @Test func `renaming works from any mention`() throws {
        let change = try folder.rename(try thing(#""hears": "hel"#, in: "support.test.json"), to: "greeting")
        #expect(change.files.map(\.name) == ["_shared.json", "part.json", "support.json", "support.test.json"])
        let flow = try thing(#""flow": "pa"#, in: "support.json")
        #expect(throws: FlowRename.Refusal.self) { try folder.rename(flow, to: "other") }
    }

    @Test func `what stands under the cursor is explained`() throws {
        func text(_ needle: String, in file: String) throws -> String? {
            let source = try #require(folder.source(file))
            let text = source.text(0..<source.scalars.count)
            let start = try #require(text.firstRange(of: needle)?.lowerBound)
            let offset = text[..<start].unicodeScalars.count + needle.unicodeScalars.count - 1
            return folder.explanation(at: source.place(atOffset: offset), in: file)?.text
        }
        #expect(try text(#""prompt": "hel"#, in: "support.json")?.contains("- **en** Hello.") == true)
        #expect(try text(#""prom"#, in: "support.json")?.contains("What is asked.") == true)
        #expect(try text(#""do": "me"#, in: "support.json")?.contains("Plays `prompt`") == true)
        #expect(try text(#""exhau"#, in: "support.json")?.contains("goodbye") == true)
        #expect(try text(#""goto": "as"#, in: "support.json")?.contains("2 ask → ask") == true)
        #expect(try text(#""queue": "sal"#, in: "support.json")?.contains("queue of the configuration") == true)
        #expect(try text(#""spe"#, in: "support.test.json")?.contains("version of the language") == true)
    }
}
