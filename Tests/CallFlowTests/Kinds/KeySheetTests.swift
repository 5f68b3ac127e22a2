import JSONSyntax
import Testing

@testable import CallFlow

/// What is written about keys, compared with what the reader of each kind takes.
struct KeySheetTests {
    /// A flow that has everything that the examples mention, with one state of a kind.
    private func findings(_ kind: any Kind.Type, _ members: [(String, String)]) -> [Diagnostic] {
        let state = members.map { "\"\($0)\": \($1)" }.joined(separator: ", ")
        let flow = KindSamples.flow(around: "{ \"do\": \"\(kind.sheet.name)\"\(state.isEmpty ? "" : ", ")\(state) }")
        return KindSamples.folder(flow).diagnostics.filter { $0.pointer.hasPrefix("/states/x") && $0.code != "F201" }
    }

    /// Where the kind's outcomes lead in the samples.
    private func ways(_ sheet: KindSheet) -> [(String, String)] {
        KindSamples.ways(sheet)
    }

    @Test(arguments: Kinds.all.map { $0.sheet.name })
    func `every key that is written down is taken, with its example and alone`(_ name: String) throws {
        let kind = try #require(Kinds.named(name))
        let keys = kind.sheet.keys + KeySheet.ofStates + KeySheet.everywhere.filter { $0.name == "note" }
        let all = keys.map { ($0.name, $0.example) } + ways(kind.sheet)
        #expect(findings(kind, all).filter { !KindSamples.meant.contains($0.code) }.map(\.text) == [])
        let required = keys.filter { $0.need == .required }.map { ($0.name, $0.example) } + ways(kind.sheet)
        #expect(findings(kind, required).filter { !KindSamples.meant.contains($0.code) }.map(\.text) == [])
    }

    @Test(arguments: Kinds.all.map { $0.sheet.name })
    func `a key that is required is missed`(_ name: String) throws {
        let kind = try #require(Kinds.named(name))
        for missing in kind.sheet.keys where missing.need == .required {
            let others = kind.sheet.keys.filter { $0.name != missing.name }.map { ($0.name, $0.example) }
            let codes = findings(kind, others + ways(kind.sheet)).map(\.code)
            #expect(codes.contains("F004"), "\(name).\(missing.name)")
        }
    }

    @Test(arguments: Kinds.all.map { $0.sheet.name })
    func `every key that is not written down is refused`(_ name: String) throws {
        let kind = try #require(Kinds.named(name))
        let own = Set((kind.sheet.keys + KeySheet.ofStates + KeySheet.everywhere).map(\.name))
        let foreign = Set(Kinds.all.flatMap { $0.sheet.keys.map(\.name) } + ["goto", "text", "label", "x"])
        for key in foreign.subtracting(own) where key != "next" && key != "on" {
            let required = kind.sheet.keys.filter { $0.need == .required }.map { ($0.name, $0.example) }
            let found = findings(kind, required + ways(kind.sheet) + [(key, "\"x\"")])
            #expect(found.contains { $0.code == "F003" && $0.pointer == "/states/x/\(key)" }, "\(name).\(key)")
        }
    }

    @Test func `inner objects take what is written about them and nothing else`() throws {
        let option = Self.object(KeySheet.ofOption)
        let menu = try #require(Kinds.named("menu"))
        let base = [("prompt", "\"hello\"")] + ways(menu.sheet)
        let good = findings(menu, base + [("keys", "{ \"1\": \(option) }")])
        #expect(good.filter { !KindSamples.meant.contains($0.code) }.map(\.text) == [])
        let surplus = option.dropLast() + ", \"x\": 1 }"
        #expect(findings(menu, base + [("keys", "{ \"1\": \(surplus) }")]).map(\.code) == ["F003"])
        let survey = try #require(Kinds.named("survey"))
        guard case .variants(_, let common, let variants) = Question.shape else {
            Issue.record("a question has variants")
            return
        }
        #expect(variants.map(\.word) == Question.Sort.allCases.map(\.rawValue))
        for variant in variants {
            let keys = common.filter { $0.name != "kind" } + variant.keys
            let question = Self.object(keys, with: "\"kind\": \"\(variant.word)\"")
            let state = [("survey", "\"csat\""), ("questions", "[\(question)]")] + ways(survey.sheet)
            #expect(
                findings(survey, state).filter { !KindSamples.meant.contains($0.code) }.map(\.text) == [],
                "\(variant.word)")
            let wrong = Self.object(keys, with: "\"kind\": \"\(variant.word)\", \"x\": 1")
            let broken = [("survey", "\"csat\""), ("questions", "[\(wrong)]")] + ways(survey.sheet)
            #expect(findings(survey, broken).map(\.code).contains("F003"))
        }
    }

    @Test func `the keys of whole files are those that the readers take`() throws {
        let members = FileSheet.flow.filter { $0.name != "states" }
        let flow = Self.object(
            members, with: "\"states\": { \"a\": \(KindSamples.hangup), \"bye\": \(KindSamples.hangup) }")
        let library = Self.object(FileSheet.library)
        for (text, path) in [(flow, "x.json"), (library, "_x.json")] {
            let diagnostics = FlowFolder([FlowFolder.File(name: path, bytes: Array(text.utf8))]).diagnostics
            let broken = diagnostics.filter { ["F003", "F004", "F005", "F001"].contains($0.code) }
            #expect(broken.map(\.text) == [])
        }
    }

    private static func object(_ keys: [KeySheet], with first: String? = nil) -> String {
        let members = (first.map { [$0] } ?? []) + keys.map { "\"\($0.name)\": \($0.example)" }
        return "{ \(members.joined(separator: ", ")) }"
    }
}
