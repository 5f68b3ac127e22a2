import CallFlow
import ContactCenter
import Telephony
import TestSupport
import Testing

@testable import Engine

@Suite("Text messages as errands", .timeLimit(.minutes(1)))
struct MessageErrandTests {
    let bench = ErrandsBench()

    @Test func `a message is noted as begun before it is sent`() async throws {
        let message = try bench.message()
        await bench.run { errands in
            await errands.add([message])
            await bench.waitForEnds(1)
        }
        #expect(bench.begins == [message.id])
        #expect(bench.ends == [.done(reference: "message-1")])
    }

    @Test func `without that note nothing is sent`() async throws {
        let message = try bench.message()
        await bench.run(notesBegins: false) { errands in
            await errands.add([message])
            await bench.waitForBegins(1)
        }
        #expect(bench.carrier.messages.isEmpty)
        #expect(bench.ends.isEmpty, "the next process takes it up")
    }

    @Test func `after a crash a message that may have been sent is not sent again`() async throws {
        let stored = StoredErrand(errand: try bench.message(), hasBegun: true)
        await bench.run(stored: [stored]) { _ in await bench.waitForEnds(1) }
        #expect(bench.ends == [.failed(reason: "uncertain")])
        #expect(bench.carrier.messages.isEmpty)
    }

    @Test func `after a crash a message that was not begun is sent`() async throws {
        let stored = StoredErrand(errand: try bench.message(), hasBegun: false)
        await bench.run(stored: [stored]) { _ in await bench.waitForEnds(1) }
        #expect(bench.ends == [.done(reference: "message-1")])
    }

    @Test func `a message that the carrier cannot have got is sent again`() async throws {
        bench.carrier.answerMessages(
            .failed(CarrierFailure(.unreachable), mayHaveBeenTaken: false),
            .failed(CarrierFailure(.rateLimited(retryAfter: .seconds(30))), mayHaveBeenTaken: false))
        let message = try bench.message()
        await bench.run { errands in
            await errands.add([message])
            await bench.elapse(.seconds(5))
            await bench.elapse(.seconds(30))
            await bench.waitForEnds(1)
        }
        #expect(bench.ends == [.done(reference: "message-1")])
        #expect(bench.carrier.messages.count == 3)
        #expect(bench.begins.count == 1)
    }

    @Test func `a message that the carrier may have got is not sent again`() async throws {
        bench.carrier.answerMessages(.failed(CarrierFailure(.unreachable), mayHaveBeenTaken: true))
        let message = try bench.message()
        await bench.run { errands in
            await errands.add([message])
            await bench.waitForEnds(1)
        }
        #expect(bench.ends == [.failed(reason: "uncertain")])
        #expect(bench.carrier.messages.count == 1)
    }

    @Test func `a message that the carrier refuses is not sent again`() async throws {
        bench.carrier.answerMessages(.failed(CarrierFailure(.refused(code: "40310")), mayHaveBeenTaken: false))
        let message = try bench.message()
        await bench.run { errands in
            await errands.add([message])
            await bench.waitForEnds(1)
        }
        #expect(bench.ends == [.failed(reason: "refused_40310")])
    }
}
