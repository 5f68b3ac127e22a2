import Glibc
import JSONSyntax
import Testing

struct ObjectReaderTests {
    /// What reading an object with so many keys that are none costs this thread.
    private static func work(keys count: Int) throws -> Duration {
        func time() throws -> Duration {
            var time = timespec()
            try #require(clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) == 0)
            return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
        }
        let text = "{" + (0..<count).map { "\"key\($0)\": 1" }.joined(separator: ",") + "}"
        let document = Document(Array(text.utf8), path: "a.json")
        let findings = Findings(document)
        let root = try #require(document.root)
        var reader = try #require(findings.object(Entry(root, pointer: "")))
        let before = try time()
        reader.mend(["title", "start", "states", "prompts"])
        return try time() - before
    }

    @Test func `the work of mending keys grows with their number, not with the square of it`() throws {
        let (small, large) = (try Self.work(keys: 1_000), try Self.work(keys: 16_000))
        #expect(large < small * 48, "\(small) and \(large)")
    }

    @Test func `a name that is missing in many places is one finding, which names the first of them`() throws {
        let text = (1...9).map { "line\($0)" }.joined(separator: "\n")
        let findings = Findings(Document(Array(text.utf8), path: "a.json"))
        let others = findings.diagnostics.count
        func place(_ line: Int) -> Span {
            Span(start: Position(offset: (line - 1) * 6, line: line, column: 1), length: 4)
        }
        for line in [5, 2, 9, 7, 5, 8, 3, 4, 6, 2] {
            findings.errorOnce("F501", about: "x", at: place(line), "/\(line)", "no name", hint: "hint \(line)")
        }
        let found = findings.diagnostics.dropFirst(others)
        #expect(found.map(\.pointer) == ["/2"] && found.first?.hint == "hint 2")
        #expect(found.first?.message == "no name (also mentioned at 3:1, 4:1, 5:1, 6:1, 7:1, …)")
        findings.errorOnce("F501", about: "x", at: place(1), "/1", "no name")
        #expect(
            findings.diagnostics.dropFirst(others).map(\.message) == [
                "no name (also mentioned at 2:1, 3:1, 4:1, 5:1, 6:1, …)"
            ])
    }

    enum Colour: String, CaseIterable {
        case red, green
    }

    @Test func `values are read by their types`() throws {
        var (reader, findings) = try reader(
            #"{"$schema": "x", "note": "y", "s": "a", "i": 2.0, "b": true, "d": "2.5s", "c": "red", "l": [1], "o": {}}"#
        )
        #expect(reader.string("s", .required)?.value == "a")
        #expect(reader.integer("i", in: 1...3)?.value == 2)
        #expect(reader.bool("b")?.value == true)
        #expect(reader.duration("d", in: .seconds(1)...(.seconds(3)))?.value == .milliseconds(2500))
        #expect(reader.choice("c", of: Colour.self)?.value == .red)
        #expect(reader.list("l")?.first?.pointer == "/l/0")
        #expect(reader.object("o") != nil)
        #expect(reader.string("missing") == nil)
        reader.finish()
        #expect(findings.diagnostics == [])
    }

    @Test func `a value of the wrong type is reported with a correction`() throws {
        var (reader, findings) = try reader(
            #"{"s": 3, "i": "3", "b": "yes", "d": "6", "e": 6, "c": "gren", "l": {}, "o": [], "j": 9, "f": "5h"}"#)
        _ = reader.string("s")
        _ = reader.integer("i", in: 1...3)
        _ = reader.bool("b")
        _ = reader.duration("d", in: .zero...(.seconds(9)))
        _ = reader.duration("e", in: .zero...(.seconds(9)))
        _ = reader.choice("c", of: Colour.self)
        _ = reader.list("l")
        _ = reader.object("o")
        _ = reader.integer("j", in: 1...3)
        _ = reader.duration("f", in: .zero...(.seconds(60)))
        reader.finish()
        #expect(
            findings.diagnostics.map { "\($0.code) \($0.message)" + ($0.hint.map { " [\($0)]" } ?? "") } == [
                "F005 \"s\" must be a text, not a number [write \"3\"]",
                "F005 \"i\" must be a whole number, not a text [write 3, without quotes]",
                "F005 \"b\" must be true or false, not a text [write true, without quotes]",
                "F005 \"d\" must be a time such as \"6s\", \"500ms\" or \"2m\" [did you mean \"6s\"?]",
                "F005 \"e\" must be a time such as \"6s\", \"500ms\" or \"2m\", not a number [did you mean \"6s\"?]",
                "F005 \"c\" must be one of \"red\", \"green\" [did you mean \"green\"?]",
                "F005 \"l\" must be a list, in [ ], not an object",
                "F005 \"o\" must be an object, in { }, not a list",
                "F005 \"j\" must be from 1 to 3",
                "F005 \"f\" must be from 0s to 1m",
            ])
    }

    @Test func `unknown and missing keys are reported, one that is only misspelt once`() throws {
        var (reader, findings) = try reader(#"{"titel": "x", "later": 1, "noInput": 2}"#)
        _ = reader.string("title", .required)
        _ = reader.string("start", .required)
        _ = reader.take("no_input")
        reader.finish(later: ["later"])
        #expect(
            findings.diagnostics.map {
                "\($0.span.start) \($0.code) \($0.message)" + ($0.hint.map { " [\($0)]" } ?? "")
            }
                == [
                    "1:1 F004 \"start\" is missing here",
                    "1:2 F003 there is no key \"titel\" here [did you mean \"title\"?]",
                    "1:16 F003 this version does not have \"later\" here yet",
                    "1:28 F003 there is no key \"noInput\" here [did you mean \"no_input\"?]",
                ])
    }

    @Test func `a warning can be accepted with a reason, an error cannot`() throws {
        let text =
            #"{"a": {"accept": {"F106": "wanted"}, "x": 1}, "b": {"accept": {"F106": ""}}, "c": {"accept": {"F999": "r"}}}"#
        var (reader, findings) = try reader(text)
        for key in ["a", "b", "c"] {
            guard var inner = reader.object(key) else { continue }
            if let entry = inner.take("x") { findings.warning("F106", at: entry.node.span, entry.pointer, "unused") }
            inner.finish()
        }
        findings.applyAcceptances()
        #expect(findings.diagnostics.map(\.message) == ["accepting a finding needs a reason, in words"])
    }

    @Test func `an acceptance that matches nothing is a warning`() throws {
        var (reader, findings) = try reader(#"{"accept": {"F106": "gone"}}"#)
        reader.finish()
        findings.applyAcceptances()
        #expect(findings.diagnostics.map(\.severity) == [.warning])
    }
}
