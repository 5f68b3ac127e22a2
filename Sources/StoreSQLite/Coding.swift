import Foundation
import GRDB

/// Turns entities into JSON and back.
///
/// JSON text, so that an operator can read the file with any SQLite tool.
struct Coding: Sendable {
    private let decoder = JSONDecoder()

    /// The entity as text.
    func encode(_ value: some Encodable) throws -> String {
        try JSONTextWriter.text(of: value)
    }

    /// The entity from its text.
    func decode<Value: Decodable>(_ type: Value.Type, from data: Data) throws -> Value {
        try decoder.decode(type, from: data)
    }

    /// The entities in the first column of every row that a query finds.
    func decodeAll<Value: Decodable>(
        _ type: Value.Type, _ database: Database, _ sql: String, _ arguments: StatementArguments
    ) throws -> [Value] {
        let statement = try database.cachedStatement(sql: sql)
        return try Data.fetchAll(statement, arguments: arguments).map { try decode(type, from: $0) }
    }
}
