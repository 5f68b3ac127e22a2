/// Names one call of this installation: a caller's whole journey, whatever number of legs it takes.
///
/// Written `c1042` in URLs, logs and on the command line. Numbers rise and are never used twice in one store.
package struct CallID: Hashable, Comparable, Sendable {
    /// The serial number within the store, from 1.
    package let number: UInt64

    /// Makes the id with this serial number.
    package init(_ number: UInt64) {
        self.number = number
    }

    package static func < (left: CallID, right: CallID) -> Bool { left.number < right.number }
}

extension CallID: LosslessStringConvertible {
    package init?(_ description: String) {
        guard description.first == "c", let number = UInt64(description.dropFirst()) else { return nil }
        self.number = number
    }

    package var description: String { "c\(number)" }
}

/// Names one phone connection of a call: leg 1 is the caller, every later one was dialled for that caller.
///
/// Written `c1042.2`.
package struct LegID: Hashable, Comparable, Sendable {
    /// The call that the leg belongs to.
    package let call: CallID
    /// The leg's place in the order in which the call's legs came up, from 1.
    package let number: UInt32

    /// Makes the id of the `number`th leg of a call.
    package init(call: CallID, number: UInt32) {
        self.call = call
        self.number = number
    }

    package static func < (left: LegID, right: LegID) -> Bool {
        (left.call, left.number) < (right.call, right.number)
    }
}

extension LegID: LosslessStringConvertible {
    package init?(_ description: String) {
        let parts = description.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let call = CallID(String(parts[0])), let number = UInt32(parts[1]) else { return nil }
        self.call = call
        self.number = number
    }

    package var description: String { "\(call).\(number)" }
}

/// What a command leaves on a leg so that later events of the leg lead back to it: the leg and the call's step.
///
/// Travels as Telnyx `client_state` (base64 of this text), `c1042.2/17`. Carriers echo the last one set; a slow
/// webhook may still carry an older one, so the step tells which wait an event belongs to.
package struct LegTag: Hashable, Sendable {
    /// The leg the command was for.
    package var leg: LegID
    /// The call's step counter when the command was made.
    package var step: UInt32

    /// Makes the mark for one step of one leg.
    package init(leg: LegID, step: UInt32) {
        self.leg = leg
        self.step = step
    }
}

extension LegTag: LosslessStringConvertible {
    package init?(_ description: String) {
        let parts = description.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let leg = LegID(String(parts[0])), let step = UInt32(parts[1]) else { return nil }
        self.leg = leg
        self.step = step
    }

    package var description: String { "\(leg)/\(step)" }
}

/// A carrier's own name for a leg (Telnyx `call_control_id`): opaque, and the address of its commands.
package struct LegHandle: Hashable, Sendable, RawRepresentable, Codable {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
}

/// A carrier's own name for an event (Telnyx `data.id`): a repeated delivery repeats it.
package struct EventID: Hashable, Sendable, RawRepresentable, Codable {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
}

/// The name of a carrier's folder: `telnyx`.
package struct CarrierName: Hashable, Sendable, RawRepresentable, Codable {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
    /// Telnyx Call Control, Voice API v2.
    package static let telnyx = CarrierName(rawValue: "telnyx")
}

/// An id that the core gives to a command and that the carrier uses to ignore a repeat (Telnyx `command_id`).
///
/// Shaped as a UUID of version 8 (RFC 9562, section 5.8): 62 bits name the store, 60 bits count its commands, so
/// two installations on one carrier account cannot meet and a repeat after a crash has the same id.
package struct CommandID: Hashable, Sendable {
    /// The random number that the store was created with.
    package let instance: UInt64
    /// The command's serial number in that store.
    package let serial: UInt64

    /// Makes the id of the `serial`th command of a store.
    package init(instance: UInt64, serial: UInt64) {
        self.instance = instance & 0x3FFF_FFFF_FFFF_FFFF
        self.serial = serial & 0x0FFF_FFFF_FFFF_FFFF
    }
}

extension CommandID: LosslessStringConvertible {
    package init?(_ description: String) {
        let hex = description.filter { $0 != "-" }
        guard description.count == 36, hex.count == 32, let high = UInt64(hex.prefix(16), radix: 16),
            let low = UInt64(hex.suffix(16), radix: 16), (high >> 12) & 0xF == 8
        else { return nil }
        serial = (high >> 16) << 12 | high & 0xFFF
        instance = low & 0x3FFF_FFFF_FFFF_FFFF
    }

    package var description: String {
        let high = (serial >> 12) << 16 | 0x8000 | serial & 0xFFF
        let low = 0x8000_0000_0000_0000 | instance
        var text: [UInt8] = []
        text.reserveCapacity(36)
        for place in 0..<32 {
            if [8, 12, 16, 20].contains(place) { text.append(UInt8(ascii: "-")) }
            let half = place < 16 ? high : low
            let digit = UInt8(truncatingIfNeeded: half >> UInt64(60 - place % 16 * 4)) & 0xF
            text.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
        return String(decoding: text, as: UTF8.self)
    }
}

/// Stores an id as its text.
package protocol TextCodable: Codable, LosslessStringConvertible {}

extension TextCodable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let value = Self(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an id of this sort: \(text)")
        }
        self = value
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension CallID: TextCodable {}
extension LegID: TextCodable {}
extension LegTag: TextCodable {}
extension CommandID: TextCodable {}
