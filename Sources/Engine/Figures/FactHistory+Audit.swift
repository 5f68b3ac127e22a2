package import ContactCenter
package import Telephony

extension FactHistory {
    /// Makes every choice of an agent again that was made in a time.
    ///
    /// Reading begins with the roster before it, which is at most a day older.
    ///
    /// - Parameter progress: Told the moment that has been reached, now and then.
    package func audit(
        from: Timestamp, to: Timestamp, progress: @Sendable (Timestamp) -> Void = { _ in }
    ) async throws(StoreFailure) -> DecisionAudit {
        var audit = DecisionAudit(from: from)
        guard let first = try await store.firstFact(at: from) else { return audit }
        let roster = try await store.facts(kind: "roster_set", before: first, limit: 1).first
        try await feed(&audit, after: (roster?.serial ?? first) - 1, progress: progress) { $0.at < to }
        return audit
    }

    /// Makes every choice of an agent again that was made for a call.
    package func audit(of call: CallID) async throws(StoreFailure) -> DecisionAudit {
        var audit = DecisionAudit(of: call)
        guard let reach = try await reachOfChoices(for: call) else { return audit }
        try await feed(&audit, after: reach.lowerBound - 1) { $0.serial <= reach.upperBound }
        return audit
    }

    /// A part of the facts from which `DecisionAudit` makes every choice again that was made for a call.
    ///
    /// - Parameters:
    ///   - after: Only facts with a higher serial; nil for the first part.
    ///   - limit: The most facts.
    /// - Returns: The facts in order, and whether others follow.
    package func factsOfChoices(
        for call: CallID, after: UInt64?, limit: Int
    ) async throws(StoreFailure) -> (facts: [Fact], hasMore: Bool) {
        guard let reach = try await reachOfChoices(for: call) else { return ([], false) }
        let found = try await store.facts(
            after: max(after ?? 0, reach.lowerBound - 1), kinds: DecisionAudit.kinds, limit: limit + 1
        ).filter { $0.serial <= reach.upperBound }
        return (Array(found.prefix(limit)), found.count > limit)
    }

    /// The serials from the roster of the first choice for a call to the last choice; nil if none was made.
    private func reachOfChoices(for call: CallID) async throws(StoreFailure) -> ClosedRange<UInt64>? {
        let offers = try await store.facts(of: call).filter { fact in
            if case .offered = fact.kind { true } else { false }
        }
        guard let first = offers.first, let last = offers.last else { return nil }
        let rosters = offers.compactMap { fact in
            if case .offered(let decision) = fact.kind { decision.roster } else { nil }
        }
        // Serials begin with 1.
        let begin = max(1, min(rosters.min() ?? first.serial, first.serial))
        return begin...last.serial
    }

    private func feed(
        _ audit: inout DecisionAudit, after: UInt64, progress: @Sendable (Timestamp) -> Void = { _ in },
        while counts: (Fact) -> Bool
    ) async throws(StoreFailure) {
        var last = after
        var isOver = false
        while !isOver, !Task.isCancelled {
            let facts = try await store.facts(after: last, kinds: DecisionAudit.kinds, limit: Self.portion)
            isOver = facts.count < Self.portion
            for fact in facts {
                last = fact.serial
                guard counts(fact) else {
                    isOver = true
                    break
                }
                audit.take(fact)
            }
            if let fact = facts.last { progress(fact.at) }
        }
        audit.finish()
    }
}
