import ContactCenter
package import Foundation

/// Entities as the JSON that Foundation writes and reads.
package struct JSONCoding: EntityCoding {
    package init() {}

    package func write(_ value: some Encodable) throws -> Data { try JSONEncoder().encode(value) }

    package func read<Value: Decodable>(_ type: Value.Type, from written: Data) throws -> Value {
        try JSONDecoder().decode(type, from: written)
    }
}
