/// The usual order of the keys in a state: the kind, remarks, the kind's own keys as its sheet lists them, and at last
/// where it leads.
struct StateKeyOrder {
    private let ranks: [String: Int]
    private let other: Int

    /// Keys of kinds that say where a state leads.
    private static let leading = ["questions", "keys", "branches", "else"]

    init(kind: String) {
        let own = Kinds.named(kind)?.sheet.keys.map(\.name) ?? []
        let usual = ["do", "note"] + KeySheet.ofStates.map(\.name) + own.filter { !Self.leading.contains($0) }
        var ranks: [String: Int] = [:]
        for name in usual + Self.leading + ["next", "on", "accept"] where ranks[name] == nil {
            ranks[name] = ranks.count * 2
        }
        self.ranks = ranks
        // What the kind does not know comes before what leads on.
        other = (ranks[Self.leading[0]] ?? 1) - 1
    }

    /// Where a key stands; those of equal rank keep their order.
    func rank(_ key: String) -> Int { ranks[key] ?? other }
}
