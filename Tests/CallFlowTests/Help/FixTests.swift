import CallFlow
import Foundation
import JSONSyntax
import Testing

struct FixTests {
    private static let samples = Fixtures.folders("Checks")

    private func text(_ file: FlowFolder.File, _ fix: Fix) -> [UInt8] {
        let source = Document(file.bytes, path: file.path).source
        let (start, end) = (source.offset(of: fix.range.start), source.offset(of: fix.range.end))
        return Array((source.text(0..<start) + fix.text + source.text(end..<source.scalars.count)).utf8)
    }

    @Test(arguments: samples) func `what a fix writes cures its finding and breaks nothing`(_ name: String) throws {
        let files = try Fixtures.files(in: Fixtures.root.appending(path: "Checks/\(name)"))
        let before = FlowFolder(files).diagnostics
        for finding in before {
            let editor = EditorFolder(files)
            for fix in editor.fixes(for: finding, in: finding.file) {
                let changed = files.map { file in
                    file.name == fix.file ? FlowFolder.File(name: file.name, bytes: text(file, fix)) : file
                }
                let after = FlowFolder(changed).diagnostics
                #expect(
                    !after.contains {
                        $0.code == finding.code && $0.message == finding.message && $0.pointer == finding.pointer
                            && $0.span.start == finding.span.start
                    }, "\(fix.title): \(finding)")
                #expect(
                    after.count { $0.severity == .error && $0.code == "F001" }
                        <= before.count { $0.severity == .error && $0.code == "F001" },
                    "\(fix.title): \(after.map(\.text))")
            }
        }
    }

    @Test func `every did-you-mean is a fix`() throws {
        var count = 0
        for name in Self.samples {
            let files = try Fixtures.files(in: Fixtures.root.appending(path: "Checks/\(name)"))
            for finding in FlowFolder(files).diagnostics where finding.hint?.hasPrefix("did you mean") == true {
                count += 1
                let fixes = EditorFolder(files).fixes(for: finding, in: finding.file)
                #expect(fixes.first?.isPreferred == true, "\(finding)")
            }
        }
        #expect(count > 5)
    }

    private func fixes(_ line: String, replacing word: String = "") throws -> (FlowFolder.File, [Fix]) {
        var text = try MarkedText.flow(line).text
        if !word.isEmpty { text = text.replacing(word, with: "") }
        let file = FlowFolder.File(name: "test.json", bytes: Array(text.utf8))
        let found = FlowFolder([file]).diagnostics
        let editor = EditorFolder([file])
        return (file, found.flatMap { editor.fixes(for: $0, in: "test.json") })
    }

    @Test(arguments: ["F705_no_agents", "F005_body_with_get"])
    func `an advice with two quoted words is no value to write`(_ name: String) throws {
        let files = try Fixtures.files(in: Fixtures.root.appending(path: "Checks/\(name)"))
        let found = FlowFolder(files).diagnostics.filter { name.hasPrefix($0.code) }
        let finding = try #require(
            found.first { $0.hint?.hasPrefix("write \"") == true && $0.hint?.hasSuffix("\"") == true })
        #expect(EditorFolder(files).fixes(for: finding, in: finding.file).isEmpty)
    }

    @Test func `a prompt that is not there is created in all languages`() throws {
        let (file, fixes) = try fixes(#""ask": { "do": "say", "prompt": "thanks", "next": "bye" }, ¦"#)
        let fix = try #require(fixes.first { $0.title.contains("prompt \"thanks\" in en, es") })
        let fresh = String(decoding: text(file, fix), as: UTF8.self)
        #expect(
            fresh.contains(
                #""thanks": { "en": { "text": "…", "todo": true }, "es": { "text": "…", "todo": true } }"#))
        let after = FlowFolder([FlowFolder.File(name: "test.json", bytes: Array(fresh.utf8))]).diagnostics
        #expect(!after.contains { $0.code == "F102" || $0.code == "F001" })
    }

    @Test func `a state that is not there is created in a line of its own`() throws {
        let (file, fixes) = try fixes(#""ask": { "do": "say", "prompt": "hello", "next": "finish" }, ¦"#)
        let fix = try #require(fixes.first { $0.title.contains("state \"finish\"") })
        let fresh = String(decoding: text(file, fix), as: UTF8.self)
        #expect(fresh.contains("\"bye\": { \"do\": \"hangup\" },\n    \"finish\": { \"do\": \"hangup\" }\n"))
    }

    @Test func `a language that a prompt lacks is added`() throws {
        let (file, fixes) = try fixes(
            #""ask": { "do": "say", "prompt": "hello", "next": "bye" }, ¦"#, replacing: #", "es": "Hola.""#)
        let fix = try #require(fixes.first { $0.title.contains("\"es\"") })
        let fresh = String(decoding: text(file, fix), as: UTF8.self)
        #expect(fresh.contains(#""hello": { "en": "Hello.", "es": { "text": "…", "todo": true } }"#))
    }

    @Test func `a place in another file that a message names is found`() throws {
        let files = try Fixtures.files(in: Fixtures.root.appending(path: "Checks/F002_name_of_a_library"))
        let finding = try #require(FlowFolder(files).diagnostics.first { $0.code == "F002" })
        let places = EditorFolder(files).placesMentioned(by: finding, in: finding.file)
        #expect(places.map(\.file).allSatisfy { $0.hasPrefix("_") } && !places.isEmpty)
    }
}
