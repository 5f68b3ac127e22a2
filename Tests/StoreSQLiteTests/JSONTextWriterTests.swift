import Foundation
import Testing

@testable import StoreSQLite

struct JSONTextWriterTests {
    private struct Sample: Codable, Equatable {
        enum Shape: Codable, Equatable {
            case none
            case point(x: Int, y: Double)
            case list([String])
            case nested(Inner?)
        }
        struct Inner: Codable, Equatable {
            var words: [String: String]
            var time: Duration
        }
        var text: String
        var missing: Int?
        var flag: Bool
        var shapes: [Shape]
        var big: UInt64
        var small: Int64
    }

    @Test func `what is written is read back by Foundation, whatever it holds`() throws {
        let sample = Sample(
            text: "quote \" backslash \\ newline \n control \u{1} ñ 日本 🎧 / slash", missing: nil, flag: true,
            shapes: [
                .none, .point(x: -3, y: 0.1), .list([]), .list(["a", "b"]), .nested(nil),
                .nested(Sample.Inner(words: ["k": "v", "": "\t"], time: .milliseconds(1500))),
            ], big: .max, small: .min)
        let text = try JSONTextWriter.text(of: sample)
        #expect(try JSONDecoder().decode(Sample.self, from: Data(text.utf8)) == sample)
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
