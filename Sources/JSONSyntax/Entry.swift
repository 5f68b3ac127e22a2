/// A value together with its address, ready to be read as something.
package struct Entry: Hashable, Sendable {
    /// The value.
    package let node: Node
    /// Its address as a JSON pointer.
    package let pointer: String
    /// The key it stands under; nil for elements of lists and for the whole file.
    package let key: String?
    /// Where that key stands.
    package let keySpan: Span?

    /// Names a value.
    package init(_ node: Node, pointer: String, key: String? = nil, keySpan: Span? = nil) {
        self.node = node
        self.pointer = pointer
        self.key = key
        self.keySpan = keySpan
    }

    /// What messages call it: its key in quotes, or `this element`.
    package var title: String { key.map { "\"\($0)\"" } ?? "this element" }

    /// Where something that has a name begins: its key, or else its first character.
    package var label: Span { keySpan ?? node.span.first }
}

/// A value that was read, and where it stood.
package struct Located<Value> {
    /// What was read.
    package var value: Value
    /// Where it stood.
    package let entry: Entry

    /// Puts a value at its place.
    package init(_ value: Value, at entry: Entry) {
        self.value = value
        self.entry = entry
    }

    /// Where it stood.
    package var span: Span { entry.node.span }
}

extension Located: Sendable where Value: Sendable {}
extension Located: Hashable where Value: Hashable {}
extension Located: Equatable where Value: Equatable {}
