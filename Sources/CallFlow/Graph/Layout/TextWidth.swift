/// How wide a text is, about, in a sans-serif font that is not among the narrow ones.
///
/// Pictures are drawn without asking a font, so this errs on the wide side.
enum TextWidth {
    /// The width in pixels.
    ///
    /// - Parameters:
    ///   - text: one line.
    ///   - size: the font's size in pixels.
    ///   - isBold: whether it is set in bold.
    static func of(_ text: String, size: Double, isBold: Bool = false) -> Double {
        let ems = text.unicodeScalars.reduce(0) { $0 + width($1) }
        return ems * size * (isBold ? 1.1 : 1)
    }

    /// Breaks pieces into lines, each at most this wide unless one piece alone is wider; commas join the pieces.
    static func lines(_ pieces: [String], size: Double, widest: Double) -> [String] {
        var lines: [String] = []
        for (index, piece) in pieces.enumerated() {
            let text = index == pieces.count - 1 ? piece : piece + ","
            if let last = lines.last, of("\(last) \(text)", size: size) <= widest {
                lines[lines.count - 1] = "\(last) \(text)"
            } else {
                lines.append(text)
            }
        }
        return lines
    }

    private static func width(_ scalar: Unicode.Scalar) -> Double {
        switch scalar {
        case "i", "j", "l", "I", ".", ",", ":", ";", "'", "|", "!", " ": 0.33
        case "f", "t", "r", "-", "(", ")", "[", "]", "/", "\"": 0.42
        case "m", "w", "M", "W", "@", "%", "—", "…": 0.95
        case "A"..."Z": 0.7
        case "_": 0.52
        case "\u{20}"..."\u{7E}": 0.63
        case "\u{300}"..."\u{36F}": 0
        case "\u{A0}"..."\u{24F}": 0.65
        case "\u{1100}"...: scalar.properties.isEmoji || scalar.value >= 0x2E80 ? 1.05 : 0.85
        default: 0.7
        }
    }
}
