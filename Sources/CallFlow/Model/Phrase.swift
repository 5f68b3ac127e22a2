import Foundation

/// Words that choose an option when they are said.
struct Phrase: Hashable, Sendable {
    /// The option's keys.
    let keys: String
    /// The words, as they are written.
    let text: String
    /// The words in small letters, without accents and signs.
    let words: [String]

    init(keys: String, text: String) {
        self.keys = keys
        self.text = text
        words = Self.words(of: text)
    }

    /// The least confidence with which something is taken as said.
    static let leastConfidence = 0.3

    /// The option that a sentence names; nil if it names none, or several.
    static func option(named sentence: String, among phrases: [Phrase]) -> String? {
        let said = words(of: sentence)
        let found = phrases.filter { $0.isIn(said) }
        // "technical sales" names that and not "sales" alone.
        let longest = found.map(\.words.count).max() ?? 0
        let best = Set(found.filter { $0.words.count == longest }.map(\.keys))
        return best.count == 1 ? best.first : nil
    }

    private func isIn(_ said: [String]) -> Bool {
        guard !words.isEmpty, said.count >= words.count else { return false }
        return (0...(said.count - words.count)).contains { Array(said[$0..<($0 + words.count)]) == words }
    }

    private static func words(of text: String) -> [String] {
        var words: [String] = []
        var word = ""
        for scalar in text.decomposedStringWithCanonicalMapping.lowercased().unicodeScalars {
            if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                word.unicodeScalars.append(scalar)
            } else if scalar.properties.canonicalCombiningClass == .notReordered, !word.isEmpty {
                words.append(word)
                word = ""
            }
        }
        return word.isEmpty ? words : words + [word]
    }
}
