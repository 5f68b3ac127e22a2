import Telephony

/// What must hold for digits that a caller has entered.
enum EntryCheck: Hashable, Sendable {
    case between(ClosedRange<Int>)
    /// A telephone number; those without 00 at the beginning are of this country, or begin with a country's code.
    case phone(country: String?)
    /// The check digit of cards (ISO/IEC 7812-1).
    case luhn
    case date(DateOrder, isPast: Bool)
    /// One of the entries that a variable holds, with commas between them.
    case oneOf(String)

    /// The order of the eight digits of a date.
    enum DateOrder: String, CaseIterable, Sendable {
        case dayFirst = "DDMMYYYY"
        case monthFirst = "MMDDYYYY"
        case yearFirst = "YYYYMMDD"
    }

    /// The entry as it is kept; nil if the check fails.
    func value(of digits: String, _ values: borrowing Values, at now: Timestamp) -> String? {
        switch self {
        case .between(let range): return Int(digits).map(range.contains) ?? false ? digits : nil
        case .phone(let country): return Self.phone(digits, country)
        case .luhn: return Self.hasCheckDigit(digits) ? digits : nil
        case .date(let order, let isPast):
            guard let date = Self.date(digits, order) else { return nil }
            let today = values.localTime(now).date
            return (isPast ? date < today : today < date) ? date.text : nil
        case .oneOf(let name):
            let list = values.raw(.variable(name)) ?? ""
            let entries = list.split { ", ;".contains($0) }
            return entries.contains { $0 == digits } ? digits : nil
        }
    }

    /// The number that digits are; nil if they are none.
    static func phone(_ digits: String, _ country: String?) -> String? {
        guard digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        let number =
            digits.hasPrefix("00") ? "+\(digits.dropFirst(2))" : country.map { $0 + digits } ?? "+\(digits)"
        guard number.utf8.count > fewestDigits else { return nil }
        return PhoneNumber(number)?.text
    }

    /// Fewest digits of a telephone number with its country.
    private static let fewestDigits = 7

    /// Whether digits end with the check digit of the others.
    static func hasCheckDigit(_ digits: String) -> Bool {
        let numbers = digits.compactMap(\.wholeNumberValue)
        guard numbers.count == digits.count, numbers.count > 1 else { return false }
        var sum = 0
        for (index, number) in numbers.reversed().enumerated() {
            let weighted = index.isMultiple(of: 2) ? number : number * 2
            sum += weighted > 9 ? weighted - 9 : weighted
        }
        return sum.isMultiple(of: 10)
    }

    private static func date(_ digits: String, _ order: DateOrder) -> CivilDate? {
        guard digits.utf8.count == 8 else { return nil }
        let first = digits.prefix(2)
        let second = digits.dropFirst(2).prefix(2)
        return switch order {
        case .dayFirst: CivilDate("\(digits.suffix(4))-\(second)-\(first)")
        case .monthFirst: CivilDate("\(digits.suffix(4))-\(first)-\(second)")
        case .yearFirst: CivilDate("\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.suffix(2))")
        }
    }
}
