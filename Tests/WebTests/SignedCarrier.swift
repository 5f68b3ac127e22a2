import ContactCenter
import Synchronization
import Telephony

/// A carrier whose "signature" is a header, and whose events are words: `initiated`, `unreadable`.
final class SignedCarrier: Carrier {
    let name = CarrierName.telnyx

    func receive(body: [UInt8], headers: (String) -> String?, at now: Timestamp) -> WebhookVerdict {
        switch headers("x-signature") {
        case nil: return .forged(.missingSignature)
        case "old": return .forged(.stale)
        case "right": break
        case _: return .forged(.wrongSignature)
        }
        let words = String(decoding: body, as: UTF8.self).split(separator: " ").map(String.init)
        guard words.count == 2 else { return .unreadable(id: nil, reason: "not two words") }
        let kind: CallEvent.Kind
        switch words[1] {
        case "initiated":
            kind = .initiated(.init(direction: .incoming, from: "+34600111222", to: "+34910000001"))
        case "answered": kind = .answered
        case "hungup": kind = .hungUp(.init(cause: .normalClearing, source: .caller))
        case let type: kind = .unknown(type: type)
        }
        return .event(
            CallEvent(
                id: EventID(rawValue: words[0]), carrier: name, occurredAt: now,
                leg: .init(handle: LegHandle(rawValue: "leg"), session: "s"), kind: kind))
    }

    func carryOut(_ command: CallCommand, handle: @Sendable (LegID) -> LegHandle?) async -> CommandAnswer {
        .accepted(handle: nil)
    }

    func activeLegs() async throws(CarrierFailure) -> [ActiveLeg] { [] }
}
