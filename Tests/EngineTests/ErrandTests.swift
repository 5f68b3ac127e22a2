import CallFlow
import ContactCenter
import Telephony
import TestSupport
import Testing

@testable import Engine

@Suite("Errands", .timeLimit(.minutes(1)))
struct ErrandTests {
    let bench = ErrandsBench()
    private let answer = LookupAnswer(key: "c1/who/1", status: 200, values: ["/name": .text("Ana")])

    // MARK: Questions

    @Test func `an answer is reported as it came`() async {
        bench.courier.answerNext(.success(answer))
        await bench.run { errands in
            await errands.add([bench.lookup()])
            await bench.waitForEnds(1)
        }
        #expect(bench.ends == [.answered(answer)])
        #expect(bench.tally.current.errands[.init(purpose: "lookup", ending: "answered")] == 1)
    }

    @Test(arguments: [CourierFailure.Reason.unreachable, .busy])
    func `a question that only reads is asked a second time`(reason: CourierFailure.Reason) async {
        bench.courier.answerNext(.failure(CourierFailure(reason)), .success(answer))
        await bench.run { errands in
            await errands.add([bench.lookup(.get)])
            await bench.waitForEnds(1)
        }
        #expect(bench.ends == [.answered(answer)])
        #expect(bench.courier.questions.count == 2)
    }

    @Test func `the answer that the service is at fault is the last word only when it comes twice`() async {
        let fault = LookupAnswer(key: "c1/who/1", status: 503, values: [:])
        bench.courier.answerNext(.success(fault), .success(answer), .success(fault), .success(fault))
        await bench.run { errands in
            await errands.add([bench.lookup()])
            await bench.waitForEnds(1)
            await errands.add([bench.lookup()])
            await bench.waitForEnds(2)
        }
        #expect(bench.ends == [.answered(answer), .answered(fault)])
    }

    @Test func `it is not asked a third time`() async {
        bench.courier.answerNext(
            .failure(CourierFailure(.unreachable)), .failure(CourierFailure(.busy)), .success(answer))
        await bench.run { errands in
            await errands.add([bench.lookup(.get)])
            await bench.waitForEnds(1)
        }
        #expect(bench.ends == [.unanswered(.error)])
        #expect(bench.courier.questions.count == 2)
    }

    @Test(arguments: [LookupRequest.Method.post, .put, .patch, .delete])
    func `one that may change something is asked once`(method: LookupRequest.Method) async {
        bench.courier.answerNext(.failure(CourierFailure(.unreachable)), .success(answer))
        await bench.run { errands in
            await errands.add([bench.lookup(method)])
            await bench.waitForEnds(1)
        }
        #expect(bench.ends == [.unanswered(.error)])
        #expect(bench.courier.questions.count == 1)
    }

    @Test(arguments: [CourierFailure.Reason.forbidden, .noSecret, .unreadable])
    func `what no second attempt could change is not tried again`(reason: CourierFailure.Reason) async {
        bench.courier.answerNext(.failure(CourierFailure(reason)))
        await bench.run { errands in
            await errands.add([bench.lookup()])
            await bench.waitForEnds(1)
        }
        #expect(bench.ends == [.unanswered(.error)])
        #expect(bench.courier.questions.count == 1)
    }

    @Test func `a time-out is one, whatever the other side says later`() async {
        bench.courier.answerNext(.failure(CourierFailure(.timeout)), .failure(CourierFailure(.timeout)))
        await bench.run { errands in
            await errands.add([bench.lookup()])
            await bench.waitForEnds(1)
        }
        #expect(bench.ends == [.unanswered(.timeout)])
    }

    @Test func `after a restart only a question that reads is asked again`() async {
        let stored = [bench.lookup(.get), bench.lookup(.post)].map { StoredErrand(errand: $0, hasBegun: false) }
        await bench.run(stored: stored) { _ in await bench.waitForEnds(2) }
        #expect(bench.courier.questions.map(\.method) == [.get])
        #expect(bench.ends.contains(.unanswered(.error)))
        #expect(bench.ends.contains(.answered(LookupAnswer(key: "c1/who/1", status: 200, values: [:]))))
    }

    @Test func `after a long restart the time is up`() async {
        let stored = [StoredErrand(errand: bench.lookup(.get), hasBegun: false)]
        bench.time.advance(by: .seconds(60))
        await bench.run(stored: stored) { _ in await bench.waitForEnds(1) }
        #expect(bench.ends == [.unanswered(.timeout)])
        #expect(bench.courier.questions.isEmpty)
    }

    @Test func `no more questions are under way than are allowed, and all are asked`() async {
        bench.courier.hold()
        await bench.run(change: { $0.lookups = 3 }) { errands in
            await errands.add((1...10).map { bench.lookup(call: $0) })
            await bench.courier.waitForQuestions(3)
            bench.courier.letGo()
            await bench.waitForEnds(10)
        }
        #expect(bench.courier.mostUnderWay == 3)
    }

