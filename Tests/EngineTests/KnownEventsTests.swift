import Telephony
import Testing

@testable import Engine

@Suite("The memory of events")
struct KnownEventsTests {
    private let start = Timestamp(seconds: 1_800_000_000)

    private func name(_ id: String) -> KnownEvents.Name {
        KnownEvents.Name(carrier: .telnyx, id: EventID(rawValue: id))
    }

    @Test func `what the store had received lately is known`() {
        let known = KnownEvents([(.telnyx, EventID(rawValue: "a"))], reach: start, at: start)
        #expect(known.contains(name("a")))
        #expect(!known.contains(name("b")))
        #expect(!known.contains(KnownEvents.Name(carrier: CarrierName(rawValue: "other"), id: EventID(rawValue: "a"))))
    }

    @Test func `an event from before memory begins must be looked up, with a margin for the carrier's clock`() {
        let known = KnownEvents([], reach: start, at: start)
        #expect(known.mustAskStore(occurredAt: start - .seconds(1)))
        #expect(known.mustAskStore(occurredAt: start + .seconds(300)))
        #expect(!known.mustAskStore(occurredAt: start + .seconds(601)))
    }

    @Test func `old events are forgotten, and looked up from then on`() {
        var known = KnownEvents([], reach: Timestamp(milliseconds: 0), at: start)
        known.insert(name("old"), at: start)
        known.insert(name("new"), at: start + .seconds(100))
        known.forget(before: start + .seconds(50), limit: 10)
        #expect(!known.contains(name("old")))
        #expect(known.contains(name("new")))
        #expect(known.mustAskStore(occurredAt: start))
    }

    @Test func `beyond the limit the oldest are forgotten`() {
        var known = KnownEvents([], reach: Timestamp(milliseconds: 0), at: start)
        for number in 0..<5 { known.insert(name("\(number)"), at: start + .seconds(1000 * Int64(number))) }
        known.forget(before: start - .seconds(1), limit: 2)
        #expect(!known.contains(name("2")))
        #expect(known.contains(name("3")))
        #expect(known.mustAskStore(occurredAt: start + .seconds(2000)))
        #expect(!known.mustAskStore(occurredAt: start + .seconds(4000)))
    }
}
