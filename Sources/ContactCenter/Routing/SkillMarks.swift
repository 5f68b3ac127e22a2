/// Which sets of skills an agent has, by the sets' numbers.
///
/// The first 64 stand in one word: a centre with few of them looks nowhere else.
struct SkillMarks: Sendable {
    private var first: UInt64 = 0
    /// 64 in each, from the 65th on; what is not there is not had.
    private var others: [UInt64] = []

    /// How many sets `folded` tells apart.
    static let apart = 64

    /// The bit of a set in `folded`.
    static func bit(of set: Int) -> UInt64 { 1 << UInt64(set % apart) }

    /// All marks in one word, in which sets 64 apart share a bit.
    var folded: UInt64 { others.reduce(first, |) }

    /// Whether the agent has a set.
    func contains(_ set: Int) -> Bool {
        guard set >= Self.apart else { return first & Self.bit(of: set) != 0 }
        let word = set / Self.apart - 1
        return word < others.count && others[word] & Self.bit(of: set) != 0
    }

    /// Notes that the agent has a set.
    mutating func insert(_ set: Int) {
        guard set >= Self.apart else { return first |= Self.bit(of: set) }
        let word = set / Self.apart - 1
        while others.count <= word { others.append(0) }
        others[word] |= Self.bit(of: set)
    }

    /// Names the sets that the agent has, in their order.
    func visit(_ body: (Int) -> Void) {
        Self.visit(in: first, from: 0, body)
        for index in others.indices { Self.visit(in: others[index], from: (index + 1) * Self.apart, body) }
    }

    private static func visit(in word: UInt64, from number: Int, _ body: (Int) -> Void) {
        var rest = word
        while rest != 0 {
            body(number + rest.trailingZeroBitCount)
            rest &= rest - 1
        }
    }
}
