import CallFlow
import Foundation
import JSONSyntax
import Testing

struct ProgramSourceTests {
    @Test func `a program is made again from its source`() throws {
        let files = try Fixtures.files(in: Fixtures.shipped)
        let program = try #require(FlowFolder(files).programs.first)
        let again = try Program(source: program.source)
        #expect(again.id == program.id)
        #expect(again.source == program.source)
        #expect(again.title == program.title)
        #expect(again.states == program.states)
        #expect(again.numbers == program.numbers)
        let one = try Caller(program)
        let other = try Caller(again)
        #expect(one.commands == other.commands)
        #expect(one.session == other.session)
    }

    @Test func `remarks, layout and order do not make a new version, words do`() throws {
        let plain = Flows.flow(#""a": { "do": "say", "prompt": "hello", "next": "end" }"#)
        let program = try Caller.program(plain)
        let remarked = plain.replacingOccurrences(of: #""do": "say","#, with: #""note": "x",   "do": "say","#)
        #expect(try Caller.program(remarked).id == program.id)
        let titled = plain.replacingOccurrences(of: #""title": "Test""#, with: #""title": "Other""#)
        #expect(try Caller.program(titled).id == program.id)
        let turned = plain.replacingOccurrences(
            of: #""do": "say", "prompt": "hello","#, with: #""prompt": "hello", "do": "say","#)
        #expect(try Caller.program(turned).id == program.id)
        let worded = plain.replacingOccurrences(of: "Hello.", with: "Hello!")
        #expect(try Caller.program(worded).id != program.id)
        #expect(program.id.rawValue.count == 16)
    }

    @Test(arguments: ["", "{}", "[1]", #"{"flow":"x","files":{}}"#, #"{"flow":"x","files":{"x.json":{"spec":1}}}"#])
    func `what is no bundle is refused with a reason`(_ source: String) {
        #expect(throws: UnreadableProgram.self) { try Program(source: source) }
    }

    @Test func `a broken flow does not keep the others from running`() throws {
        let good = Flows.flow(#""a": { "do": "say", "prompt": "hello", "next": "end" }"#)
        let folder = FlowFolder([
            FlowFolder.File(name: "good.json", bytes: Array(good.utf8)),
            FlowFolder.File(name: "bad.json", path: "flows/bad.json", bytes: Array("{".utf8)),
            FlowFolder.File(name: ".good.json.swp", bytes: [0]), FlowFolder.File(name: "x.test.json", bytes: [0]),
            FlowFolder.File(name: "README.md", bytes: [0]),
        ])
        #expect(folder.programs.map(\.flow) == ["good"])
        #expect(folder.flows == ["bad", "good"])
        #expect(folder.diagnostics.filter { $0.severity == .error }.map(\.file) == ["flows/bad.json"])
    }
}
