package import JSONSyntax
package import Telephony

/// What the lines of scenarios about calls and of those about queues have in common.
extension Findings {
    /// The key that says what a line is, with its value; nil after a finding.
    ///
    /// - Parameters:
    ///   - given: Those of the keys that can say it which the line has.
    ///   - reader: The line; it is finished if there is no such key.
    ///   - habits: What other tools call things.
    ///   - example: Two lines that could stand here.
    package func head(
        of line: Entry, among given: [Entry], _ reader: inout ObjectReader, habits: [String: String], example: String
    ) -> (key: String, entry: Entry)? {
        guard given.count <= 1 else {
            let both = given.prefix(2).compactMap(\.key).map { "\"\($0)\"" }.joined(separator: " and ")
            error(
                "F005", at: given[1].label, given[1].pointer, "a line says one thing, not both \(both)",
                hint: "write two lines")
            return nil
        }
        if let head = given.first, let key = head.key { return (key, head) }
        let before = diagnostics.count
        reader.finish(habits: habits)
        if diagnostics.count == before {
            error(
                "F004", at: line.label, line.pointer, "this line says neither what is done nor what is expected",
                hint: "for example \(example)")
        }
        return nil
    }

    /// Whether a value is `true`; anything else is a mistake.
    package func onlyTrue(_ entry: Entry) -> Bool {
        guard let value = bool(entry) else { return false }
        if !value.value { error("F005", at: entry, "\(entry.title) can only be true", hint: "leave the line out") }
        return value.value
    }

    /// The keys of a telephone that a text names, at most 64; nil after a finding.
    package func telephoneKeys(_ entry: Entry) -> [Key]? {
        guard let text = string(entry, atMost: 64) else { return nil }
        let keys = text.value.compactMap { Key($0) }
        guard keys.count == text.value.count else {
            error("F005", at: entry, "a telephone has the keys 0 to 9, * and #")
            return nil
        }
        return keys
    }
}
