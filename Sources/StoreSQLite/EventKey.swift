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
        Self.bytes(id.rawValue)?.databaseValue ?? id.rawValue.databaseValue
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

    /// The bytes of a UUID in lower case; nil for any other text.
    private static func bytes(_ text: String) -> Data? {
        guard text.utf8.count == 36 else { return nil }
        var bytes = Data(capacity: 16)
        var high: UInt8?
        for (place, character) in text.utf8.enumerated() {
            if [8, 13, 18, 23].contains(place) {
                guard character == UInt8(ascii: "-") else { return nil }
                continue
            }
            guard let digit = digit(character) else { return nil }
            if let first = high {
                bytes.append(first << 4 | digit)
                high = nil
            } else {
                high = digit
            }
        }
        return bytes
    }

    private static func digit(_ character: UInt8) -> UInt8? {
        switch character {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): character - UInt8(ascii: "a") + 10
        default: nil
        }
    }

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
