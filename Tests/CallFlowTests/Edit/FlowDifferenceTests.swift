import Foundation
import Testing

@testable import CallFlow

struct FlowDifferenceTests {
    /// What is said of a change to one file that ships.
    private func differences(_ changes: [(String, String)], in name: String = "support.json") throws -> [String] {
        let files = try Fixtures.files(in: Fixtures.root.appending(path: "Differences"))
        let changed = try files.map { file in
            guard file.name == name else { return file }
            var text = String(decoding: file.bytes, as: UTF8.self)
            for (old, new) in changes {
                try #require(text.contains(old), "\(old)")
                text = text.replacing(old, with: new)
            }
            return FlowFolder.File(name: file.name, bytes: Array(text.utf8))
        }
        return FlowDifference.between(files, changed).map { "\($0.place): \($0.text)" }
    }

    @Test func `the same files and the same files in another form have no difference`() throws {
        #expect(try differences([]) == [])
        #expect(try differences([("{ \"do\": \"hangup\"", "{ \"note\": \"x\",   \"do\": \"hangup\"")]) == [])
    }

    @Test func `keys, silence and faults are told by what leads where`() throws {
        let found = try differences([
            (#""3": "bye""#, #""4": { "label": "Parts", "goto": "ask" }"#), (#""silent": "bye""#, #""silent": "ask""#),
            (#""timeout": "bye", "full": "bye""#, #""timeout": "ask", "full": "ask""#),
        ])
        #expect(
            found == [
                #"support: menu "ask": key 4 Parts new, to "ask""#,
                #"support: menu "ask": silence now to "ask", before to "bye""#,
                #"support: menu "ask": key 3 gone, before to "bye""#,
                #"support: queue "wait": "timeout", "full" now to "ask", before to "bye""#,
            ])
    }

    @Test func `states that are new, gone and renamed are told apart`() throws {
        let renamed = try differences([(#""bye""#, #""end""#)])
        #expect(renamed == [#"support: state "bye" is called "end" now"#])
        let found = try differences([
            (#""bye": { "do": "hangup" }"#, #""bye": { "do": "hangup", "prompt": "hello" }"#),
            (#""wait": {"#, #""other": { "do": "hangup", "reason": "x" }, "wait": {"#),
        ])
        #expect(
            found == [
                #"support: hangup "other" is new"#, #"support: hangup "bye": prompt hello, before not written"#,
            ])
    }

    @Test func `numbers, start, limits and settings are told with both values`() throws {
        let found = try differences([
            ("+34910000001", "+34910000002"), (#""start": "ask""#, #""start": "wait""#),
            (#""visits": 4"#, #""visits": 3"#), (#""max_wait": "8m""#, #""max_wait": "5m""#),
        ])
        #expect(
            found == [
                "support: now answers +34910000002", "support: no longer answers +34910000001",
                #"support: a call begins in "wait", before in "ask""#,
                #"support: queue "wait": max_wait 5m, before 8m"#, "support: limit visits: 3, before 4",
                "support: longest silent call 20 s → 5 min", "support: held for at most 30 min 36 s → 17 min 6 s",
                "support: at most 16 caller turns → 3 caller turns",
            ])
    }

    @Test func `hours are told day by day and words by language`() throws {
        let found = try differences(
            [
                (#""mon-fri": ["09:00-17:00"]"#, #""mon-wed": ["09:00-17:00"], "thu-fri": ["09:00-15:00"]"#),
                ("Hola.", "Buenos días."), (#"{ "every_year": "01-06" }"#, #"{ "every_year": "12-25" }"#),
            ], in: "_shared.json")
        #expect(
            found == [
                #"_shared.json: calendar "office": thu-fri 09:00-15:00, before 09:00-17:00"#,
                #"_shared.json: holidays "spain": holiday 12-25 added"#,
                #"_shared.json: holidays "spain": holiday 01-06 is gone"#,
                #"_shared.json: prompt "hello" reworded (es): "Buenos días.", before "Hola.""#,
            ])
    }

    @Test func `what a call can cost is told with both figures`() throws {
        let found = try differences([(#""prompt": "hello","#, #""prompt": "hello", "wait": "20s", "attempts": 4,"#)])
        #expect(found.contains { $0.hasPrefix("support: longest silent call ") })
        #expect(found.contains { $0.hasPrefix("support: at most ") && $0.hasSuffix(" caller turns") })
    }

    @Test func `a flow that comes or goes is told first`() throws {
        let files = try Fixtures.files(in: Fixtures.root.appending(path: "Differences"))
        let without = files.filter { $0.name != "support.json" }
        #expect(FlowDifference.between(without, files).map(\.text) == ["the flow is new"])
        #expect(FlowDifference.between(files, without).map(\.text) == ["the flow is gone"])
    }
}
