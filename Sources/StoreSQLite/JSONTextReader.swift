/// Reads a value from JSON text.
///
/// A hundred thousand entities are read at a start. Foundation's decoder builds a dictionary for every object and took
/// most of that time; this one looks for a key among an object's few members. It reads what `JSONTextWriter` writes
/// and any other JSON.
struct JSONTextReader: Decoder {
    private let page: Page
    private let index: Int
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    /// The value that the text stands for.
    ///
    /// - Throws: `DecodingError` for a text that is no JSON, or not that of such a value; it names the place in the
    ///   text, and nothing of what stands there.
    static func value<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws -> Value {
        let tape: JSONTape
        do throws(JSONTape.Unreadable) {
            tape = try JSONTape(bytes)
        } catch {
            throw DecodingError.dataCorrupted(
                .init(codingPath: [], debugDescription: "\(error.reason), at byte \(error.offset)"))
        }
        return try Page(tape).read(type, at: 0)
    }

    fileprivate init(_ page: Page, at index: Int) {
        self.page = page
        self.index = index
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard page.mark(index).kind == .object else { throw page.mismatch("an object", at: index, type) }
        return KeyedDecodingContainer(Members<Key>(page: page, object: index))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard page.mark(index).kind == .array else { throw page.mismatch("an array", at: index, [Any].self) }
        return Elements(page: page, array: index)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { Single(page: page, index: index) }
}

/// The text that is being read.
///
/// A class, because every container holds it and none changes it.
private final class Page: Sendable {
    let tape: JSONTape

    init(_ tape: JSONTape) {
        self.tape = tape
    }

    func mark(_ index: Int) -> JSONTape.Mark { tape.marks[index] }

    func read<Value: Decodable>(_ type: Value.Type, at index: Int) throws -> Value {
        try Value(from: JSONTextReader(self, at: index))
    }

    func string(at index: Int) throws -> String {
        let mark = mark(index)
        switch mark.kind {
        case .plain, .escaped:
            guard let text = tape.string(mark) else { throw mismatch("readable text", at: index, String.self) }
            return text
        case .null, .yes, .no, .number, .array, .object: throw mismatch("a text", at: index, String.self)
        }
    }

    func bool(at index: Int) throws -> Bool {
        switch mark(index).kind {
        case .yes: true
        case .no: false
        case .null, .number, .plain, .escaped, .array, .object: throw mismatch("true or false", at: index, Bool.self)
        }
    }

    func integer<Number: FixedWidthInteger>(_ type: Number.Type, at index: Int) throws -> Number {
        guard let number = tape.integer(mark(index), type) else {
            throw mismatch("a whole number in range", at: index, type)
        }
        return number
    }

    func double(at index: Int) throws -> Double {
        guard let number = tape.double(mark(index)) else { throw mismatch("a number", at: index, Double.self) }
        return number
    }

    /// The place alone: the text may hold what nobody may read.
    func mismatch(_ wanted: String, at index: Int, _ type: Any.Type) -> DecodingError {
        .typeMismatch(
            type, .init(codingPath: [], debugDescription: "\(wanted) was expected at byte \(mark(index).start)"))
    }
}

private struct Members<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let page: Page
    let object: Int
    var codingPath: [any CodingKey] { [] }

    var allKeys: [Key] {
        var keys: [Key] = []
        var index = object + 1
        for _ in 0..<page.mark(object).count {
            if let text = page.tape.string(page.mark(index)), let key = Key(stringValue: text) { keys.append(key) }
            index = Int(page.mark(index + 1).next)
        }
        return keys
    }

    /// Where the value of a key stands; nil if the object has no such key.
    private func find(_ key: Key) -> Int? {
        let name = key.stringValue
        var index = object + 1
        for _ in 0..<page.mark(object).count {
            if page.tape.holds(name, page.mark(index)) { return index + 1 }
            index = Int(page.mark(index + 1).next)
        }
        return nil
    }

