/// One key of a telephone: `0`–`9`, `*`, `#`, and the rare `A`–`D` (ITU-T Q.23).
package struct Key: Hashable, Sendable {
    /// The key's character, upper case.
    package let character: Character

    /// The key `#`, also called hash.
    package static let pound = Key(known: "#")
    /// The key `*`.
    package static let star = Key(known: "*")

    private init(known character: Character) {
        self.character = character
    }

    /// Accepts the sixteen DTMF keys; nil for any other character.
    package init?(_ character: Character) {
        switch character.asciiValue ?? 0 {
        case 0x30...0x39, 0x2A, 0x23, 0x41...0x44: self.character = character
        case _: return nil
        }
    }
}

extension Key {
    package var description: String { String(character) }
}

extension Key: LosslessStringConvertible, TextCodable {
    package init?(_ description: String) {
        guard description.count == 1, let first = description.first else { return nil }
        self.init(first)
    }
}
