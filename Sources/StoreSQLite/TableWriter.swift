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
        let row = " (?" + String(repeating: ", ?", count: width - 1) + ")"
        let sql = beginning + row + String(repeating: "," + row, count: rows - 1)
        // As optionals they are taken as they are; as values each would be asked for itself by a key path.
        let arguments = StatementArguments(values.map { $0 as (any DatabaseValueConvertible)? })
        try database.cachedStatement(sql: sql).execute(arguments: arguments)
    }
}
