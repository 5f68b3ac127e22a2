/// JSON text with a mark for each of its values, in the order in which they stand.
///
/// Made in one pass, and read by `JSONTextReader` without another look at what it passes over.
struct JSONTape: Sendable {
    /// One value, or the key of a member, which stands right before the member's value.
    struct Mark: Sendable {
        var kind: Kind
        /// Where its text begins; for a string, behind the quotation mark.
        var start: UInt32
        /// Where its text has ended; for a string, at the closing quotation mark.
        var end: UInt32
        /// The mark behind it and all that it holds.
        var next: UInt32
        /// How many elements or members it has; 0 for what is neither array nor object.
        var count: UInt32
    }

    /// What sort of value it is.
    enum Kind: Sendable {
        case null
        case yes
        case no
        case number
        /// A string in which every byte stands for itself.
        case plain
        /// A string with escapes.
        case escaped
        case array
        case object
    }

    /// Where and why a text is no JSON; holds nothing of the text.
    struct Unreadable: Error {
        var offset: Int
        var reason: String
    }

    /// Objects and arrays in one another, at most.
    private static let deepest = 128

    let bytes: [UInt8]
    private(set) var marks: [Mark] = []
    private var offset = 0

    /// Marks all values of the text, the outermost one first.
    ///
    /// - Throws: `Unreadable` for anything that is not one JSON value.
    init(_ bytes: [UInt8]) throws(Unreadable) {
        guard bytes.count < UInt32.max else { throw Unreadable(offset: 0, reason: "longer than 4 GiB") }
        self.bytes = bytes
        marks.reserveCapacity(bytes.count / 8 + 8)
        try takeValue(depth: 0)
        skipSpace()
        guard offset == bytes.count else { throw unreadable("something follows the value") }
    }

    /// The text of a string, with its escapes resolved; nil if they make no text.
    func string(_ mark: Mark) -> String? {
        let text = bytes[Int(mark.start)..<Int(mark.end)]
        return mark.kind == .escaped ? Self.unescaped(text) : String(decoding: text, as: UTF8.self)
    }

    /// Whether a string's text is this one.
    func holds(_ text: String, _ mark: Mark) -> Bool {
        if mark.kind == .escaped { return string(mark) == text }
        guard Int(mark.end - mark.start) == text.utf8.count else { return false }
        var index = Int(mark.start)
        for byte in text.utf8 {
            guard bytes[index] == byte else { return false }
            index += 1
        }
        return true
    }

    /// The whole number that a mark stands for; nil if it is none, or too large.
    func integer<Number: FixedWidthInteger>(_ mark: Mark, _ type: Number.Type) -> Number? {
        guard mark.kind == .number else { return nil }
        var digits = bytes[Int(mark.start)..<Int(mark.end)]
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative { digits = digits.dropFirst() }
        guard !digits.isEmpty else { return nil }
        var number: Number = 0
        for byte in digits {
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            let (tens, isTooLarge) = number.multipliedReportingOverflow(by: 10)
            let digit = Number(truncatingIfNeeded: byte &- UInt8(ascii: "0"))
            // Built on its own side of zero, so that the least number is reached too.
            let (sum, isOver) =
                isNegative ? tens.subtractingReportingOverflow(digit) : tens.addingReportingOverflow(digit)
            guard !isTooLarge, !isOver else { return nil }
            number = sum
        }
        return number
    }

    /// The number that a mark stands for; nil if it is none, or too large.
    func double(_ mark: Mark) -> Double? {
        guard mark.kind == .number, bytes[Int(mark.start)] != UInt8(ascii: "+"),
            let number = Double(String(decoding: bytes[Int(mark.start)..<Int(mark.end)], as: UTF8.self)),
            number.isFinite
        else { return nil }
        return number
    }

    private func unreadable(_ reason: String) -> Unreadable { Unreadable(offset: offset, reason: reason) }

    private var byte: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private mutating func skipSpace() {
        while let byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { offset += 1 }
    }

    private mutating func take(_ expected: Unicode.Scalar) -> Bool {
        skipSpace()
        guard byte == UInt8(ascii: expected) else { return false }
        offset += 1
        return true
    }

