import Foundation
import GRDB
import Telephony

/// An event's id in the fewest bytes that lose nothing.
///
/// A UUID in lower case becomes its 16 bytes, anything else stays text. SQLite never takes bytes and text for
/// equal, so two different ids can never meet, as two hashes could.
struct EventKey: DatabaseValueConvertible {
    private let id: EventID

    init(_ id: EventID) {
        self.id = id
    }

    var databaseValue: DatabaseValue {
        guard id.rawValue.utf8.count == 36, let uuid = UUID(uuidString: id.rawValue),
            uuid.uuidString.lowercased() == id.rawValue
        else { return id.rawValue.databaseValue }
        let bytes = uuid.uuid
        return Data([
            bytes.0, bytes.1, bytes.2, bytes.3, bytes.4, bytes.5, bytes.6, bytes.7, bytes.8, bytes.9, bytes.10,
            bytes.11, bytes.12, bytes.13, bytes.14, bytes.15,
        ]).databaseValue
    }

    static func fromDatabaseValue(_ value: DatabaseValue) -> EventKey? {
        switch value.storage {
        case .blob(let bytes): uuid(bytes).map { EventKey(EventID(rawValue: $0)) }
        case .string(let text): EventKey(EventID(rawValue: text))
        case .null, .int64, .double: nil
        }
    }

    /// The id as the carrier wrote it.
    var eventID: EventID { id }

    private static func uuid(_ bytes: Data) -> String? {
        guard bytes.count == 16 else { return nil }
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(36)
        for (index, byte) in bytes.enumerated() {
            if [4, 6, 8, 10].contains(index) { text.append(UInt8(ascii: "-")) }
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
