/// One JSON value and where it stands.
package struct Node: Hashable, Sendable {
    /// The value.
    package let value: Value
    /// Where it stands, quotes and brackets included.
    package let span: Span

    /// Puts a value at its place.
    package init(_ value: Value, at span: Span) {
        self.value = value
        self.span = span
    }

    /// The values of RFC 8259, with members in the file's order.
    package indirect enum Value: Hashable, Sendable {
        case null
        case bool(Bool)
        /// The number as it is written.
        case number(String)
        case string(String)
        case array([Node])
        case object([Member])
        /// What could not be read; a diagnostic has been made, and no further one should be.
        case broken
    }

    /// What an operator calls this sort of value.
    package var sort: String {
        switch value {
        case .null: "null"
        case .bool: "true or false"
        case .number: "a number"
        case .string: "a text"
        case .array: "a list"
        case .object: "an object"
        case .broken: "unreadable"
        }
    }

    /// The members, if this is an object.
    package var members: [Member]? {
        guard case .object(let members) = value else { return nil }
        return members
    }

    /// The value of the first member of this name.
    package subscript(key: String) -> Node? {
        members?.first { $0.key == key }?.value
    }
}

/// A key and its value.
package struct Member: Hashable, Sendable {
    /// The key, escapes resolved.
    package let key: String
    /// Where the key stands, quotes included.
    package let keySpan: Span
    /// The value.
    package let value: Node

    /// Puts a member together.
    package init(key: String, keySpan: Span, value: Node) {
        self.key = key
        self.keySpan = keySpan
        self.value = value
    }
}
