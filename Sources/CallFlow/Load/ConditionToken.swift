import JSONSyntax
import Telephony

/// A word, number, text or sign of a condition.
struct ConditionToken {
    let sort: Sort
    /// The token; of a text, what is between its quotes.
    let text: String
    /// Place and length in the condition, in Unicode scalars.
    let start: Int
    let length: Int

    enum Sort {
        case word, number, text, sign
        /// A text whose closing quote is missing.
        case unclosed
    }

    /// The value of a number or of a time span, which counts in seconds.
    var number: Double? {
        if let number = Double(text) { return number.isFinite ? number : nil }
        return DurationText.parse(text).map { Double($0.wholeMilliseconds) / 1000 }
    }

    /// Takes a condition apart.
    ///
    /// Every character but spaces ends up in a token.
    static func split(_ scalars: [Unicode.Scalar]) -> [ConditionToken] {
        var tokens: [ConditionToken] = []
        var index = 0
        while index < scalars.count {
            let start = index
            let scalar = scalars[index]
            index += 1
            if scalar == " " { continue }
            if scalar == "'" || scalar == "\"" {
                while index < scalars.count, scalars[index] != scalar { index += 1 }
                let isClosed = index < scalars.count
                let text = string(scalars[(start + 1)..<index])
                index = min(index + 1, scalars.count)
                tokens.append(Self(sort: isClosed ? .text : .unclosed, text: text, start: start, length: index - start))
                continue
            }
            let sort: Sort
            if ("0"..."9").contains(scalar) {
                sort = .number
                while index < scalars.count, scalars[index].isPartOfName { index += 1 }
            } else if scalar.isPartOfName {
                sort = .word
                while index < scalars.count, scalars[index].isPartOfName { index += 1 }
            } else {
                sort = .sign
                if index < scalars.count, scalars[index] == "=", "=!<>".unicodeScalars.contains(scalar) { index += 1 }
            }
            tokens.append(
                Self(sort: sort, text: string(scalars[start..<index]), start: start, length: index - start))
        }
        return tokens
    }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}
