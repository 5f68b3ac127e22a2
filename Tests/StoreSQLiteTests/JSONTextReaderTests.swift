import Foundation
import Testing

@testable import StoreSQLite

struct JSONTextReaderTests {
    private func read<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
        try JSONTextReader.value(type, from: Array(text.utf8))
    }

    @Test func `what is written is read back, whatever it holds`() throws {
        #expect(try read(JSONSample.self, try JSONTextWriter.text(of: JSONSample.full)) == JSONSample.full)
    }

    @Test func `what Foundation writes is read too`() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        let data = try encoder.encode(JSONSample.full)
        #expect(try JSONTextReader.value(JSONSample.self, from: Array(data)) == JSONSample.full)
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
        #"\ud83c"#, #"\udfa7"#, #"\udfa7\ud83c"#, #"\ud83cx\udfa7"#, #"\ud83c\n\udfa7"#, #"\u12"#, #"\u+12f"#,
        #"\u12g4"#,
        #"\U0041"#, #"\x41"#, #"\'"#, #"\0"#,
    ])
    func `an escape that means nothing is refused`(escape: String) throws {
        #expect(throws: DecodingError.self) { try read(String.self, "\"\(escape)\"") }
        #expect(throws: (any Error).self) { try JSONDecoder().decode(String.self, from: Data("\"\(escape)\"".utf8)) }
        // Nobody is stopped by it in a text that is not asked for.
        struct Named: Decodable { var name: Int }
        #expect(try read(Named.self, "{\"other\":\"\(escape)\",\"name\":4}").name == 4)
    }

    @Test func `arrays may stand 128 deep in one another, and no deeper`() throws {
        func nest(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(try read(JSONNest.self, nest(128)).depth == 128)
        let error = try #require(throws: DecodingError.self) { try read(JSONNest.self, nest(129)) }
        #expect("\(error)".contains("too deep, at byte 128"))
        let objects = String(repeating: #"{"a":"#, count: 128) + "1" + String(repeating: "}", count: 128)
        #expect(throws: DecodingError.self) { try read([String: Int].self, objects) }
    }

    @Test func `of members with one name the first counts, as for Foundation`() throws {
        struct Named: Decodable, Equatable { var name: Int }
        for text in [#"{"name":1,"name":2}"#, #"{"n\u0061me":1,"name":2}"#, #"{"name":1,"x":{},"name":2,"name":3}"#] {
            #expect(try read(Named.self, text).name == 1)
            #expect(try JSONDecoder().decode(Named.self, from: Data(text.utf8)).name == 1)
        }
        #expect(try read([String: Int].self, #"{"name":1,"name":2}"#) == ["name": 1])
    }

    @Test func `numbers with a fraction are read to their last digit, and those beyond all numbers not at all`() throws
    {
        for number: Double in [
            0.1, -0.0, 1e300, Double.leastNonzeroMagnitude, Double.greatestFiniteMagnitude, 1 / 3,
            9_007_199_254_740_992,
        ] {
            #expect(try read(Double.self, try JSONTextWriter.text(of: number)).bitPattern == number.bitPattern)
        }
        #expect(try read(Double.self, "1e2") == 100)
        for text in ["1e400", "-1e400", "1e", "--1", "1.2.3", "+1"] {
            #expect(throws: DecodingError.self) { try read(Double.self, text) }
        }
    }

    @Test(arguments: [
        "", "{", "[1,", "[1 2]", "{\"a\"}", "{\"a\":}", "{a:1}", "\"open", "\"half\\", "nul", "tru", "[1]x", "-", "+",
        #"["\ud83c"]"#, #"["\q"]"#, #"["\u12"]"#, "{\"a\":1,}", "[,]", String(repeating: "[", count: 100_000),
        "99999999999999999999", "1.5", "1e2",
    ])
    func `a text that is not the value is refused`(text: String) {
        #expect(throws: DecodingError.self) { try read([String].self, text) }
        #expect(throws: DecodingError.self) { try read(Int.self, text) }
        #expect(throws: DecodingError.self) { try read(JSONSample.self, text) }
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
        let good = Array(try JSONTextWriter.text(of: JSONSample.full).utf8)
        let bytes = Array(#"{}[]",:\0-.eEn u"#.utf8)
        for place in good.indices {
            for byte in bytes {
                var text = good
                text[place] = byte
                guard let theirs = try? JSONDecoder().decode(JSONSample.self, from: Data(text)),
                    let ours = try? JSONTextReader.value(JSONSample.self, from: text)
                else { continue }
                #expect(ours == theirs, "byte \(place) as \(byte)")
            }
        }
    }
}
