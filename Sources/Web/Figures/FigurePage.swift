package import ContactCenter
package import Engine
package import Telephony

/// A page of a report: whole rows, and the cursor of the next one.
package struct FigurePage: Sendable {
    package var rows: [FigureRow]
    /// To be given as `after`; nil at the end.
    package var next: String?

    /// A page with everything.
    init(rows: [FigureRow]) {
        self.rows = rows
    }

    /// Reads a page from a store.
    ///
    /// - Parameters:
    ///   - after: The `next` of the page before; nil for the first.
    ///   - limit: The most rows.
    /// - Throws: `FigureRequest.Wrong` for a cursor of something else, otherwise `StoreFailure`.
    package init(
        _ request: FigureRequest, store: any Store, now: Timestamp, after cursor: String?, limit: Int
    ) async throws {
        var scope = request.scope
        var offset = 0
        if let cursor {
            let parts = cursor.split(separator: ".").map { Int64($0) }
            guard parts.count == 2, let start = parts[0], let skipped = parts[1],
                (scope.from.milliseconds..<scope.to.milliseconds).contains(start), (0..<1_000_000).contains(skipped)
            else {
                throw FigureRequest.Wrong(
                    sentence: "'after' is not a cursor of this report: give the 'next' of an earlier page.")
            }
            scope.from = Timestamp(milliseconds: start)
            offset = Int(skipped)
        }
        let wanted = offset + limit
        var table = try await FactHistory(store).run(
            FigureTable(scope, request.rules), from: scope.from, until: { $0.rowCount > wanted })
        var rows = table.takeRows()
        if rows.count <= wanted { rows += table.current(at: min(now, scope.to)) }
        self.rows = Array(rows.dropFirst(offset).prefix(limit))
        guard rows.count > wanted else { return }
        let first = rows[wanted]
        let skipped = rows[..<wanted].count { $0.from == first.from }
        next = "\(first.from.milliseconds).\(skipped)"
    }
}
