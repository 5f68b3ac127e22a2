import Testing

@testable import CarrierSimulator

struct JSONTests {
    @Test(arguments: [
        #"{"a":[1,-2,true,false,null,"x"],"b":{}}"#, #""quote \" slash \\ tab \u0009""#, "[]", "-0.5", "12345678901",
    ])
    func `what was read is written again as it was`(text: String) throws {
        #expect(String(decoding: try #require(JSON(reading: Array(text.utf8))).bytes, as: UTF8.self) == text)
    }

    @Test func `escapes and white space are understood`() {
        let text = " { \"\\u00e9\" : \"\\ud83d\\ude00\\n\\/\" } "
        #expect(JSON(reading: Array(text.utf8)) == ["é": "😀\n/"])
    }

    @Test(arguments: [
        "", "{", "{\"a\"}", "[1,]", "{\"a\":1,}", "tru", "\"\\x\"", "\"\\ud800\"", "1 2", "-", "+1", "\"\n\"", "1e",
        "nan",
    ])
    func `malformed text is refused`(text: String) {
        #expect(JSON(reading: Array(text.utf8)) == nil)
    }

    @Test func `nesting has a limit`() {
        let deep = String(repeating: "[", count: 100_000)
        #expect(JSON(reading: Array(deep.utf8)) == nil)
    }

    @Test func `bytes that are not UTF-8 are refused`() {
        #expect(JSON(reading: [0x22, 0xFF, 0x22]) == nil)
    }
}
