import ContactCenter
import Telephony
import TestSupport
import Testing

@testable import Engine

@Suite("The names of legs in the outbox", .timeLimit(.minutes(1)))
struct OutboxHandleTests {
    let bench = OutboxBench()

    @Test func `the answer to a dial names the leg for what follows`() async {
        let leg = bench.leg(1)
        let handle = LegHandle(rawValue: "v3:new")
        bench.carrier.answerNext(.accepted(handle: handle))
        await bench.run { outbox in
            await outbox.add(
                [bench.dial(leg), bench.send(.hangUp, leg, handle: nil)], known: [], closed: [])
            await bench.waitForEnds(2)
        }
        #expect(bench.carrier.attempts.map(\.handle) == [nil, handle])
    }

    @Test func `a hang-up goes out as soon as the leg's name is learnt`() async {
        let leg = bench.leg(1)
        bench.carrier.answerNext(.failed(CarrierFailure(.unreachable)))
        await bench.run { outbox in
            await outbox.add([bench.dial(leg)], known: [], closed: [])
            await bench.carrier.waitForAttempts(1)
            await outbox.add([bench.send(.hangUp, leg, handle: nil)], known: [], closed: [])
            // The dial is not tried again for a caller who has left.
            await bench.waitForEnds(1)
            await outbox.add([], known: [(leg, LegHandle(rawValue: "v3:late"))], closed: [])
            await bench.waitForEnds(2)
        }
        #expect(bench.carrier.orders == ["dial", "hang_up"])
        #expect(bench.carrier.attempts.last?.handle?.rawValue == "v3:late")
        #expect(bench.failures == [.unreachable])
    }

    @Test func `a hang-up of a leg that was never named ends after a minute`() async {
        let leg = bench.leg(1)
        let made = bench.time.now
        await bench.run { outbox in
            await outbox.add([bench.send(.hangUp, leg, handle: nil)], known: [], closed: [])
            await bench.elapseUntilEnds(1)
        }
        #expect(bench.carrier.attempts.isEmpty)
        #expect(bench.failures == [.expired])
        #expect(bench.time.now - made <= .seconds(60))
    }

    @Test func `nothing is sent to a leg whose dial was refused`() async {
        let leg = bench.leg(1)
        bench.carrier.hold()
        bench.carrier.answerNext(.failed(CarrierFailure(.refused(code: "10010"))))
        await bench.run { outbox in
            await outbox.add(
                [bench.dial(leg), bench.send(.hangUp, leg, handle: nil)], known: [], closed: [])
            bench.carrier.letGo()
            await bench.waitForEnds(2)
        }
        #expect(bench.carrier.orders == ["dial"])
        #expect(bench.failures == [.refused(code: "10010"), .legEnded])
    }

    @Test func `a bridge waits for the name of the other leg`() async {
        let (one, two) = (bench.leg(1), LegID(call: CallID(1), number: 2))
        await bench.run { outbox in
            await outbox.add([bench.send(.bridge(CallCommand.Bridge(with: two)), one)], known: [], closed: [])
            await bench.time.waitForSleeper(from: bench.time.now, to: bench.time.now + .seconds(1))
            await outbox.add([], known: [(two, LegHandle(rawValue: "v3:two"))], closed: [])
            bench.time.advance(by: .seconds(1))
            await bench.waitForEnds(1)
        }
        #expect(bench.carrier.orders == ["bridge"])
    }

    @Test func `the last orders of a closed call still find their leg`() async {
        let leg = bench.leg(1)
        bench.carrier.answerNext(.failed(CarrierFailure(.unreachable)))
        await bench.run { outbox in
            let known = [(leg, LegHandle(rawValue: "v3:one"))]
            await outbox.add([bench.send(.hangUp, leg, handle: nil)], known: known, closed: [])
            await bench.carrier.waitForAttempts(1)
            await outbox.add([], known: [], closed: [leg.call])
            await bench.elapseUntilEnds(1)
        }
        #expect(bench.carrier.attempts.map(\.handle?.rawValue) == ["v3:one", "v3:one"])
    }
}
