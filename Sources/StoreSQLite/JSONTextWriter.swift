/// Writes a value as JSON text straight into one buffer.
///
/// Every input of the service ends in a few of these texts. Foundation's encoder builds a tree of dictionaries first
/// and was a fifth of the processor time of a webhook; this one only appends bytes. `JSONTextReader` reads it.
struct JSONTextWriter: Encoder {
    private let page: Page
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    /// The value as JSON text.
    ///
    /// - Throws: `EncodingError` for a number that JSON cannot express.
    static func text(of value: some Encodable) throws -> String {
        let page = Page()
        try page.writeValue(value)
        return String(decoding: page.text.bytes, as: UTF8.self)
    }

    fileprivate init(_ page: Page) {
        self.page = page
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        KeyedEncodingContainer(Members<Key>(page: page, depth: page.text.open(UInt8(ascii: "{"), UInt8(ascii: "}"))))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        Elements(page: page, depth: page.text.open(UInt8(ascii: "["), UInt8(ascii: "]")))
    }

    func singleValueContainer() -> any SingleValueEncodingContainer {
        Single(page: page)
    }
}

/// The text so far.
///
/// Each step is one call of a mutating method, so that Swift's check for overlapping accesses runs once a step.
private final class Page {
    var text = Text()

    func writeValue<Value: Encodable>(_ value: Value) throws {
        let (depth, length) = text.mark
        try value.encode(to: JSONTextWriter(self))
        text.finish(from: depth, length)
    }
}

/// JSON text in the making, with the objects and arrays that are still open.
private struct Text {
    private struct Level {
        var closing: UInt8
        var isEmpty = true
    }

    private(set) var bytes: [UInt8] = []
    private var levels: [Level] = []

    init() {
        bytes.reserveCapacity(1024)
        levels.reserveCapacity(16)
    }

    /// How deep and how long the text is.
    var mark: (depth: Int, length: Int) { (levels.count, bytes.count) }

    /// Begins an object or array; the depth tells it from others.
    mutating func open(_ opening: UInt8, _ closing: UInt8) -> Int {
        bytes.append(opening)
        levels.append(Level(closing: closing))
        return levels.count
    }

    /// Ends everything that was begun deeper.
    mutating func close(to depth: Int) {
        while levels.count > depth { bytes.append(levels.removeLast().closing) }
    }

    /// Ends a value; one that wrote nothing is an object without members.
    mutating func finish(from depth: Int, _ length: Int) {
        close(to: depth)
        if bytes.count == length { write(word: "{}") }
    }

    /// Makes room for one more element of the object or array at a depth.
    mutating func next(at depth: Int) {
        close(to: depth)
        if levels[depth - 1].isEmpty { levels[depth - 1].isEmpty = false } else { bytes.append(UInt8(ascii: ",")) }
    }

    /// Makes room for one more member of the object at a depth.
    mutating func next(_ key: String, at depth: Int) {
        next(at: depth)
        write(key)
        bytes.append(UInt8(ascii: ":"))
    }

    mutating func write(word: String) { bytes.append(contentsOf: word.utf8) }

    mutating func write(_ number: some BinaryInteger) { bytes.append(contentsOf: String(number).utf8) }

    mutating func write(_ number: Double) throws {
        guard number.isFinite else {
            throw EncodingError.invalidValue(number, .init(codingPath: [], debugDescription: "not a finite number"))
        }
        bytes.append(contentsOf: number.description.utf8)
    }

    mutating func write(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        if text.utf8.contains(where: Self.mustBeEscaped) {
            writeEscaped(text)
        } else {
            bytes.append(contentsOf: text.utf8)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func mustBeEscaped(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private mutating func writeEscaped(_ text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case 0..<0x20:
                write(word: "\\u00")
                bytes.append(Self.digits[Int(byte >> 4)])
                bytes.append(Self.digits[Int(byte & 0xF)])
            case _: bytes.append(byte)
            }
        }
    }

    private static let digits = Array("0123456789abcdef".utf8)
}

private struct Members<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let page: Page
    let depth: Int
    var codingPath: [any CodingKey] { [] }

    private func begin(_ key: Key) { page.text.next(key.stringValue, at: depth) }

    private func write(_ key: Key, _ number: some BinaryInteger) {
        begin(key)
        page.text.write(number)
    }

    func encodeNil(forKey key: Key) {
        begin(key)
        page.text.write(word: "null")
    }
    func encode(_ value: Bool, forKey key: Key) {
        begin(key)
        page.text.write(word: value ? "true" : "false")
    }
    func encode(_ value: String, forKey key: Key) {
        begin(key)
        page.text.write(value)
    }
    func encode(_ value: Double, forKey key: Key) throws {
        begin(key)
        try page.text.write(value)
    }
    func encode(_ value: Int, forKey key: Key) { write(key, value) }
    func encode(_ value: Int64, forKey key: Key) { write(key, value) }
    func encode(_ value: UInt32, forKey key: Key) { write(key, value) }
    func encode(_ value: UInt64, forKey key: Key) { write(key, value) }
    func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
        begin(key)
        try page.writeValue(value)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        begin(key)
        return JSONTextWriter(page).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        begin(key)
        return JSONTextWriter(page).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { JSONTextWriter(page) }
    func superEncoder(forKey key: Key) -> any Encoder {
        begin(key)
        return JSONTextWriter(page)
    }
}

private struct Elements: UnkeyedEncodingContainer {
    let page: Page
    let depth: Int
    var count = 0
    var codingPath: [any CodingKey] { [] }

    private mutating func begin() {
        count += 1
        page.text.next(at: depth)
    }

    mutating func encodeNil() {
        begin()
        page.text.write(word: "null")
    }
    mutating func encode<Value: Encodable>(_ value: Value) throws {
        begin()
        try page.writeValue(value)
    }

    mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        begin()
        return JSONTextWriter(page).container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        begin()
        return JSONTextWriter(page).unkeyedContainer()
    }

    mutating func superEncoder() -> any Encoder {
        begin()
        return JSONTextWriter(page)
    }
}

private struct Single: SingleValueEncodingContainer {
    let page: Page
    var codingPath: [any CodingKey] { [] }

    func encodeNil() { page.text.write(word: "null") }
    func encode(_ value: Bool) { page.text.write(word: value ? "true" : "false") }
    func encode(_ value: String) { page.text.write(value) }
    func encode(_ value: Double) throws { try page.text.write(value) }
    func encode(_ value: Float) throws { try page.text.write(Double(value)) }
    func encode(_ value: Int) { page.text.write(value) }
    func encode(_ value: Int8) { page.text.write(value) }
    func encode(_ value: Int16) { page.text.write(value) }
    func encode(_ value: Int32) { page.text.write(value) }
    func encode(_ value: Int64) { page.text.write(value) }
    func encode(_ value: UInt) { page.text.write(value) }
    func encode(_ value: UInt8) { page.text.write(value) }
    func encode(_ value: UInt16) { page.text.write(value) }
    func encode(_ value: UInt32) { page.text.write(value) }
    func encode(_ value: UInt64) { page.text.write(value) }
    func encode<Value: Encodable>(_ value: Value) throws { try page.writeValue(value) }
}
