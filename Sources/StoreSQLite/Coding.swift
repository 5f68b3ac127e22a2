import ContactCenter
import Foundation
import GRDB
import Telephony

/// Turns entities into JSON and back.
///
/// JSON text, so that an operator can read the file with any SQLite tool.
struct Coding: Sendable {
    /// The entity as text.
    func encode(_ value: some Encodable) throws -> String {
        try JSONTextWriter.text(of: value)
    }

    /// The entity from its text.
    func decode<Value: Decodable>(_ type: Value.Type, from data: Data) throws -> Value {
        try JSONTextReader.value(type, from: Array(data))
    }

    /// The entities in the first column of every row that a query finds.
    func decodeAll<Value: Decodable>(
        _ type: Value.Type, _ database: Database, _ sql: String, _ arguments: StatementArguments
    ) throws -> [Value] {
        let statement = try database.cachedStatement(sql: sql)
        return try Data.fetchAll(statement, arguments: arguments).map { try decode(type, from: $0) }
    }

    /// The facts that a query finds; a fact's body holds only what its columns do not.
    func facts(_ database: Database, _ condition: String, _ arguments: StatementArguments) throws -> [Fact] {
        let statement = try database.cachedStatement(
            sql: "SELECT serial, at, call, agent, queue, body FROM facts " + condition)
        return try Row.fetchAll(statement, arguments: arguments).map { row in
            Fact(
                serial: UInt64(clamping: row[0] as Int64), at: Timestamp(milliseconds: row[1]),
                call: (row[2] as Int64?).map { CallID(UInt64(clamping: $0)) },
                agent: (row[3] as String?).map(AgentID.init(rawValue:)), queue: row[4],
                kind: try decode(Fact.Kind.self, from: row[5]))
        }
    }
}