    private func require(_ key: Key) throws -> Int {
        guard let index = find(key) else {
            throw DecodingError.keyNotFound(
                key,
                .init(
                    codingPath: [],
                    debugDescription: "the object at byte \(page.mark(object).start) has no \(key.stringValue)"))
        }
        return index
    }

    /// Where the value of a key stands; nil if there is none, or null.
    private func findValue(_ key: Key) -> Int? {
        guard let index = find(key), page.mark(index).kind != .null else { return nil }
        return index
    }

    func contains(_ key: Key) -> Bool { find(key) != nil }
    func decodeNil(forKey key: Key) throws -> Bool { page.mark(try require(key)).kind == .null }
    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try page.bool(at: try require(key)) }
    func decode(_ type: String.Type, forKey key: Key) throws -> String { try page.string(at: try require(key)) }
    func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try page.double(at: try require(key)) }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try page.integer(type, at: try require(key)) }
    func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try page.integer(type, at: try require(key)) }
    func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try page.integer(type, at: try require(key)) }
    func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try page.integer(type, at: try require(key)) }
    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        try page.read(type, at: try require(key))
    }

    func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
        try findValue(key).map { try page.string(at: $0) }
    }
    func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
        try findValue(key).map { try page.read(type, at: $0) }
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try JSONTextReader(page, at: try require(key)).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try JSONTextReader(page, at: try require(key)).unkeyedContainer()
    }

    func superDecoder() -> any Decoder { JSONTextReader(page, at: object) }
    func superDecoder(forKey key: Key) throws -> any Decoder { JSONTextReader(page, at: try require(key)) }
}

private struct Elements: UnkeyedDecodingContainer {
    let page: Page
    let array: Int
    var currentIndex = 0
    private var place: Int
    var codingPath: [any CodingKey] { [] }
    var count: Int? { Int(page.mark(array).count) }
    var isAtEnd: Bool { currentIndex >= Int(page.mark(array).count) }

    init(page: Page, array: Int) {
        self.page = page
        self.array = array
        place = array + 1
    }

    private mutating func take() throws -> Int {
        guard !isAtEnd else {
            throw DecodingError.valueNotFound(
                Any.self,
                .init(
                    codingPath: [],
                    debugDescription: "the array at byte \(page.mark(array).start) has too few elements"))
        }
        defer {
            currentIndex += 1
            place = Int(page.mark(place).next)
        }
        return place
    }

    mutating func decodeNil() -> Bool {
        guard !isAtEnd, page.mark(place).kind == .null else { return false }
        currentIndex += 1
        place = Int(page.mark(place).next)
        return true
    }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try page.read(type, at: try take()) }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
        try JSONTextReader(page, at: try take()).container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try JSONTextReader(page, at: try take()).unkeyedContainer()
    }

    mutating func superDecoder() throws -> any Decoder { JSONTextReader(page, at: try take()) }
}

private struct Single: SingleValueDecodingContainer {
    let page: Page
    let index: Int
    var codingPath: [any CodingKey] { [] }

    func decodeNil() -> Bool { page.mark(index).kind == .null }
    func decode(_ type: Bool.Type) throws -> Bool { try page.bool(at: index) }
    func decode(_ type: String.Type) throws -> String { try page.string(at: index) }
    func decode(_ type: Double.Type) throws -> Double { try page.double(at: index) }
    func decode(_ type: Float.Type) throws -> Float { Float(try page.double(at: index)) }
    func decode(_ type: Int.Type) throws -> Int { try page.integer(type, at: index) }
    func decode(_ type: Int8.Type) throws -> Int8 { try page.integer(type, at: index) }
    func decode(_ type: Int16.Type) throws -> Int16 { try page.integer(type, at: index) }
    func decode(_ type: Int32.Type) throws -> Int32 { try page.integer(type, at: index) }
    func decode(_ type: Int64.Type) throws -> Int64 { try page.integer(type, at: index) }
    func decode(_ type: UInt.Type) throws -> UInt { try page.integer(type, at: index) }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try page.integer(type, at: index) }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try page.integer(type, at: index) }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try page.integer(type, at: index) }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try page.integer(type, at: index) }
    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try page.read(type, at: index) }
}
