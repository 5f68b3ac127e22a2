import ContactCenter
import Testing

struct ServiceLevelTests {
    /// ICMI's worked data set of 2002.
    private static let counts = ServiceLevel.Counts(
        answered: 1000, answeredWithin: 860, abandoned: 60, abandonedWithin: 20, abandonedShort: 10)

    @Test(arguments: [
        (ServiceLevel.answeredBasis, 86.00), (.abandonsIgnored, 82.69), (.abandonsNegative, 81.13),
        (.abandonsPositive, 83.02), (.shortAbandonsExcluded, 81.90),
    ])
    func `each formula gives the published result for the published data`(_ formula: ServiceLevel, _ percent: Double)
        throws
    {
        let value = try #require(formula.value(of: Self.counts))
        #expect(abs(value * 100 - percent) < 0.005, "\(formula.formula): \(value)")
    }

    @Test(arguments: ServiceLevel.allCases)
    func `nothing gives no level, rather than a perfect one`(_ formula: ServiceLevel) {
        let nothing = ServiceLevel.Counts(
            answered: 0, answeredWithin: 0, abandoned: 0, abandonedWithin: 0, abandonedShort: 0)
        #expect(formula.value(of: nothing) == nil)
    }

    @Test func `Jain's index is one when all have the same, and one in n when one has everything`() {
        #expect(Fairness.jain([3, 3, 3, 3]) == 1)
        #expect(Fairness.jain([8, 0, 0, 0]) == 0.25)
        #expect(Fairness.jain([0, 0]) == nil)
    }
}
