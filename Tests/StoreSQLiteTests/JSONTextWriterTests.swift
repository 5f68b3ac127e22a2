import Foundation
import Testing

@testable import StoreSQLite

struct JSONTextWriterTests {
    @Test func `what is written is read back by Foundation, whatever it holds`() throws {
        let text = try JSONTextWriter.text(of: JSONSample.full)
        #expect(try JSONDecoder().decode(JSONSample.self, from: Data(text.utf8)) == JSONSample.full)
    }

    @Test func `every character is written so that Foundation reads it, alone and beside others`() throws {
        for scalar in (0..<0x2100).compactMap(Unicode.Scalar.init) + ["\u{FFFF}", "\u{1F3A7}", "\u{10FFFF}"] {
            let sample = ["\(scalar)", "a\(scalar)b", "\(scalar)\"\(scalar)"]
            let text = try JSONTextWriter.text(of: sample)
            #expect(try JSONDecoder().decode([String].self, from: Data(text.utf8)) == sample, "\(scalar.value)")
            #expect(try JSONTextReader.value([String].self, from: Array(text.utf8)) == sample, "\(scalar.value)")
        }
    }

    @Test func `it agrees with Foundation's encoder on every value`() throws {
        struct Empty: Codable, Equatable {}
        #expect(try JSONTextWriter.text(of: Empty()) == "{}")
        #expect(try JSONTextWriter.text(of: [Int]()) == "[]")
        #expect(try JSONTextWriter.text(of: "é\"") == "\"é\\\"\"")
        #expect(try JSONTextWriter.text(of: ["a": [1, 2]]) == #"{"a":[1,2]}"#)
    }

    @Test func `a number that JSON cannot express is refused`() {
        #expect(throws: EncodingError.self) { try JSONTextWriter.text(of: Double.nan) }
    }
}
