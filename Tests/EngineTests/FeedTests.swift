import ContactCenter
import Telephony
import Testing

@testable import Engine

@Suite("The feed", .timeLimit(.minutes(1)))
struct FeedTests {
    private func facts(_ serials: ClosedRange<UInt64>) -> [Fact] {
        serials.map { Fact(serial: $0, at: Timestamp(seconds: 1), kind: .answered) }
    }

    @Test func `every subscriber gets every fact in order`() async {
        let feed = Feed()
        let (one, two) = (feed.subscribe(bufferingNewest: 10), feed.subscribe(bufferingNewest: 10))
        feed.publish(facts(1...2))
        feed.publish(facts(3...3))
        feed.end()
        for stream in [one, two] {
            var serials: [UInt64] = []
            for await fact in stream { serials.append(fact.serial) }
            #expect(serials == [1, 2, 3])
        }
    }

    @Test func `a slow subscriber keeps the newest facts and sees the gap`() async {
        let feed = Feed()
        let slow = feed.subscribe(bufferingNewest: 2)
        feed.publish(facts(1...5))
        feed.end()
        var serials: [UInt64] = []
        for await fact in slow { serials.append(fact.serial) }
        #expect(serials == [4, 5])
    }

    @Test func `a subscriber that stops listening is forgotten`() async {
        let feed = Feed()
        let listening = Task {
            for await _ in feed.subscribe(bufferingNewest: 1) {}
        }
        while feed.subscriberCount == 0 { await Task.yield() }
        listening.cancel()
        await listening.value
        #expect(feed.subscriberCount == 0)
    }

    @Test func `after the end a subscription is over at once`() async {
        let feed = Feed()
        feed.end()
        for await _ in feed.subscribe(bufferingNewest: 1) { Issue.record("nothing can come") }
        #expect(feed.subscriberCount == 0)
    }
}
