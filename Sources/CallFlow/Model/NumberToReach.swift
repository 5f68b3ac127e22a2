import Telephony

/// A number that a state calls or writes to, and which numbers it may turn out to be.
struct NumberToReach: Sendable {
    /// The number itself, or a placeholder for it.
    let number: Template
    /// Beginnings of the numbers that it may be, `+34`; empty for any that costs no multiple.
    let allowed: [String]

    /// Whether the author knew the number, so that it was checked when the file was saved.
    var isWritten: Bool { number.constant != nil }

    /// Whether a number that the call brought along may be reached.
    ///
    /// A country that is allowed does not open its premium numbers: they must be allowed themselves.
    func permits(_ found: PhoneNumber) -> Bool {
        if isWritten { return true }
        let openings = allowed.filter { found.text.hasPrefix($0) }
        if CountryCode.isCostly(found.text) { return openings.contains(where: CountryCode.isCostly) }
        return allowed.isEmpty || !openings.isEmpty
    }
}
