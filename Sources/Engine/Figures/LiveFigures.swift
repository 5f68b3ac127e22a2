package import ContactCenter
package import Telephony

/// The figures of the day so far, kept up by reading only what was stored since the last time somebody asked.
///
/// The store is the truth: what it has not committed is not counted.
package actor LiveFigures {
    private static let portion = 1000

    private let store: any Store
    private var table: FigureTable?
    private var last: UInt64 = 0
    /// Ends when everybody who has asked so far has been answered.
    private var latest: Task<Void, Never>?

    /// Figures of what this store records.
    package init(_ store: any Store) {
        self.store = store
    }

    /// The rows of everything, each queue and each agent since midnight.
    ///
    /// - Parameters:
    ///   - members: The agents who serve each queue.
    ///   - rules: What calls are measured against; with others, the day is counted again.
    ///   - midnight: When the day began for the people in it.
    package func today(
        members: [String: [AgentID]], rules: FigureRules, midnight: Timestamp, now: Timestamp
    ) async throws(StoreFailure) -> [FigureRow] {
        let scope = FigureScope(from: midnight, to: midnight + .seconds(2 * 86_400), members: members)
        let before = latest
        // One after the other: who reads on must find the table and the place that the last one left.
        let turn = Task { () -> Result<[FigureRow], StoreFailure> in
            await before?.value
            do throws(StoreFailure) {
                return .success(try await count(scope, rules, until: max(now, midnight + .milliseconds(1))))
            } catch {
                return .failure(error)
            }
        }
        latest = Task { _ = await turn.value }
        return try await turn.value.get()
    }

    private func count(
        _ scope: FigureScope, _ rules: FigureRules, until now: Timestamp
    ) async throws(StoreFailure) -> [FigureRow] {
        if table?.scope != scope || table?.rules != rules { try await begin(scope, rules) }
        while true {
            let facts = try await store.facts(after: last, kinds: Floor.kinds, limit: Self.portion)
            for fact in facts {
                last = fact.serial
                table?.take(fact)
            }
            if facts.count < Self.portion { break }
        }
        return table?.current(at: now) ?? []
    }

    private func begin(_ scope: FigureScope, _ rules: FigureRules) async throws(StoreFailure) {
        var fresh = FigureTable(scope, rules)
        let newest = try await store.facts(kind: nil, before: nil, limit: 1).first?.serial ?? 0
        last = try await FactHistory(store).begin(&fresh, at: scope.from) ?? newest
        table = fresh
    }
}
