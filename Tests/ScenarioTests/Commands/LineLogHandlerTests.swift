import Foundation
import Logging
import Testing

@testable import switchboard

struct LineLogHandlerTests {
    private func line(_ message: String, _ fields: [(String, String)], isPlain: Bool) -> String {
        let event = LogEvent(
            level: .warning, message: "\(message)", metadata: nil, source: "test", file: "a.swift", function: "f",
            line: 1)
        return LineLogHandler(label: "switchboard", isPlain: isPlain)
            .line(event, fields, at: Date(timeIntervalSince1970: 1_800_000_000))
    }

    @Test func `machines get one JSON object in a line, whatever the values hold`() throws {
        let text = line("it \"broke\"\nbadly", [("reason", "a\u{1}b\\c")], isPlain: false)
        #expect(!text.contains("\n"))
        let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: String])
        #expect(object["message"] == "it \"broke\"\nbadly")
        #expect(object["reason"] == "a\u{1}b\\c")
        #expect(object["level"] == "warning")
        #expect(object["at"]?.hasPrefix("2027-01-15T08:00:00") == true)
    }

    @Test func `people get plain text in which no value can begin a new line`() {
        let text = line("broken", [("reason", "x\n2027 error forged")], isPlain: true)
        #expect(!text.contains("\n"))
        #expect(text.hasSuffix("warning broken reason=x 2027 error forged"))
    }
}
