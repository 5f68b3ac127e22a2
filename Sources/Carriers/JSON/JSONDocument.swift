/// A JSON text, split into its values; strings and numbers are only made when somebody asks for one.
///
/// A webhook has forty fields of which eight are wanted, so nothing is copied in advance: on the way of a webhook
/// this is several times faster than decoding into structures, and its work grows with the text's length only.
package final class JSONDocument: Sendable {
    /// What a value is; a string with escapes is told apart because it cannot be cut out as it stands.
    enum Sort: UInt8 {
        case object, array, string, escapedString, number, yes, no, null
    }

    /// One value: where its text stands, and which node comes after it and all that it contains.
    ///
    /// The nodes of an object's entries follow it, each key before its value.
    struct Node {
        var sort: Sort
        var start: Int32
        var end: Int32
        var next: Int32
    }

    /// Deepest nesting that is read; carriers use five levels.
    static let maximumDepth = 32
    /// Most values that are read, which bounds the memory that one text can ask for.
    static let maximumNodes = 65_536

    let bytes: [UInt8]
    let nodes: [Node]

    /// Splits a text; nil if it is not JSON, nested too deep, or has too many values.
    package init?(_ bytes: [UInt8]) {
        guard bytes.count < Int(Int32.max) else { return nil }
        var scanner = JSONScanner(bytes: bytes)
        guard scanner.scanDocument() else { return nil }
        self.bytes = bytes
        nodes = scanner.nodes
    }

    /// The outermost value.
    package var root: JSONValue { JSONValue(document: self, index: 0) }
}
