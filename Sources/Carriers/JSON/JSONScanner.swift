/// Finds where the values of a JSON text begin and end (RFC 8259).
///
/// Lenient in what cannot do harm: control characters may stand in strings, and numbers are read when asked for.
struct JSONScanner {
    let bytes: [UInt8]
    private(set) var nodes: [JSONDocument.Node] = []
    private var at = 0

    init(bytes: [UInt8]) {
        self.bytes = bytes
        nodes.reserveCapacity(128)
    }

    /// Scans the whole text; false if it is not one JSON value.
    mutating func scanDocument() -> Bool {
        guard scanValue(depth: 0) else { return false }
        skipSpace()
        return at == bytes.count
    }

    private mutating func scanValue(depth: Int) -> Bool {
        guard depth < JSONDocument.maximumDepth else { return false }
        skipSpace()
        guard at < bytes.count else { return false }
        switch bytes[at] {
        case UInt8(ascii: "{"): return scanObject(depth: depth)
        case UInt8(ascii: "["): return scanArray(depth: depth)
        case UInt8(ascii: "\""): return scanString()
        case UInt8(ascii: "t"): return scanWord("true", .yes)
        case UInt8(ascii: "f"): return scanWord("false", .no)
        case UInt8(ascii: "n"): return scanWord("null", .null)
        default: return scanNumber()
        }
    }

    private mutating func scanObject(depth: Int) -> Bool {
        guard let opened = open(.object) else { return false }
        if closes(UInt8(ascii: "}")) { return close(opened) }
        while true {
            skipSpace()
            guard at < bytes.count, bytes[at] == UInt8(ascii: "\""), scanString() else { return false }
            skipSpace()
            guard take(UInt8(ascii: ":")), scanValue(depth: depth + 1) else { return false }
            if closes(UInt8(ascii: "}")) { return close(opened) }
            guard take(UInt8(ascii: ",")) else { return false }
        }
    }

    private mutating func scanArray(depth: Int) -> Bool {
        guard let opened = open(.array) else { return false }
        if closes(UInt8(ascii: "]")) { return close(opened) }
        while true {
            guard scanValue(depth: depth + 1) else { return false }
            if closes(UInt8(ascii: "]")) { return close(opened) }
            guard take(UInt8(ascii: ",")) else { return false }
        }
    }

    private mutating func scanString() -> Bool {
        at += 1
        let start = at
        var sort = JSONDocument.Sort.string
        while at < bytes.count {
            let byte = bytes[at]
            if byte == UInt8(ascii: "\"") {
                defer { at += 1 }
                return append(sort, from: start, to: at)
            }
            if byte == UInt8(ascii: "\\") {
                sort = .escapedString
                at += 1
            }
            at += 1
        }
        return false
    }

    private mutating func scanNumber() -> Bool {
        let start = at
        while at < bytes.count, Self.standsInNumber(bytes[at]) { at += 1 }
        return at > start && append(.number, from: start, to: at)
    }

    private mutating func scanWord(_ word: StaticString, _ sort: JSONDocument.Sort) -> Bool {
        let start = at
        for byte in word.description.utf8 {
            guard at < bytes.count, bytes[at] == byte else { return false }
            at += 1
        }
        return append(sort, from: start, to: at)
    }

    private static func standsInNumber(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
            UInt8(ascii: "e"), UInt8(ascii: "E"):
            true
        default: false
        }
    }

    private mutating func skipSpace() {
        while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 0x0A || bytes[at] == 0x0D || bytes[at] == 0x09 {
            at += 1
        }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard at < bytes.count, bytes[at] == byte else { return false }
        at += 1
        return true
    }

    private mutating func closes(_ bracket: UInt8) -> Bool {
        skipSpace()
        return take(bracket)
    }

    private mutating func open(_ sort: JSONDocument.Sort) -> Int? {
        let index = nodes.count
        guard append(sort, from: at, to: at) else { return nil }
        at += 1
        return index
    }

    private mutating func close(_ index: Int) -> Bool {
        nodes[index].end = Int32(at)
        nodes[index].next = Int32(nodes.count)
        return true
    }

    private mutating func append(_ sort: JSONDocument.Sort, from start: Int, to end: Int) -> Bool {
        guard nodes.count < JSONDocument.maximumNodes else { return false }
        nodes.append(
            JSONDocument.Node(sort: sort, start: Int32(start), end: Int32(end), next: Int32(nodes.count + 1)))
        return true
    }
}
