/// The escapes of JSON strings (RFC 8259, section 7).
enum JSONEscapes {
    /// The text without its escapes.
    ///
    /// Halves of a surrogate pair that stand alone, and unknown escapes, come as U+FFFD.
    static func removed(from text: ArraySlice<UInt8>) -> String {
        var plain: [UInt8] = []
        plain.reserveCapacity(text.count)
        var at = text.startIndex
        while at < text.endIndex {
            let byte = text[at]
            at += 1
            guard byte == UInt8(ascii: "\\"), at < text.endIndex else {
                plain.append(byte)
                continue
            }
            let letter = text[at]
            at += 1
            if letter == UInt8(ascii: "u") {
                plain.append(contentsOf: String(scalar(in: text, at: &at)).utf8)
            } else if let short = shortForm(letter) {
                plain.append(short)
            } else {
                plain.append(contentsOf: "\u{FFFD}".utf8)
            }
        }
        return String(decoding: plain, as: UTF8.self)
    }

    /// Appends the text between quotation marks, with escapes where JSON demands them.
    static func append(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case 0..<0x20:
                bytes.append(contentsOf: "\\u00".utf8)
                bytes.append(digits[Int(byte >> 4)])
                bytes.append(digits[Int(byte & 0xF)])
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static let digits = Array("0123456789abcdef".utf8)

    private static func shortForm(_ letter: UInt8) -> UInt8? {
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): letter
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        default: nil
        }
    }

    private static func scalar(in text: ArraySlice<UInt8>, at: inout Int) -> Unicode.Scalar {
        guard let first = unit(in: text, at: &at) else { return "\u{FFFD}" }
        if let scalar = Unicode.Scalar(first) { return scalar }
        var ahead = at
        guard first < 0xDC00, ahead + 1 < text.endIndex, text[ahead] == UInt8(ascii: "\\"),
            text[ahead + 1] == UInt8(ascii: "u")
        else { return "\u{FFFD}" }
        ahead += 2
        guard let second = unit(in: text, at: &ahead), (0xDC00...0xDFFF).contains(second) else { return "\u{FFFD}" }
        at = ahead
        return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
    }

    private static func unit(in text: ArraySlice<UInt8>, at: inout Int) -> UInt32? {
        guard at + 4 <= text.endIndex else { return nil }
        var value: UInt32 = 0
        for byte in text[at..<at + 4] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
            value = value << 4 | UInt32(digit)
        }
        at += 4
        return value
    }
}
