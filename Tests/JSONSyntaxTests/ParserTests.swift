import Glibc
import JSONSyntax
import Testing

struct ParserTests {
    @Test func `a file keeps the order of its keys and the place of everything`() throws {
        let document = Document(Array("{\n  \"b\": [1, \"é€x\", true],\n  \"a\": null\n}".utf8), path: "f")
        #expect(document.diagnostics == [])
        let members = try #require(document.root?.members)
        #expect(members.map(\.key) == ["b", "a"])
        #expect(members[0].keySpan.start.description == "2:3")
        #expect(members[0].keySpan.length == 3)
        guard case .array(let elements) = members[0].value.value else {
            Issue.record("no list")
            return
        }
        #expect(elements.map(\.span.start.description) == ["2:9", "2:12", "2:19"])
        #expect(elements[1].span.length == 5)
        #expect(elements[1].value == .string("é€x"))
        #expect(members[1].value.span.start.offset == 34)
    }

    /// What reading a file costs this thread, whatever else the machine does.
    private static func work(_ bytes: [UInt8]) throws -> Duration {
        func time() throws -> Duration {
            var time = timespec()
            try #require(clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) == 0)
            return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
        }
        let before = try time()
        #expect(Document(bytes, path: "a.json").diagnostics.first?.code == "F001")
        return try time() - before
    }

    @Test func `the work of reading a number grows with its length, not with the square of it`() throws {
        let small = try Self.work([UInt8](repeating: UInt8(ascii: "0"), count: 20_000))
        let large = try Self.work([UInt8](repeating: UInt8(ascii: "0"), count: 160_000))
        // Eight times the length; the square would be sixty-four times the work.
        #expect(large < small * 24, "\(small) and \(large)")
    }

    @Test func `the work of reading a line of quotes grows with its length, not with the square of it`() throws {
        func work(_ count: Int) throws -> Duration {
            let text = "{ " + String(repeating: #""do""#, count: count)
            return try Self.work(Array(text.utf8))
        }
        let (small, large) = (try work(2_000), try work(32_000))
        // Sixteen times the length.
        #expect(large < small * 48, "\(small) and \(large)")
    }

    @Test func `a message is no longer than somebody can read`() throws {
        let document = Document(Array(repeating: UInt8(ascii: "0"), count: 160_000), path: "a.json")
        let finding = try #require(document.diagnostics.first)
        #expect(finding.message.count < 2_100 && finding.text.count < 5_000)
    }

    @Test(arguments: [("007", "7"), ("00.5", "0.5"), ("000", "0"), ("1.", "1.0"), (".5", "0.5"), ("-01", nil)])
    func `a number that is nearly one is repaired`(written: String, meant: String?) throws {
        let finding = try #require(Document(Array(written.utf8), path: "a.json").diagnostics.first)
        #expect(finding.hint == meant.map { "write \($0)" })
    }

    @Test func `a missing comma is shown after the value before it`() {
        let text = """
            {
              "a": {
                "next": "bye"
                "on": 1
              }
            }
            """
        #expect(
            findings(text) == [
                """
                flow.json:3:18: error F001: a comma is missing after this value
                  3 |     "next": "bye"
                    |                  ^ here; the next member begins on line 4
                    at /a
                """
            ])
    }

    @Test(arguments: BrokenSamples.all)
    func `broken JSON is named with a cure`(_ sample: (text: String, headline: String)) {
        #expect(headlines(sample.text) == [sample.headline])
    }

    @Test func `several mistakes are reported in one go`() {
        let text = "{\n\"a\": True,\n\"b\": 'x',\n\"c\": [1, 2,],\n\"d\": 01,\n\"e\": 1\n}"
        #expect(headlines(text).map { $0.prefix { $0 != " " } } == ["2:6", "3:6", "4:11", "5:6"])
    }

    @Test func `the unclosed brace is found by its indentation`() {
        let text = """
            {
              "states": {
                "a": {
                  "do": "say",
                "b": { "do": "hangup" }
              }
            }
            """
        #expect(headlines(text) == ["3:10 F001 this { is never closed [judging by the indentation]"])
    }

    @Test func `a brace too many is found by its indentation`() {
        let text = """
            {
              "a": {
                "x": 1
                }
              },
              "b": 2
            }
            """
        #expect(
            headlines(text) == [
                "4:5 F001 this } closes more than it should, so the file ends too early "
                    + "[judging by the indentation, it is one too many]"
            ])
    }

    @Test func `nesting and size are bounded`() {
        let deep = String(repeating: "[", count: 65) + String(repeating: "]", count: 65)
        #expect(headlines(deep) == ["1:65 F001 objects and lists are nested more than 64 deep here"])
        let fits = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
        #expect(headlines(fits) == [])
        let large = Document([UInt8](repeating: 32, count: (1 << 20) + 1), path: "f")
        #expect(large.root == nil)
        #expect(large.diagnostics.count == 1)
    }

    @Test func `bytes that are not UTF-8 are shown`() {
        let document = Document([0x7B, 0x0A, 0x22, 0xFF, 0x22], path: "f")
        #expect(document.diagnostics.map(\.span.start.description) == ["2:2"])
    }

    @Test func `no cut of a good file traps, and all but the whole are refused`() {
        let text = "{\"a\": [1, -2.5e3, \"x\\u00e9\\ud83d\\ude00\", {\"b\": null}], \"c\": true}"
        let bytes = Array(text.utf8)
        #expect(Document(bytes, path: "f").diagnostics == [])
        for length in 0..<bytes.count {
            #expect(Document(Array(bytes[..<length]), path: "f").isComplete == false)
        }
    }

    @Test func `no changed byte of a good file traps`() {
        let bytes = Array("{\"a\": [1, \"x\\n\"], \"b\": {\"c\": tr}, // d\n \"e\": 'f'}".utf8)
        var incomplete = 0
        for index in bytes.indices {
            for replacement in Array("{}[],:\"'\\/ x0-".utf8) + [0, 9, 10, 0xC3] {
                var changed = bytes
                changed[index] = replacement
                if !Document(changed, path: "f").isComplete { incomplete += 1 }
            }
        }
        #expect(incomplete > 0)
    }
}
