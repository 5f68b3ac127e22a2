import Testing

@testable import Carriers

@Suite struct JSONDocumentTests {
    @Test func `values are found by their keys`() throws {
        let root = try document(#" { "a" : { "b" : [ 1 , "two", true, null, -3.5e1 ] }, "n": "12", "c": false } "#).root
        let list = try #require(root["a"]?["b"]).elements
        #expect(list.count == 5)
        #expect(list[0].int == 1)
        #expect(list[1].string == "two")
        #expect(list[2].bool == true)
        #expect(list[3].string == nil)
        #expect(list[4].double == -35)
        #expect(root["n"]?.int == 12)
        #expect(root["c"]?.bool == false)
        #expect(root["missing"] == nil)
        #expect(root["a"]?["b"]?["c"] == nil)
    }

    @Test func `a key deep inside is not taken for one outside`() throws {
        let root = try document(#"{"x":{"id":"inner"},"y":["id","no"],"id":"outer"}"#).root
        #expect(root["id"]?.string == "outer")
    }

    @Test(arguments: [
        (#"a\"b\\c\/d\n\t\r\b\f"#, "a\"b\\c/d\n\t\r\u{8}\u{c}"),
        (#"\u00e9\u20AC"#, "é€"),
        (#"\ud83d\ude00!"#, "😀!"),
        (#"\ud83d"#, "\u{FFFD}"),
        (#"\ude00x"#, "\u{FFFD}x"),
        (#"\u12"#, "\u{FFFD}12"),
        (#"\q"#, "\u{FFFD}"),
    ])
    func `escapes are removed`(written: String, read: String) throws {
        #expect(try document("{\"k\":\"\(written)\"}").root["k"]?.string == read)
    }

    @Test(arguments: [
        "", " ", "{", "}", "[1,", "[1,]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "\"open", "\"end\\", "tru",
        "nul",
        "1 2", "{} x", "'a'", "[1 2]",
    ])
    func `what is not JSON is refused`(text: String) {
        #expect(JSONDocument(Array(text.utf8)) == nil)
    }

    @Test func `depth and number of values are bounded`() {
        let deep = String(repeating: "[", count: 500_000) + String(repeating: "]", count: 500_000)
        #expect(JSONDocument(Array(deep.utf8)) == nil)
        let long = "[" + String(repeating: "1,", count: 500_000) + "1]"
        #expect(JSONDocument(Array(long.utf8)) == nil)
    }

    @Test func `a text of one mebibyte is read`() throws {
        let text = String(repeating: "x", count: 1_048_576)
        let root = try document("{\"a\":\"\(text)\",\"b\":1}").root
        #expect(root["b"]?.int == 1)
        #expect(root["a"]?.string?.count == 1_048_576)
    }

    @Test func `no cut and no changed byte of a body traps`() throws {
        let body = Array(#"{"data":{"id":"a\u00e9","n":[1,-2.5,true,null],"payload":{"x":"\ud83d\ude00"}}}"#.utf8)
        for end in 0..<body.count {
            #expect(JSONDocument(Array(body[..<end])) == nil)
        }
        for place in body.indices {
            for byte in [0, 0x22, 0x5C, 0x7B, 0x7D, 0x5B, 0x2C, 0xFF] as [UInt8] {
                var changed = body
                changed[place] = byte
                let root = JSONDocument(changed)?.root
                _ = root?["data"]?["payload"]?["x"]?.string
                _ = root?["data"]?["n"]?.elements.map(\.double)
            }
        }
    }

    @Test func `what is written can be read again`() throws {
        var inner = JSONObjectText()
        inner.put("name", "line\nbreak \"quoted\" \\ é😀\u{1}")
        var text = JSONObjectText()
        text.put("none", nil as String?)
        text.put("empty", [])
        text.put("count", 7)
        text.put("yes", true)
        text.put("inner", inner)
        text.put("list", [inner, inner])
        let root = try #require(JSONDocument(text.bytes)).root
        #expect(root["none"] == nil)
        #expect(root["empty"] == nil)
        #expect(root["count"]?.int == 7)
        #expect(root["yes"]?.bool == true)
        #expect(root["inner"]?["name"]?.string == "line\nbreak \"quoted\" \\ é😀\u{1}")
        #expect(root["list"]?.elements.count == 2)
    }

    private func document(_ text: String) throws -> JSONDocument {
        try #require(JSONDocument(Array(text.utf8)))
    }
}
