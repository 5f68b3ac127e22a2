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

    /// The first candidate that a word is if one slip of the hand is undone: a letter left out, typed twice, or
    /// exchanged with its neighbour.
    ///
    /// Narrower than `nearest`, for names that may be meant as they are: `eva` and `eve`, `c1` and `c11` are two people.
    package static func slip(_ word: String, of candidates: some Sequence<String>) -> String? {
        let typed = Array(word)
        let unnumbered = typed.filter { !$0.isNumber }
        guard typed.count > 1 else { return nil }
        return candidates.first { candidate in
            guard candidate != word, abs(candidate.utf8.count - word.utf8.count) <= 4 else { return false }
            let meant = Array(candidate)
            return isSlip(typed, of: meant) && unnumbered != meant.filter { !$0.isNumber }
        }
    }

    private static func isSlip(_ typed: [Character], of meant: [Character]) -> Bool {
        let start = zip(typed, meant).prefix { $0 == $1 }.count
        let rest = (typed: typed[start...], meant: meant[start...])
        switch typed.count - meant.count {
        case -1: return rest.typed == rest.meant.dropFirst()
        case 1: return start > 0 && typed[start] == typed[start - 1] && rest.typed.dropFirst() == rest.meant
        case 0:
            return rest.typed.count > 1 && typed[start] == meant[start + 1] && typed[start + 1] == meant[start]
                && rest.typed.dropFirst(2) == rest.meant.dropFirst(2)
        case _: return false
        }
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
