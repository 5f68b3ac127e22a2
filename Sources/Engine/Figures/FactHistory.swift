package import ContactCenter
package import Telephony

/// Reads the record of a store from a moment on, for what is computed in one pass over it.
package struct FactHistory: Sendable {
    /// Facts read at once: few enough to let others in between.
    static let portion = 1000

    let store: any Store

    /// A reader of this store.
    package init(_ store: any Store) {
        self.store = store
    }

    /// Hands facts to a fold, in order, until it wants no more or there are none.
    ///
    /// - Parameters:
    ///   - from: The first moment that counts. Reading begins earlier, by the lead that figures need.
    ///   - kinds: The names of the kinds that the fold looks at.
    ///   - isEnough: Asked after each portion; ends the reading.
    package func run<Fold: FactFold>(
        _ fold: Fold, from: Timestamp, kinds: [String] = Floor.kinds,
        until isEnough: @Sendable (inout Fold) -> Bool = { _ in false }
    ) async throws(StoreFailure) -> Fold {
        var fold = fold
        guard var last = try await begin(&fold, at: from) else { return fold }
        while true {
            let facts = try await store.facts(after: last, kinds: kinds, limit: Self.portion)
            for fact in facts {
                last = fact.serial
                guard fold.take(fact) else { return fold }
            }
            if facts.count < Self.portion || isEnough(&fold) || Task.isCancelled { return fold }
        }
    }

    /// Tells a fold the statuses at the beginning of its lead; returns the serial before the first fact to read.
    func begin(_ fold: inout some FactFold, at from: Timestamp) async throws(StoreFailure) -> UInt64? {
        let begin = from - FigureScope.lead
        let first = try await store.firstFact(at: begin)
        for fact in try await store.lastStatuses(before: first ?? .max) {
            guard case .statusChanged(let status, _, _) = fact.kind, let agent = fact.agent else { continue }
            fold.assume(status, of: agent, since: begin)
        }
        return first.map { $0 - 1 }
    }
}
