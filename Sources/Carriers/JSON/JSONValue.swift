/// One value of a JSON text.
///
/// Whatever is missing or of another type reads as nil.
package struct JSONValue: Sendable {
    let document: JSONDocument
    let index: Int

    private var node: JSONDocument.Node { document.nodes[index] }

    /// The value under a key of an object.
    ///
    /// A key that was written with escapes is not found.
    package subscript(key: String) -> JSONValue? {
        guard node.sort == .object else { return nil }
        let end = Int(node.next)
        var at = index + 1
        while at < end {
            let value = at + 1
            if hasText(key, at: at) { return JSONValue(document: document, index: value) }
            at = Int(document.nodes[value].next)
        }
        return nil
    }

    /// Whether this is an object.
    package var isObject: Bool { node.sort == .object }

    /// The values of an array; empty for anything else.
    package var elements: [JSONValue] {
        guard node.sort == .array else { return [] }
        let end = Int(node.next)
        var values: [JSONValue] = []
        var at = index + 1
        while at < end {
            values.append(JSONValue(document: document, index: at))
            at = Int(document.nodes[at].next)
        }
        return values
    }

    /// The text of a string.
    ///
    /// Bytes that are not UTF-8 come as U+FFFD.
    package var string: String? {
        switch node.sort {
        case .string: String(decoding: text, as: UTF8.self)
        case .escapedString: JSONEscapes.removed(from: text)
        case .object, .array, .number, .yes, .no, .null: nil
        }
    }

    /// A whole number, also one that was written as a string.
    package var int: Int? {
        plainText.flatMap { Int($0) }
    }

    /// A number, also one that was written as a string.
    package var double: Double? {
        plainText.flatMap { Double($0) }
    }

    /// A truth value.
    package var bool: Bool? {
        switch node.sort {
        case .yes: true
        case .no: false
        case .object, .array, .string, .escapedString, .number, .null: nil
        }
    }

    /// A string's text, or a number as it was written.
    package var plainText: String? {
        node.sort == .number ? String(decoding: text, as: UTF8.self) : string
    }

    private var text: ArraySlice<UInt8> { document.bytes[Int(node.start)..<Int(node.end)] }

    private func hasText(_ key: String, at index: Int) -> Bool {
        let node = document.nodes[index]
        guard node.sort == .string, key.utf8.count == Int(node.end - node.start) else { return false }
        var at = Int(node.start)
        for byte in key.utf8 {
            guard document.bytes[at] == byte else { return false }
            at += 1
        }
        return true
    }
}
