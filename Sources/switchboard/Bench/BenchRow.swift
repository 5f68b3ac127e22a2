/// One line of the table that `bench` prints.
struct BenchRow: Sendable {
    /// What was measured.
    var measure: String
    /// The figure, with its unit.
    var figure: String
    /// What the project promises.
    var promise: String
    /// Whether the promise is kept.
    var isKept: Bool

    /// The rows as a table, columns as wide as their longest entry.
    static func table(_ rows: [BenchRow]) -> String {
        let head = BenchRow(measure: "measure", figure: "figure", promise: "promise", isKept: true)
        let all = [head] + rows
        let widths = [\BenchRow.measure, \.figure, \.promise].map { column in
            all.map { $0[keyPath: column].count }.max() ?? 0
        }
        return all.enumerated().map { index, row in
            let cells = zip([row.measure, row.figure, row.promise], widths).map { text, width in
                text + String(repeating: " ", count: width - text.count)
            }
            return cells.joined(separator: "  ") + (index == 0 ? "" : row.isKept ? "  kept" : "  MISSED")
        }.joined(separator: "\n")
    }
}
