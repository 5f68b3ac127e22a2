/// Writes a value as JSON text straight into one buffer.
///
/// Every input of the service ends in a few of these texts. Foundation's encoder builds a tree of dictionaries first
/// and was a fifth of the processor time of a webhook; this one only appends bytes. What it writes is read with
/// Foundation's decoder.
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
        return String(decoding: page.bytes, as: UTF8.self)
    }

    fileprivate init(_ page: Page) {
        self.page = page
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        KeyedEncodingContainer(Members<Key>(page: page, depth: page.open("{", "}")))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        Elements(page: page, depth: page.open("[", "]"))
    }

    func singleValueContainer() -> any SingleValueEncodingContainer {
        Single(page: page)
    }
}

/// The text so far, with the objects and arrays that are still open.
private final class Page {
    private struct Level {
        var closing: UInt8
        var isEmpty = true
    }

    private(set) var bytes: [UInt8] = []
    private var levels: [Level] = []

    init() {
        bytes.reserveCapacity(768)
    }

    var depth: Int { levels.count }

    /// Begins an object or array; the depth tells it from others.
    func open(_ opening: Unicode.Scalar, _ closing: Unicode.Scalar) -> Int {
        bytes.append(UInt8(ascii: opening))
        levels.append(Level(closing: UInt8(ascii: closing)))
        return levels.count
    }

    /// Ends everything that was begun deeper.
    func close(to depth: Int) {
        while levels.count > depth { bytes.append(levels.removeLast().closing) }
    }

    /// Makes room for one more element of the object or array at a depth.
    func next(at depth: Int) {
        close(to: depth)
        if levels[depth - 1].isEmpty { levels[depth - 1].isEmpty = false } else { bytes.append(UInt8(ascii: ",")) }
    }

    /// Makes room for one more member of the object at a depth.
    func next(_ key: some CodingKey, at depth: Int) {
        next(at: depth)
        write(key.stringValue)
        bytes.append(UInt8(ascii: ":"))
    }

    func writeValue<Value: Encodable>(_ value: Value) throws {
        let (depth, length) = (levels.count, bytes.count)
        try value.encode(to: JSONTextWriter(self))
        close(to: depth)
        if bytes.count == length { writeWord("{}") }
    }

    func writeWord(_ word: StaticString) {
        word.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
    }

    func writeWhole(_ number: some BinaryInteger) {
        bytes.append(contentsOf: String(number).utf8)
    }

    func write(_ number: Double) throws {
        guard number.isFinite else {
            throw EncodingError.invalidValue(number, .init(codingPath: [], debugDescription: "not a finite number"))
        }
        bytes.append(contentsOf: number.description.utf8)
    }

    func write(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case 0..<0x20:
                writeWord("\\u00")
                bytes.append(Self.digits[Int(byte >> 4)])
                bytes.append(Self.digits[Int(byte & 0xF)])
            case _: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static let digits = Array("0123456789abcdef".utf8)
}

private struct Members<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let page: Page
    let depth: Int
    var codingPath: [any CodingKey] { [] }

    private func member(_ key: Key) -> Page {
        page.next(key, at: depth)
        return page
    }

    func encodeNil(forKey key: Key) { member(key).writeWord("null") }
    func encode(_ value: Bool, forKey key: Key) { member(key).writeWord(value ? "true" : "false") }
    func encode(_ value: String, forKey key: Key) { member(key).write(value) }
    func encode(_ value: Double, forKey key: Key) throws { try member(key).write(value) }
    func encode(_ value: Int, forKey key: Key) { member(key).writeWhole(value) }
    func encode(_ value: Int64, forKey key: Key) { member(key).writeWhole(value) }
    func encode(_ value: UInt32, forKey key: Key) { member(key).writeWhole(value) }
    func encode(_ value: UInt64, forKey key: Key) { member(key).writeWhole(value) }
    func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws { try member(key).writeValue(value) }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        JSONTextWriter(member(key)).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        JSONTextWriter(member(key)).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { JSONTextWriter(page) }
    func superEncoder(forKey key: Key) -> any Encoder { JSONTextWriter(member(key)) }
}

private struct Elements: UnkeyedEncodingContainer {
    let page: Page
    let depth: Int
    var count = 0
    var codingPath: [any CodingKey] { [] }

    private mutating func element() -> Page {
        count += 1
        page.next(at: depth)
        return page
    }

    mutating func encodeNil() { element().writeWord("null") }
    mutating func encode(_ value: Bool) { element().writeWord(value ? "true" : "false") }
    mutating func encode(_ value: String) { element().write(value) }
    mutating func encode(_ value: Double) throws { try element().write(value) }
    mutating func encode(_ value: Int) { element().writeWhole(value) }
    mutating func encode(_ value: Int64) { element().writeWhole(value) }
    mutating func encode(_ value: UInt64) { element().writeWhole(value) }
    mutating func encode<Value: Encodable>(_ value: Value) throws { try element().writeValue(value) }

    mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        JSONTextWriter(element()).container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        JSONTextWriter(element()).unkeyedContainer()
    }

    mutating func superEncoder() -> any Encoder { JSONTextWriter(element()) }
}

private struct Single: SingleValueEncodingContainer {
    let page: Page
    var codingPath: [any CodingKey] { [] }

    func encodeNil() { page.writeWord("null") }
    func encode(_ value: Bool) { page.writeWord(value ? "true" : "false") }
    func encode(_ value: String) { page.write(value) }
    func encode(_ value: Double) throws { try page.write(value) }
    func encode(_ value: Float) throws { try page.write(Double(value)) }
    func encode(_ value: Int) { page.writeWhole(value) }
    func encode(_ value: Int8) { page.writeWhole(value) }
    func encode(_ value: Int16) { page.writeWhole(value) }
    func encode(_ value: Int32) { page.writeWhole(value) }
    func encode(_ value: Int64) { page.writeWhole(value) }
    func encode(_ value: UInt) { page.writeWhole(value) }
    func encode(_ value: UInt8) { page.writeWhole(value) }
    func encode(_ value: UInt16) { page.writeWhole(value) }
    func encode(_ value: UInt32) { page.writeWhole(value) }
    func encode(_ value: UInt64) { page.writeWhole(value) }
    func encode<Value: Encodable>(_ value: Value) throws { try page.writeValue(value) }
}
