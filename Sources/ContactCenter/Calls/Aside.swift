/// A value that few calls have, kept outside of them, so that every other call stays small in memory.
@propertyWrapper
package struct Aside<Value: Hashable & Sendable & Codable>: Hashable, Sendable, Codable {
    private indirect enum Storage: Hashable, Sendable {
        case none
        case some(Value)
    }

    private var storage = Storage.none

    package init(wrappedValue: Value?) {
        self.wrappedValue = wrappedValue
    }

    package var wrappedValue: Value? {
        get {
            guard case .some(let value) = storage else { return nil }
            return value
        }
        set { storage = newValue.map { .some($0) } ?? .none }
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        wrappedValue = container.decodeNil() ? nil : try container.decode(Value.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if let value = wrappedValue { try container.encode(value) } else { try container.encodeNil() }
    }
}

extension KeyedDecodingContainer {
    /// A member that is missing is none.
    package func decode<Value>(_ type: Aside<Value>.Type, forKey key: Key) throws -> Aside<Value> {
        try decodeIfPresent(type, forKey: key) ?? Aside(wrappedValue: nil)
    }
}

extension KeyedEncodingContainer {
    /// What is not there needs no member.
    package mutating func encode<Value>(_ value: Aside<Value>, forKey key: Key) throws {
        try encodeIfPresent(value.wrappedValue, forKey: key)
    }
}
