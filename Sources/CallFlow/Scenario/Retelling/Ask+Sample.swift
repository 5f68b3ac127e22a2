import Telephony

extension Ask {
    /// Digits that the state takes, in place of private ones; nil if what it takes depends on the call.
    var sample: String? {
        guard case .number(let shortest, let longest, _) = asking.grammar else { return nil }
        let plain = String(repeating: "1234567890", count: longest / 10 + 1).prefix(shortest)
        let digits = check.map { $0.sample(like: String(plain)) } ?? variable.oneOf.first ?? String(plain)
        return digits.flatMap { (shortest...longest).contains($0.count) ? $0 : nil }
    }
}

extension EntryCheck {
    /// Digits that pass; nil if that depends on the call.
    fileprivate func sample(like plain: String) -> String? {
        switch self {
        case .between(let range): String(range.lowerBound)
        case .phone(let country): country == nil ? "34600000001" : "600000001"
        case .luhn: (0...9).lazy.map { "\(plain.dropLast())\($0)" }.first(where: Self.hasCheckDigit)
        case .date(.dayFirst, let isPast): isPast ? "01021980" : "31122999"
        case .date(.monthFirst, let isPast): isPast ? "02011980" : "12312999"
        case .date(.yearFirst, let isPast): isPast ? "19800201" : "29991231"
        case .oneOf: nil
        }
    }
}
