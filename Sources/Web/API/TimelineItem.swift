import ContactCenter
import Foundation
import Telephony

/// One fact of a call: a sentence for people, a name and parts for programs.
struct TimelineItem: Encodable, Sendable {
    var serial: UInt64
    var at: String
    /// The name of the fact's kind, such as `wrap_up_began`.
    var event: String
    /// What happened, in one English sentence.
    var text: String
    var agent: String?
    var queue: String?
    var details: FactPart

    init(_ fact: Fact) {
        serial = fact.serial
        at = fact.at.description
        event = fact.kind.name
        text = fact.sentence
        agent = fact.agent?.rawValue
        queue = fact.queue
        details = FactPart(fact.kind).payload
    }
}

/// The stored form of a fact's kind, to be shown without the traces of how it is stored.
enum FactPart: Codable, Hashable, Sendable {
    case text(String)
    case number(Double)
    case flag(Bool)
    case list([FactPart])
    case object([String: FactPart])
    case nothing

    init(_ kind: Fact.Kind) {
        let data = try? JSONEncoder().encode(kind)
        self = data.flatMap { try? JSONDecoder().decode(FactPart.self, from: $0) } ?? .nothing
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .nothing
        } else if let value = try? container.decode(Bool.self) {
            self = .flag(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let value = try? container.decode([FactPart].self) {
            self = .list(value)
        } else {
            self = .object(try container.decode([String: FactPart].self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let value): try container.encode(value)
        case .number(let value):
            if let whole = Int64(exactly: value) { try container.encode(whole) } else { try container.encode(value) }
        case .flag(let value): try container.encode(value)
        case .list(let value): try container.encode(value)
        case .object(let value): try container.encode(value)
        case .nothing: try container.encodeNil()
        }
    }

    /// The parts of a stored fact alone.
    ///
    /// An enum with payloads is stored as an object with one key, a payload without a label under `_0`; a fact of
    /// the flow is such an enum within such an enum.
    var payload: FactPart {
        guard case .object(let members) = self, members.count == 1, let (name, content) = members.first else {
            return self
        }
        guard case .object(let parts) = content, parts.count == 1, let only = parts["_0"] else { return content }
        return name == "flow" ? only.payload : only
    }
}
