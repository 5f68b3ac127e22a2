/// The five published ways to compute a service level, which differ by points on the same day.
///
/// AT is answered within the threshold, A answered, B abandoned, BT abandoned within the threshold, S short abandons.
package enum ServiceLevel: String, Hashable, Sendable, CaseIterable {
    case answeredBasis = "answered_basis"
    case abandonsIgnored = "abandons_ignored"
    case abandonsNegative = "abandons_negative"
    case abandonsPositive = "abandons_positive"
    case shortAbandonsExcluded = "short_abandons_excluded"

    /// The formula, to be shown beside the number.
    package var formula: String {
        switch self {
        case .answeredBasis: "AT / A"
        case .abandonsIgnored: "AT / (A + B - BT)"
        case .abandonsNegative: "AT / (A + B)"
        case .abandonsPositive: "(AT + BT) / (A + B)"
        case .shortAbandonsExcluded: "AT / (A + B - S)"
        }
    }

    /// The level from 0 to 1; nil if nothing was answered or abandoned that counts.
    package func value(of counts: Counts) -> Double? {
        let abandoned = counts.abandoned
        let (numerator, denominator) =
            switch self {
            case .answeredBasis: (counts.answeredWithin, counts.answered)
            case .abandonsIgnored: (counts.answeredWithin, counts.answered + abandoned - counts.abandonedWithin)
            case .abandonsNegative: (counts.answeredWithin, counts.answered + abandoned)
            case .abandonsPositive: (counts.answeredWithin + counts.abandonedWithin, counts.answered + abandoned)
            case .shortAbandonsExcluded: (counts.answeredWithin, counts.answered + abandoned - counts.abandonedShort)
            }
        return denominator > 0 ? Double(numerator) / Double(denominator) : nil
    }

    /// What the formulas count.
    package struct Counts: Hashable, Sendable {
        package var answered: Int
        package var answeredWithin: Int
        package var abandoned: Int
        package var abandonedWithin: Int
        package var abandonedShort: Int

        /// Puts counts together.
        package init(
            answered: Int, answeredWithin: Int, abandoned: Int, abandonedWithin: Int, abandonedShort: Int
        ) {
            self.answered = answered
            self.answeredWithin = answeredWithin
            self.abandoned = abandoned
            self.abandonedWithin = abandonedWithin
            self.abandonedShort = abandonedShort
        }
    }
}
