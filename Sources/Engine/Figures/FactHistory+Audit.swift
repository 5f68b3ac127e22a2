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
        var audit = DecisionAudit(from: Timestamp(milliseconds: .min), call: call)
        let offers = try await store.facts(of: call).filter { fact in
            if case .offered = fact.kind { true } else { false }
        }
        guard let first = offers.first, let last = offers.last else { return audit }
        let rosters = offers.compactMap { fact in
            if case .offered(let decision) = fact.kind { decision.roster } else { nil }
        }
        try await feed(&audit, after: (rosters.min() ?? first.serial) - 1) { $0.serial <= last.serial }
        return audit
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