    @Test func `a service that hangs keeps no other one waiting`() async {
        bench.courier.hold()
        await bench.run(change: { $0.lookups = 2 }) { errands in
            await errands.add((1...5).map { bench.lookup(call: $0) })
            await bench.courier.waitForQuestions(2)
            await errands.add([bench.lookup(call: 6, of: "https://orders.example")])
            await bench.courier.waitForQuestions(3)
        }
        #expect(bench.courier.questions.map(\.service.url).suffix(1) == ["https://orders.example"])
        #expect(bench.courier.questions.count == 3)
    }

    // MARK: Announcements

    @Test func `an announcement whose day is over is not made, however it came to be late`() async {
        let stored = [StoredErrand(errand: bench.announcement("low_csat"), hasBegun: false)]
        bench.time.advance(by: .seconds(86_401))
        await bench.run(stored: stored) { _ in await bench.waitForEnds(1) }
        #expect(bench.ends == [.failed(reason: "expired")])
        #expect(bench.courier.tellings.isEmpty)
    }

    @Test func `an announcement is made again with growing pauses and the same id until it is taken`() async {
        bench.courier.takeNext(CourierFailure(.busy), CourierFailure(.unreachable), CourierFailure(.timeout), nil)
        await bench.run { errands in
            await errands.add([bench.announcement("low_csat")])
            for pause in [5, 10, 20] { await bench.elapse(.seconds(pause)) }
            await bench.waitForEnds(1)
        }
        #expect(bench.ends == [.done(reference: nil)])
        #expect(Set(bench.courier.tellings.map(\.id)).count == 1)
        #expect(bench.courier.tellings.count == 4)
    }

    @Test func `the pause that the other side asks for is kept`() async {
        bench.courier.takeNext(CourierFailure(.busy, retryAfter: .seconds(120)))
        await bench.run { errands in
            await errands.add([bench.announcement("low_csat")])
            await bench.elapse(.seconds(120))
            await bench.waitForEnds(1)
        }
        #expect(bench.ends == [.done(reference: nil)])
    }

    @Test func `after a day it is given up`() async {
        bench.courier.take(CourierFailure(.busy))
        await bench.run { errands in
            await errands.add([bench.announcement("low_csat")])
            let begin = bench.time.now
            while bench.ends.isEmpty {
                if let next = bench.time.alarms.first { bench.time.set(next) }
                await Task.yield()
            }
            #expect(bench.time.now - begin <= .seconds(86_400))
            #expect(bench.time.now - begin > .seconds(80_000))
        }
        #expect(bench.ends == [.failed(reason: "busy")])
    }

    @Test func `a webhook that wants no more is told no more`() async {
        bench.courier.takeNext(CourierFailure(.refused))
        await bench.run { errands in
            await errands.add([bench.announcement("low_csat")])
            await bench.waitForEnds(1)
        }
        #expect(bench.ends == [.failed(reason: "refused")])
    }

    @Test func `a call's announcements keep their order, and other calls do not wait for them`() async {
        bench.courier.takeNext(CourierFailure(.busy))
        await bench.run { errands in
            await errands.add([
                bench.announcement("one"), bench.announcement("two"), bench.announcement("other", call: 2),
            ])
            await bench.waitForEnds(1)
            await bench.elapse(.seconds(5))
            await bench.waitForEnds(3)
        }
        let events = bench.courier.tellings.map(\.announcement.notice.event)
        #expect(events.filter { $0 != "other" } == ["one", "one", "two"])
        #expect(events.prefix(2).contains("other"))
    }

    @Test func `a slow webhook keeps no other one waiting`() async {
        bench.courier.hold()
        await bench.run(change: { $0.announcements = 2 }) { errands in
            await errands.add((1...5).map { bench.announcement("slow", call: $0) })
            await bench.courier.waitForTellings(2)
            await errands.add([bench.announcement("quick", to: "b.example"), bench.lookup()])
            await bench.courier.waitForTellings(3)
            await bench.courier.waitForQuestions(1)
        }
        #expect(bench.courier.tellings.map(\.announcement.notice.event) == ["slow", "slow", "quick"])
    }

    @Test func `what no backlog has room for is given up at once`() async {
        bench.courier.hold()
        await bench.run(change: { $0.backlog = 2 }) { errands in
            await errands.add((1...2).map { bench.announcement("event", call: $0) })
            await bench.courier.waitForTellings(2)
            await errands.add([bench.announcement("event", call: 3)])
            await bench.waitForEnds(1)
            #expect(bench.ends == [.failed(reason: "backlog_full")])
        }
    }
}
