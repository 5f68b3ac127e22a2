/// Country codes of telephone numbers (ITU-T E.164, list of assigned codes).
enum CountryCode {
    /// The code that a number begins with, `+34`; nil for what is no number.
    static func of(_ number: String) -> String? {
        guard number.hasPrefix("+") else { return nil }
        let digits = number.dropFirst().prefix(3)
        guard digits.count == 3, digits.allSatisfy(\.isNumber) else { return nil }
        if digits.hasPrefix("1") || digits.hasPrefix("7") { return "+" + digits.prefix(1) }
        return "+" + (ofTwoDigits.contains(String(digits.prefix(2))) ? digits.prefix(2) : digits)
    }

    private static let ofTwoDigits = Set(
        """
        20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 \
        90 91 92 93 94 95 98
        """.split(separator: " ").map(String.init))

    /// Whether a number lies in a range whose calls cost a multiple: premium services, satellites.
    static func isCostly(_ number: String) -> Bool { costly.contains { number.hasPrefix($0) } }

    private static let costly = [
        "+1900", "+1976", "+449", "+4487", "+34803", "+34806", "+34807", "+34905", "+34907", "+49900", "+3389",
        "+39892", "+39899", "+31900", "+31906", "+31909", "+351760", "+43900", "+43930", "+870", "+878", "+881",
        "+882", "+883", "+979",
    ]
}
