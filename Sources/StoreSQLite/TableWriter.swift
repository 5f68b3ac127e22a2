import GRDB

/// Adds rows to one table, several with one statement: most of a short statement's time goes before and after it.
struct TableWriter {
    /// Rows a statement adds, the largest first.
    ///
    /// Few sizes, so that every statement is prepared once and kept.
    private static let sizes = [16, 4, 1]

    let database: Database
    /// The statement up to the rows' values: `INSERT INTO facts (serial, …) VALUES`.
    let beginning: String
    /// The number of columns.
    let width: Int

    /// Adds rows; each has `width` values.
    func add(_ rows: [[DatabaseValue]]) throws {
        var rest = rows[...]
        for size in Self.sizes {
            while rest.count >= size {
                try add(rest.prefix(size).flatMap { $0 }, rows: size)
                rest = rest.dropFirst(size)
            }
        }
    }

    private func add(_ values: [DatabaseValue], rows: Int) throws {
        precondition(values.count == rows * width, "a row has one value a column")
        let row = "(" + repeatElement("?", count: width).joined(separator: ", ") + ")"
        let sql = beginning + " " + repeatElement(row, count: rows).joined(separator: ", ")
        try database.cachedStatement(sql: sql).execute(arguments: StatementArguments(values))
    }
}
