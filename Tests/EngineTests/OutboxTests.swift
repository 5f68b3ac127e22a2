import ContactCenter
import Telephony
import TestSupport
import Testing

@testable import Engine

@Suite("The outbox", .timeLimit(.minutes(1)))
struct OutboxTests {
    let bench = OutboxBench()

    @Test func `commands of one leg are sent in order, one at a time`() async {
        let leg = bench.leg(1)
        await bench.run { outbox in
            bench.carrier.hold()
            await outbox.add([bench.send(.answer, leg), bench.send(.mark, leg)], known: [], closed: [])
            await outbox.add([bench.send(.hangUp, leg)], known: [], closed: [])
            await bench.carrier.waitForAttempts(1)
            #expect(bench.carrier.orders == ["answer"])
            bench.carrier.letGo()
            await bench.waitForEnds(3)
        }
        #expect(bench.carrier.orders == ["answer", "mark", "hang_up"])
        #expect(bench.carrier.mostUnderWay == 1)
        #expect(bench.ends.map(\.1) == Array(repeating: .accepted(handle: nil), count: 3))
    }

    @Test func `different legs are served at once, as many as allowed`() async {
        bench.carrier.hold()
        await bench.run(concurrency: 3) { outbox in
            let commands = (1...5).map { bench.send(.answer, bench.leg($0)) }
            await outbox.add(commands, known: [], closed: [])
            await bench.carrier.waitForAttempts(3)
            bench.carrier.letGo()
            await bench.waitForEnds(5)
        }
        #expect(bench.carrier.mostUnderWay == 3)
    }

    @Test func `a command without an answer is sent again with the same id`() async {
        let leg = bench.leg(1)
        bench.carrier.answerNext(
            .failed(CarrierFailure(.unreachable)), .failed(CarrierFailure(.carrierFault(status: 503))))
        await bench.run { outbox in
            await outbox.add([bench.send(.mark, leg)], known: [], closed: [])
            await bench.elapse(.milliseconds(250), after: 1)
            await bench.elapse(.milliseconds(500), after: 2)
            await bench.waitForEnds(1)
        }
        #expect(bench.carrier.attempts.count == 3)
        #expect(Set(bench.carrier.attempts.map(\.command.id)).count == 1)
        #expect(bench.ends.first?.1 == .accepted(handle: nil))
        #expect(bench.tally.current.retries == 2)
    }

    @Test func `a carrier that asks for a pause gets it`() async {
        bench.carrier.answerNext(.failed(CarrierFailure(.rateLimited(retryAfter: .seconds(7)))))
        await bench.run { outbox in
            await outbox.add([bench.send(.mark, bench.leg(1))], known: [], closed: [])
            let moment = bench.time.now + .seconds(7)
            await bench.time.waitForSleeper(from: moment, to: moment + .milliseconds(1_750))
            bench.time.advance(by: .seconds(9))
            await bench.waitForEnds(1)
        }
        #expect(bench.carrier.attempts.count == 2)
    }

    @Test func `an order that must not be repeated late expires before the carrier's minute is over`() async {
        bench.carrier.answer { _ in .failed(CarrierFailure(.unreachable)) }
        let made = bench.time.now
        await bench.run { outbox in
            await outbox.add([bench.send(.startNoiseSuppression, bench.leg(1))], known: [], closed: [])
            await bench.elapseUntilEnds(1)
        }
        #expect(bench.failures == [.expired])
        #expect(bench.time.now - made <= .seconds(50))
        #expect(bench.time.now - made > .seconds(45))
    }

    @Test func `an order that does no harm is repeated for ten minutes`() async {
        bench.carrier.answer { _ in .failed(CarrierFailure(.unreachable)) }
        let made = bench.time.now
        await bench.run { outbox in
            await outbox.add([bench.send(.stopPlaying, bench.leg(1))], known: [], closed: [])
            await bench.elapseUntilEnds(1)
        }
        #expect(bench.failures == [.expired])
        #expect(bench.time.now - made > .seconds(580))
        #expect(bench.time.now - made <= .seconds(600))
    }

    @Test func `a refusal is reported at once`() async {
        let failure = CarrierFailure(.refused(code: "10015"), detail: "bad request")
        bench.carrier.answerNext(.failed(failure))
        await bench.run { outbox in
            await outbox.add([bench.send(.answer, bench.leg(1))], known: [], closed: [])
            await bench.waitForEnds(1)
        }
        #expect(bench.ends.first?.1 == .failed(failure))
        #expect(bench.carrier.attempts.count == 1)
        #expect(bench.tally.current.commands[.init(action: "answer", ending: "refused")] == 1)
    }

    @Test func `a command for a carrier that is not set up fails`() async {
        await bench.run { outbox in
            var outgoing = bench.send(.answer, bench.leg(1))
            outgoing.command.carrier = CarrierName(rawValue: "elsewhere")
            await outbox.add([outgoing], known: [], closed: [])
            await bench.waitForEnds(1)
        }
        #expect(bench.failures == [.unsupported])
    }

    @Test func `after a restart old orders are sent only if that does no harm`() async {
        let (one, two) = (bench.leg(1), bench.leg(2))
        let stored = [bench.send(.startNoiseSuppression, one), bench.send(.hangUp, two)]
        bench.time.advance(by: .seconds(3_600))
        await bench.run(stored: stored) { _ in await bench.waitForEnds(2) }
        #expect(bench.carrier.attempts.map(\.command) == [stored[1].command])
        #expect(bench.failures == [.expired])
    }

    @Test func `after a restart young orders are sent again`() async {
        let stored = [bench.send(.startNoiseSuppression, bench.leg(1))]
        bench.time.advance(by: .seconds(20))
        await bench.run(stored: stored) { _ in await bench.waitForEnds(1) }
        #expect(bench.carrier.attempts.map(\.command) == stored.map(\.command))
    }
}
