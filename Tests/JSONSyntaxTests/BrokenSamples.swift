/// One mistake each, and what is said about it.
enum BrokenSamples {
    static let all: [(text: String, headline: String)] = [
        (
            "{\"a\": 1,}",
            "1:8 F001 a comma stands before the closing } [remove it]"
        ),
        (
            "[1, 2,]",
            "1:6 F001 a comma stands before the closing ] [remove it]"
        ),
        (
            "{“a”: 1}",
            "1:2 F001 curly quotes are no quotes in JSON [write \"a\"]"
        ),
        (
            "{'a': 1}",
            "1:2 F001 single quotes are no quotes in JSON [write \"a\"]"
        ),
        (
            "{\"a\": 1 /* x */}",
            "1:9 F001 JSON has no comments [put the words into a \"note\"]"
        ),
        (
            "{ // x\n\"a\": 1}",
            "1:3 F001 JSON has no comments [put the words into a \"note\"]"
        ),
        (
            "{\"a\": \"x,\n\"b\": 2}",
            "1:7 F001 this text is not closed on its line [a \" is missing at its end]"
        ),
        (
            "{\"a\": True}",
            "1:7 F001 True is not a JSON value [write true]"
        ),
        (
            "{\"a\": None}",
            "1:7 F001 None is not a JSON value [write null]"
        ),
        (
            "{\"a\": bye}",
            "1:7 F001 bye is not a JSON value [write \"bye\"]"
        ),
        (
            "{\"a\": \"x\ty\"}",
            "1:9 F001 a tab stands inside a text [write \\t, or a space]"
        ),
        (
            "\u{FEFF}{\"a\": 1}",
            "1:1 F001 the file begins with a byte-order mark [save it as UTF-8 without a mark]"
        ),
        (
            "{\"a\": 1,\n<<<<<<< HEAD\n\"b\": 2}",
            "2:1 F001 a mark of an unfinished merge stands here"
        ),
        (
            "{\"a\": 6s}",
            "1:7 F001 6s is not a JSON number [write \"6s\", in quotes]"
        ),
        (
            "{\"a\": 01}",
            "1:7 F001 01 is not a JSON number [write 1]"
        ),
        (
            "{\"a\": .5}",
            "1:7 F001 .5 is not a JSON number [write 0.5]"
        ),
        (
            "{\"a\": +34600}",
            "1:7 F001 +34600 is not a JSON number [write \"+34600\", in quotes]"
        ),
        (
            "{a: 1}",
            "1:2 F001 a key needs quotes [write \"a\"]"
        ),
        (
            "{\"a\" 1}",
            "1:2 F001 a colon is missing after this key"
        ),
        (
            "{\"a\" = 1}",
            "1:6 F001 a colon stands between a key and its value, not ="
        ),
        (
            "{\"a\": }",
            "1:7 F001 a value is missing here"
        ),
        (
            "{\"a\": 1;\"b\": 2}",
            "1:8 F001 a comma separates members, not a semicolon"
        ),
        (
            "{\"a\": [1, 2}",
            "1:12 F001 a ] is expected here, to close the [ of 1:7"
        ),
        (
            "{\"a\": 1",
            "1:1 F001 this { is never closed"
        ),
        (
            "{\"a\": 1}}",
            "1:9 F001 this } closes nothing [remove it, or add the opening one]"
        ),
        (
            "{\"a\": 1} x",
            "1:10 F001 the file goes on after its end"
        ),
        (
            "{\"a\": \"\\q\"}",
            "1:8 F001 \\q means nothing in JSON [a backslash is written \\\\]"
        ),
        (
            "{\"a\": \"\\ud800\"}",
            "1:8 F001 half of a surrogate pair stands alone"
        ),
        (
            "   ",
            "1:4 F001 the file is empty"
        ),
        (
            "{\"a\": 1, \"a\": 2}",
            "1:10 F002 \"a\" appears twice in this object (first at 1:2); JSON readers disagree on which one counts"
        ),
        (
            "{\"a\": @}",
            "1:7 F001 no value begins with \"@\""
        ),
        (
            "{\"a\": 1,, \"b\": 2}",
            "1:9 F001 a comma too many [remove it]"
        ),
    ]
}
