import Foundation
import Testing

@testable import StoreSQLite

struct JSONTextReaderTests {
    private struct Sample: Codable, Equatable {
        enum Shape: Codable, Equatable {
            case none
            case point(x: Int, y: Double)
            case list([String])
            case nested(Inner?)
        }
        struct Inner: Codable, Equatable {
            var words: [String: String]
            var byNumber: [Int: Bool]
            var time: Duration
        }
        var text: String
        var missing: Int?
        var flag: Bool
        var shapes: [Shape]
        var holes: [Int?]
        var big: UInt64
        var small: Int64
        var tiny: Int8

        static let full = Sample(
            text: "quote \" backslash \\ newline \n control \u{1} ñ 日本 🎧 / slash", missing: nil, flag: true,
            shapes: [
                .none, .point(x: -3, y: 0.1), .list([]), .list(["a", "b"]), .nested(nil),
                .nested(Inner(words: ["k": "v", "": "\t", "\"": "q"], byNumber: [7: true], time: .milliseconds(1500))),
            ], holes: [1, nil, 3], big: .max, small: .min, tiny: .min)
    }

    private func read<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
        try JSONTextReader.value(type, from: Array(text.utf8))
    }

    @Test func `what is written is read back, whatever it holds`() throws {
        #expect(try read(Sample.self, try JSONTextWriter.text(of: Sample.full)) == Sample.full)
    }

    @Test func `what Foundation writes is read too`() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        let data = try encoder.encode(Sample.full)
        #expect(try JSONTextReader.value(Sample.self, from: Array(data)) == Sample.full)
    }

    @Test func `escapes mean what they say`() throws {
        #expect(
            try read([String].self, #"["\u00e9\/\b\f\n\r\t\\\"", "\ud83c\udfa7", "a\u0062c"]"#) == [
                "é/\u{8}\u{c}\n\r\t\\\"", "🎧", "abc",
            ])
        #expect(try read([String: Int].self, #"{ "\u0061" : 1 }"#) == ["a": 1])
        struct Named: Decodable { var name: Int }
        #expect(try read(Named.self, #"{"n\u0061me":4}"#).name == 4)
    }

    @Test(arguments: [
        "", "{", "[1,", "[1 2]", "{\"a\"}", "{\"a\":}", "{a:1}", "\"open", "\"half\\", "nul", "tru", "[1]x", "-", "+",
        #"["\ud83c"]"#, #"["\q"]"#, #"["\u12"]"#, "{\"a\":1,}", "[,]", String(repeating: "[", count: 100_000),
        "99999999999999999999", "1.5", "1e2",
    ])
    func `a text that is not the value is refused`(text: String) {
        #expect(throws: DecodingError.self) { try read([String].self, text) }
        #expect(throws: DecodingError.self) { try read(Int.self, text) }
        #expect(throws: DecodingError.self) { try read(Sample.self, text) }
    }

    @Test func `a number outside of its type is refused, and its ends are not`() throws {
        #expect(try read([Int8].self, "[-128,127]") == [-128, 127])
        #expect(try read(UInt64.self, "18446744073709551615") == .max)
        #expect(throws: DecodingError.self) { try read(Int8.self, "128") }
        #expect(throws: DecodingError.self) { try read(Int8.self, "-129") }
        #expect(throws: DecodingError.self) { try read(UInt32.self, "-1") }
        #expect(throws: DecodingError.self) { try read(UInt64.self, "18446744073709551616") }
    }

    @Test func `an error names the place and nothing of what stands there`() throws {
        let error = try #require(throws: DecodingError.self) { try read([Int].self, #"[1,"4111111111111111"]"#) }
        #expect("\(error)".contains("byte 4"))
        #expect(!"\(error)".contains("4111"))
    }

    @Test func `no text with a byte changed stops the reader, and none is read otherwise than by Foundation`() throws {
        let good = Array(try JSONTextWriter.text(of: Sample.full).utf8)
        let bytes = Array(#"{}[]",:\0-.eEn u"#.utf8)
        for place in good.indices {
            for byte in bytes {
                var text = good
                text[place] = byte
                guard let theirs = try? JSONDecoder().decode(Sample.self, from: Data(text)),
                    let ours = try? JSONTextReader.value(Sample.self, from: text)
                else { continue }
                #expect(ours == theirs, "byte \(place) as \(byte)")
            }
        }
    }
}
