/// A telephone number in E.164 form: `+`, then 2 to 15 digits of which the first is not zero.
///
/// Source: ITU-T E.164 (11/2010), section 6.
package struct PhoneNumber: Hashable, Sendable {
    /// The number as written, `+34600111222`.
    package let text: String

    /// Accepts exactly the E.164 form; nil for anything else, spaces and dashes included.
    package init?(_ text: some StringProtocol) {
        let bytes = text.utf8
        guard bytes.count >= 3, bytes.count <= 16, bytes.first == UInt8(ascii: "+") else { return nil }
        let digits = bytes.dropFirst()
        guard digits.first != UInt8(ascii: "0"), digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
        self.text = String(text)
    }

    /// The number with all but its last two digits hidden, for logs: `+•••••••••22`.
    package var masked: String {
        "+" + String(repeating: "•", count: text.count - 3) + text.suffix(2)
    }
}

extension PhoneNumber: CustomStringConvertible {
    package var description: String { text }
}

extension PhoneNumber: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let number = PhoneNumber(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an E.164 number")
        }
        self = number
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
