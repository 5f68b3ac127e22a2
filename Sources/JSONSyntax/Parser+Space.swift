extension Parser {
    /// Steps over white space, and over what is not JSON but stands where white space may: comments and the marks
    /// that a version-control merge leaves behind.
    mutating func skipSpace() {
        while let scalar = current {
            switch scalar {
            case " ", "\t", "\n", "\r":
                advance()
                continue
            case "/" where startsWith("//") || startsWith("/*"), "#":
                skipComment()
                continue
            case "\u{A0}", "\u{200B}", "\u{FEFF}", "\u{2003}":
                report(
                    "an invisible character that is no space of JSON stands here", at: here, hint: "retype the space")
                advance()
                continue
            default: break
            }
            guard isMergeMark else { return }
            report("a mark of an unfinished merge stands here", at: Span(start: position, length: 7))
            hasGivenUp = true
            index = text.count
        }
    }

    private var isMergeMark: Bool {
        index == lineStart
            && (startsWith("<<<<<<<") || startsWith("=======") || startsWith(">>>>>>>") || startsWith("|||||||"))
    }

    private mutating func skipComment() {
        let start = position
        if startsWith("/*") {
            advance(by: 2)
            while current != nil, !startsWith("*/") { advance() }
            advance(by: 2)
        } else {
            while let scalar = current, scalar != "\n" { advance() }
        }
        report(
            "JSON has no comments", at: Span(start: start, length: max(1, index - start.offset)),
            hint: "put the words into a \"note\"")
    }
}
