import JSONSyntax

extension Findings {
    /// Whether a text is a plain name: small letters, digits and `_`, at most 40, a letter first.
    static func isName(_ text: some StringProtocol) -> Bool {
        guard let first = text.utf8.first, (97...122).contains(first), text.utf8.count <= 40 else { return false }
        return text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 95 }
    }

    /// Whether a text is plain names joined by dots.
    static func isDottedName(_ text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return (1...4).contains(parts.count) && parts.allSatisfy { isName($0) }
    }

    /// The text if it is a plain name; reports it otherwise.
    func legalName(_ text: Located<String>, what: String) -> Located<String>? {
        guard !Self.isName(text.value) else { return text }
        reportIllegal(text.value, what: what, at: text.span, text.entry.pointer)
        return nil
    }

    /// Whether the key of a named thing is legal; reports it otherwise.
    func hasLegalKey(_ entry: Entry, what: String, dotted: Bool = false) -> Bool {
        let key = entry.key ?? ""
        if dotted ? Self.isDottedName(key) : Self.isName(key) { return true }
        reportIllegal(key, what: what, at: entry.label, entry.pointer)
        return false
    }

    private func reportIllegal(_ text: String, what: String, at span: Span, _ pointer: String) {
        let proposal = text.lowercased().lazy.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }
        let name = String(proposal.drop { !$0.isLetter }.prefix(40))
        error(
            "F005", at: span, pointer, "\(what) is named with small letters, digits and _, a letter first",
            hint: Self.isName(name) ? "for example \"\(name)\"" : nil)
    }
}
