import ContactCenter
import Foundation

/// The way in which the store writes its rows and reads them, without a file.
package struct RowCoding: EntityCoding {
    private let coding = Coding()

    package init() {}

    package func write(_ value: some Encodable) throws -> String { try coding.encode(value) }

    package func read<Value: Decodable>(_ type: Value.Type, from written: String) throws -> Value {
        try coding.decode(type, from: Data(written.utf8))
    }
}
