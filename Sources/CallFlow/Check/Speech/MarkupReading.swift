/// A reader of SSML, as far as a prompt may hold it: elements, attributes, text and entities (XML 1.0, sections 2.4 to 4.1).
struct MarkupReading {
    /// An element's name where it begins.
    struct Tag: Hashable {
        let name: String
        /// Place of the name, in Unicode scalars of the text.
        let start: Int
    }

    /// What is wrong, and where.
    struct Mistake: Error, Hashable {
        let start: Int
        let length: Int
        let message: String
    }

    /// The elements, in the order of their beginnings.
    private(set) var tags: [Tag] = []
    private let scalars: [Unicode.Scalar]
    private var index = 0
    private var open: [Tag] = []

    /// Reads a text; it need not have one root.
    init(_ text: String) throws(Mistake) {
        scalars = Array(text.unicodeScalars)
        while index < scalars.count {
            switch scalars[index] {
            case "<": try tag()
            case "&": try entity()
            case _: index += 1
            }
        }
        if let unclosed = open.last {
            throw Mistake(
                start: unclosed.start, length: unclosed.name.count, message: "<\(unclosed.name)> is never closed")
        }
    }

    private mutating func tag() throws(Mistake) {
        let start = index
        index += 1
        let isEnd = take("/")
        let place = index
        let name = takeName()
        guard !name.isEmpty else {
            throw Mistake(start: start, length: 1, message: "a < here begins no tag; a plain one is written &lt;")
        }
        guard isEnd else {
            try attributes(of: Tag(name: name, start: place))
            return
        }
        skipSpaces()
        guard take(">") else { throw Mistake(start: place, length: name.count, message: "</\(name) has no >") }
        guard let last = open.popLast() else {
            throw Mistake(start: place, length: name.count, message: "</\(name)> closes nothing")
        }
        guard last.name == name else {
            throw Mistake(
                start: place, length: name.count, message: "</\(name)> stands where </\(last.name)> is expected")
        }
    }

    private mutating func attributes(of tag: Tag) throws(Mistake) {
        tags.append(tag)
        while true {
            skipSpaces()
            if take("/") {
                guard take(">") else {
                    throw Mistake(start: index - 1, length: 1, message: "a > is missing after this /")
                }
                return
            }
            if take(">") {
                open.append(tag)
                guard open.count <= 64 else {
                    throw Mistake(start: tag.start, length: tag.name.count, message: "tags are nested too deep")
                }
                return
            }
            let start = index
            let name = takeName()
            guard !name.isEmpty else {
                throw Mistake(start: tag.start, length: tag.name.count, message: "<\(tag.name) is not closed with >")
            }
            skipSpaces()
            guard take("=") else {
                throw Mistake(start: start, length: name.count, message: "\"\(name)\" has no value, \(name)='…'")
            }
            skipSpaces()
            try value(of: name, at: start)
        }
    }

    private mutating func value(of name: String, at start: Int) throws(Mistake) {
        guard index < scalars.count, scalars[index] == "'" || scalars[index] == "\"" else {
            throw Mistake(start: start, length: name.count, message: "the value of \"\(name)\" needs quotes")
        }
        let quote = scalars[index]
        index += 1
        while index < scalars.count, scalars[index] != quote {
            if scalars[index] == "<" {
                throw Mistake(start: index, length: 1, message: "a < cannot stand in the value of \"\(name)\"")
            }
            if scalars[index] == "&" { try entity() } else { index += 1 }
        }
        guard take(quote) else {
            throw Mistake(start: start, length: name.count, message: "the value of \"\(name)\" has no closing quote")
        }
    }

    private mutating func entity() throws(Mistake) {
        let start = index
        var word = String.UnicodeScalarView()
        index += 1
        while index < scalars.count, word.count < 10, scalars[index] != ";" {
            word.append(scalars[index])
            index += 1
        }
        let name = String(word)
        let isKnown = ["amp", "lt", "gt", "quot", "apos"].contains(name) || name.hasPrefix("#") && name.count > 1
        guard isKnown, take(";") else {
            throw Mistake(start: start, length: 1, message: "a plain & is written &amp;")
        }
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard index < scalars.count, scalars[index] == scalar else { return false }
        index += 1
        return true
    }

    private mutating func skipSpaces() {
        while index < scalars.count, " \t\n\r".unicodeScalars.contains(scalars[index]) { index += 1 }
    }

    private mutating func takeName() -> String {
        var name = String.UnicodeScalarView()
        while index < scalars.count,
            scalars[index].properties.isAlphabetic || "0123456789:-_.".unicodeScalars.contains(scalars[index])
        {
            name.append(scalars[index])
            index += 1
        }
        return String(name)
    }
}
