import JSONSyntax
import Testing

struct TextTests {
    @Test(arguments: [
        ("sale", ["sales", "safe"], "sales"), ("noInput", ["no_input", "no_match"], "no_input"),
        ("time_out", ["timeout", "full"], "timeout"), ("exhasuted", ["silent", "exhausted"], "exhausted"),
        ("Europe/Madird", ["Europe/Madrid", "Europe/Minsk"], "Europe/Madrid"),
    ])
    func `the nearest word is proposed`(_ sample: (word: String, among: [String], meant: String)) {
        #expect(Spelling.nearest(to: sample.word, among: sample.among) == sample.meant)
    }

    @Test func `nothing is proposed that is too far away`() {
        #expect(Spelling.nearest(to: "main", among: ["bye", "operator", "mail_box"]) == nil)
        #expect(Spelling.nearest(to: "1", among: ["2", "3"]) == nil)
        #expect(Spelling.nearest(to: "", among: ["a"]) == nil)
        #expect(Spelling.nearest(to: "same", among: ["same"]) == nil)
    }

    @Test(arguments: ["bn", "en", "be", "bben", "benn", "ebn", "bne"])
    func `a slip of the hand is told from another name`(_ word: String) {
        #expect(Spelling.slip(word, of: ["ana", "ben", "eva"]) == "ben")
    }

    @Test(arguments: ["ben", "eve", "bena", "nbe", "b", "", "c11", "c2", "ben2", "carlos"])
    func `another name is no slip of the hand`(_ word: String) {
        #expect(Spelling.slip(word, of: ["ben", "eva", "c1", "ben11"]) == nil)
    }

    @Test(arguments: [
        ("6s", 6000), ("2.5s", 2500), ("500ms", 500), ("8m", 480_000), ("2h", 7_200_000), ("0.001s", 1),
        ("1.5m", 90_000),
    ])
    func `time spans are read`(_ sample: (text: String, milliseconds: Int)) {
        #expect(DurationText.parse(sample.text) == .milliseconds(sample.milliseconds))
    }

    @Test(arguments: ["", "6", "s", "-1s", "1.s", ".5s", "1 s", "1d", "9999h", "1e3s", "٣s", "1.2.3s"])
    func `other texts are no time spans`(_ text: String) {
        #expect(DurationText.parse(text) == nil)
    }

    @Test func `time spans are written as people write them`() {
        #expect(DurationText.text(.milliseconds(2500)) == "2.5s")
        #expect(DurationText.text(.seconds(90)) == "90s")
        #expect(DurationText.text(.seconds(7200)) == "2h")
        #expect(DurationText.text(.zero) == "0s")
    }

    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func `the hash gives the published values`(_ sample: (text: String, hash: String)) {
        #expect(SHA256.hexadecimal(sample.text.utf8) == sample.hash)
    }

    @Test func `canonical text has one form for equal content`() throws {
        let one = Document(Array(#"{"b": 2.0, "a": ["é\n", {"note": "x", "y": 1e1}]}"#.utf8), path: "f")
        let root = try #require(one.root)
        #expect(root.compact(sorted: true, leavingOut: ["note"]) == #"{"a":["é\n",{"y":10}],"b":2}"#)
        #expect(root.compact(sorted: false) == #"{"b":2,"a":["é\n",{"note":"x","y":10}]}"#)
    }

    @Test func `a place inside a text counts escapes`() throws {
        let document = Document(Array(#"{"a": "x\n\u00e9\ud83d\ude00y"}"#.utf8), path: "f")
        let node = try #require(document.root?["a"])
        let columns = (0...4).map { document.source.position(ofScalar: $0, inString: node.span).column }
        #expect(columns == [8, 9, 11, 17, 29])
    }

    @Test func `a long line is cut around its finding`() {
        let text = "{" + String(repeating: " ", count: 400) + "\"a\": x }"
        let shown = findings(text).first ?? ""
        #expect(shown.split(separator: "\n").allSatisfy { $0.count < 200 })
        #expect(shown.contains("^ write \"x\""))
    }

    @Test func `pointers escape what JSON pointers must`() {
        #expect(Pointer.appending("a/b~c", to: "/x") == "/x/a~1b~0c")
    }
}
