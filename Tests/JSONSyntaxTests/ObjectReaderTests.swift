import JSONSyntax
import Testing

struct ObjectReaderTests {
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
