/// An object that is written as JSON text, entry by entry, in the order of the calls.
///
/// Entries without a value are left out, so a parameter that nobody set does not travel.
package struct JSONObjectText: Sendable {
    private var text: [UInt8] = [UInt8(ascii: "{")]

    /// The text as it stands, closed.
    package var bytes: [UInt8] { text + [UInt8(ascii: "}")] }

    /// Whether there is no entry yet.
    package var isEmpty: Bool { text.count == 1 }

    /// Begins an empty object.
    package init() {}

    /// Adds a string.
    package mutating func put(_ key: String, _ value: String?) {
        guard let value else { return }
        begin(key)
        JSONEscapes.append(value, to: &text)
    }

    /// Adds a whole number.
    package mutating func put(_ key: String, _ value: Int?) {
        guard let value else { return }
        begin(key)
        text.append(contentsOf: String(value).utf8)
    }

    /// Adds a truth value.
    package mutating func put(_ key: String, _ value: Bool?) {
        guard let value else { return }
        begin(key)
        text.append(contentsOf: (value ? "true" : "false").utf8)
    }

    /// Adds an object.
    package mutating func put(_ key: String, _ value: JSONObjectText?) {
        guard let value else { return }
        begin(key)
        text.append(contentsOf: value.bytes)
    }

    /// Adds an array of objects; an empty one is left out.
    package mutating func put(_ key: String, _ values: [JSONObjectText]) {
        guard !values.isEmpty else { return }
        begin(key)
        text.append(UInt8(ascii: "["))
        for (place, value) in values.enumerated() {
            if place > 0 { text.append(UInt8(ascii: ",")) }
            text.append(contentsOf: value.bytes)
        }
        text.append(UInt8(ascii: "]"))
    }

    private mutating func begin(_ key: String) {
        if !isEmpty { text.append(UInt8(ascii: ",")) }
        JSONEscapes.append(key, to: &text)
        text.append(UInt8(ascii: ":"))
    }
}
