/// Finds the word that was probably meant.
package enum Spelling {
    /// The candidate that is nearest to a word, or nil if none is near enough.
    ///
    /// Near means: the same letters but for case, `-` and `_`; or at most 1 slip in a word of up to 4 letters, 2 up
    /// to 9, 3 above. A slip is a letter missing, added, changed, or two neighbours exchanged. Of equals the first.
    package static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
        let letters = Array(word)
        guard letters.count > 1 || letters.first?.isLetter ?? false, letters.count <= 64 else { return nil }
        let folded = fold(word)
        let allowed = letters.count <= 4 ? 1 : letters.count <= 9 ? 2 : 3
        var best: (candidate: String, distance: Int)?
        for candidate in candidates where candidate != word {
            if fold(candidate) == folded { return candidate }
            let other = Array(candidate)
            guard abs(other.count - letters.count) <= allowed else { continue }
            let distance = slips(letters, other)
            guard distance <= allowed, distance < max(letters.count, other.count) else { continue }
            if best.map({ distance < $0.distance }) ?? true { best = (candidate, distance) }
        }
        return best?.candidate
    }

    /// `did you mean "…"?`, or nil if nothing is near.
    package static func hint(for word: String, among candidates: some Sequence<String>) -> String? {
        nearest(to: word, among: candidates).map { "did you mean \"\($0)\"?" }
    }

    private static func fold(_ word: String) -> String {
        word.lowercased().filter { $0 != "-" && $0 != "_" }
    }

    /// Damerau–Levenshtein distance in its restricted form (no letter is moved twice).
    private static func slips(_ left: [Character], _ right: [Character]) -> Int {
        var beforeLast = [Int](repeating: 0, count: right.count + 1)
        var last = Array(0...right.count)
        for row in 1...max(1, left.count) where row <= left.count {
            var current = [row] + [Int](repeating: 0, count: right.count)
            for column in 1...max(1, right.count) where column <= right.count {
                let changed = last[column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1)
                current[column] = min(changed, last[column] + 1, current[column - 1] + 1)
                if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
                    current[column] = min(current[column], beforeLast[column - 2] + 1)
                }
            }
            beforeLast = last
            last = current
        }
        return last[right.count]
    }
}