    private mutating func takeValue(depth: Int) throws(Unreadable) {
        guard depth < Self.deepest else { throw unreadable("too deep") }
        skipSpace()
        switch byte {
        case UInt8(ascii: "{"): try takeObject(depth: depth)
        case UInt8(ascii: "["): try takeArray(depth: depth)
        case UInt8(ascii: "\""): try takeString()
        case UInt8(ascii: "t"): try takeWord("true", .yes)
        case UInt8(ascii: "f"): try takeWord("false", .no)
        case UInt8(ascii: "n"): try takeWord("null", .null)
        case _: try takeNumber()
        }
    }

    private mutating func takeObject(depth: Int) throws(Unreadable) {
        let index = begin(.object)
        guard !take("}") else { return end(index, count: 0) }
        var count = 0
        repeat {
            skipSpace()
            guard byte == UInt8(ascii: "\"") else { throw unreadable("a key was expected") }
            try takeString()
            guard take(":") else { throw unreadable("a colon was expected") }
            try takeValue(depth: depth + 1)
            count += 1
        } while take(",")
        guard take("}") else { throw unreadable("the object is not closed") }
        end(index, count: count)
    }

    private mutating func takeArray(depth: Int) throws(Unreadable) {
        let index = begin(.array)
        guard !take("]") else { return end(index, count: 0) }
        var count = 0
        repeat {
            try takeValue(depth: depth + 1)
            count += 1
        } while take(",")
        guard take("]") else { throw unreadable("the array is not closed") }
        end(index, count: count)
    }

    private mutating func begin(_ kind: Kind) -> Int {
        marks.append(Mark(kind: kind, start: UInt32(offset), end: 0, next: 0, count: 0))
        offset += 1
        return marks.count - 1
    }

    private mutating func end(_ index: Int, count: Int) {
        marks[index].end = UInt32(offset)
        marks[index].next = UInt32(marks.count)
        marks[index].count = UInt32(count)
    }

    private mutating func note(_ kind: Kind, from start: Int, to end: Int) {
        marks.append(
            Mark(kind: kind, start: UInt32(start), end: UInt32(end), next: UInt32(marks.count + 1), count: 0))
    }

    private mutating func takeString() throws(Unreadable) {
        let start = offset + 1
        var kind = Kind.plain
        offset = start
        while let byte, byte != UInt8(ascii: "\"") {
            if byte == UInt8(ascii: "\\") {
                kind = .escaped
                offset += 1
            }
            offset += 1
        }
        guard byte != nil else { throw unreadable("a string is not closed") }
        note(kind, from: start, to: offset)
        offset += 1
    }

    private mutating func takeWord(_ word: String, _ kind: Kind) throws(Unreadable) {
        let end = offset + word.utf8.count
        guard end <= bytes.count, bytes[offset..<end].elementsEqual(word.utf8) else {
            throw unreadable("a value was expected")
        }
        note(kind, from: offset, to: end)
        offset = end
    }

    private mutating func takeNumber() throws(Unreadable) {
        let start = offset
        while let byte, Self.isPartOfNumber(byte) { offset += 1 }
        guard offset > start else { throw unreadable("a value was expected") }
        note(.number, from: start, to: offset)
    }

    private static func isPartOfNumber(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
            UInt8(ascii: "e"), UInt8(ascii: "E"):
            true
        case _: false
        }
    }

    private static func unescaped(_ text: ArraySlice<UInt8>) -> String? {
        var units: [UInt16] = []
        var bytes: [UInt8] = []
        var rest = text
        /// Halves of a pair may follow one another, so they are joined before they become bytes.
        func flush() -> Bool {
            guard !units.isEmpty else { return true }
            defer { units.removeAll() }
            guard let joined = String(validating: units, as: UTF16.self) else { return false }
            bytes.append(contentsOf: joined.utf8)
            return true
        }
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\") else {
                guard flush() else { return nil }
                bytes.append(byte)
                continue
            }
            guard let letter = rest.popFirst() else { return nil }
            if letter == UInt8(ascii: "u") {
                // A sign would pass for a number's, but not here.
                guard rest.count >= 4, rest.first != UInt8(ascii: "+"), rest.first != UInt8(ascii: "-"),
                    let unit = UInt16(String(decoding: rest.prefix(4), as: UTF8.self), radix: 16)
                else { return nil }
                units.append(unit)
                rest = rest.dropFirst(4)
                continue
            }
            guard flush(), let meant = Self.escape(letter) else { return nil }
            bytes.append(meant)
        }
        guard flush() else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func escape(_ letter: UInt8) -> UInt8? {
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): letter
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        case _: nil
        }
    }
}
