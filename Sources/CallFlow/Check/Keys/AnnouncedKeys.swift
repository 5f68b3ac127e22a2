/// The keys that a sentence speaks of.
struct AnnouncedKeys {
    /// One key in the sentence.
    struct Mention: Hashable {
        let keys: String
        /// Where it stands, in Unicode scalars of the text.
        let start: Int
        let length: Int
        /// Whether the sentence asks for the key; a bare number may mean something else.
        let isAsked: Bool
    }

    private(set) var mentions: [Mention] = []
    private let words: KeyWords

    /// How many words after `press`, or after another key, a key still belongs to it.
    private static let reach = 5

    /// Reads a text in the words of its language.
    init(_ text: String, _ words: KeyWords) {
        self.words = words
        let tokens = Self.tokens(Array(text.unicodeScalars))
        let hasVerb = tokens.contains { words.verbs.contains($0.text) }
        var sinceAsked: Int?
        for (index, token) in tokens.enumerated() {
            if token.beginsSentence { sinceAsked = nil }
            sinceAsked = sinceAsked.map { $0 + 1 }
            if words.verbs.contains(token.text) {
                sinceAsked = 0
                continue
            }
            let isAsked = sinceAsked.map { $0 <= Self.reach } ?? (!hasVerb && token.closesClause)
            guard let keys = Self.keys(token.text, words, isAsked: isAsked && sinceAsked != nil) else { continue }
            if isAsked, sinceAsked != nil { sinceAsked = 0 }
            if let first = rangeStart(tokens, index) { fill(from: first, to: keys, token) }
            mentions.append(Mention(keys: keys, start: token.start, length: token.length, isAsked: isAsked))
        }
    }

    /// What a word means as keys; words for numbers count only where keys are asked for.
    private static func keys(_ word: String, _ words: KeyWords, isAsked: Bool) -> String? {
        if !word.isEmpty, word.utf8.count <= 8, word.allSatisfy({ "0123456789*#".contains($0) }) { return word }
        guard let key = words.names[word] else { return nil }
        return isAsked || key == "*" || key == "#" ? key : nil
    }

    /// The number before a word such as `to`, which stands before this token.
    private func rangeStart(_ tokens: [Token], _ index: Int) -> Int? {
        guard index >= 2, words.ranges.contains(tokens[index - 1].text) else { return nil }
        return Int(tokens[index - 2].text)
    }

    private mutating func fill(from first: Int, to last: String, _ token: Token) {
        guard let last = Int(last), first < last, last - first < 100 else { return }
        for number in (first + 1)..<last {
            mentions.append(
                Mention(keys: String(number), start: token.start, length: token.length, isAsked: false))
        }
    }

    /// A word or a number.
    private struct Token {
        var text: String
        var start: Int
        var length: Int
        var beginsSentence: Bool
        /// Whether a full stop or a comma follows.
        var closesClause: Bool
    }

    /// Words in small letters; placeholders and marks of SSML are left out.
    private static func tokens(_ scalars: [Unicode.Scalar]) -> [Token] {
        var tokens: [Token] = []
        var index = 0
        var beginsSentence = true
        while index < scalars.count {
            let scalar = scalars[index]
            if let closer = closer(of: scalar) {
                while index < scalars.count, scalars[index] != closer { index += 1 }
                index += 1
                continue
            }
            guard isPartOfWord(scalar) else {
                if ".!?;".unicodeScalars.contains(scalar) { beginsSentence = true }
                if ".,;".unicodeScalars.contains(scalar), !tokens.isEmpty {
                    tokens[tokens.count - 1].closesClause = true
                }
                index += 1
                continue
            }
            let start = index
            while index < scalars.count, isPartOfWord(scalars[index]) { index += 1 }
            var word = String.UnicodeScalarView()
            word.append(contentsOf: scalars[start..<index])
            tokens.append(
                Token(
                    text: String(word).lowercased(), start: start, length: index - start,
                    beginsSentence: beginsSentence, closesClause: false))
            beginsSentence = false
        }
        return tokens
    }

    private static func closer(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar {
        case "{": "}"
        case "<": ">"
        case _: nil
        }
    }

    private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "*" || scalar == "#"
    }
}
