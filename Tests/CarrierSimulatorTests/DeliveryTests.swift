import Crypto
import Foundation
import Telephony
import Testing

@testable import CarrierSimulator

struct DeliveryTests {
    @Test func `an event that is not acknowledged comes again with the same id and a higher attempt`() throws {
        var carrier = VirtualCarrier()
        carrier.answers = [.failed, .answered(status: 503), .answered(status: 302), .answered(status: 200)]
        _ = try carrier.call()
        #expect(carrier.webhooks.count == 1)
        #expect(carrier.exchange.report().pendingEvents == 1)
        carrier.pass(.seconds(10))
        #expect(carrier.webhooks.map(\.attempt) == [1, 2, 3, 4])
        #expect(Set(carrier.webhooks.map(\.id)).count == 1)
        #expect(carrier.webhooks[3].body["meta"]?["attempt"] == 4)
        #expect(carrier.webhooks.map { ($0.at - VirtualCarrier.start).wholeMilliseconds } == [0, 200, 600, 1400])
        let report = carrier.exchange.report()
        #expect(report.pendingEvents == 0)
        #expect(report.failedAttempts == 3)
        #expect(report.acknowledged.map(\.attempt) == [4])
        #expect(report.acknowledged.map(\.eventID) == [carrier.webhooks[0].id])
    }

    @Test func `after its last attempt an event is given up and counted`() throws {
        var carrier = VirtualCarrier(ExchangeOptions(delivery: DeliveryOptions(attempts: 3)))
        carrier.answers = Array(repeating: .failed, count: 3)
        _ = try carrier.call()
        carrier.pass(.seconds(60))
        #expect(carrier.webhooks.count == 3)
        #expect(carrier.exchange.report().undeliveredEvents == 1)
        #expect(carrier.exchange.report().pendingEvents == 0)
    }

    @Test func `without an address events wait and none is lost`() throws {
        var exchange = Exchange(now: VirtualCarrier.start)
        let (from, to) = (try #require(PhoneNumber("+34600111222")), try #require(PhoneNumber("+34910000000")))
        let placed = exchange.placeCall(from: from, to: to, script: CallerScript(), at: VirtualCarrier.start)
        #expect(placed.effects.count == 1)
        let effects = exchange.setWebhook("http://late.example", at: VirtualCarrier.start + .seconds(9))
        guard case .deliver(let delivery) = try #require(effects.first) else { return }
        #expect(delivery.eventType == "call.initiated")
        #expect(delivery.url == "http://late.example")
    }

    @Test func `only so many deliveries are under way`() throws {
        var exchange = Exchange(
            options: ExchangeOptions(delivery: DeliveryOptions(concurrency: 2)), now: VirtualCarrier.start)
        _ = exchange.setWebhook("http://receiver.example", at: VirtualCarrier.start)
        let (from, to) = (try #require(PhoneNumber("+34600111222")), try #require(PhoneNumber("+34910000000")))
        var deliveries: [Delivery] = []
        func keep(_ effects: [Exchange.Effect]) {
            for case .deliver(let delivery) in effects { deliveries.append(delivery) }
        }
        for _ in 0..<5 {
            keep(exchange.placeCall(from: from, to: to, script: CallerScript(), at: VirtualCarrier.start).effects)
        }
        #expect(deliveries.count == 2)
        keep(exchange.delivered(deliveries[0].number, .answered(status: 200), at: VirtualCarrier.start))
        #expect(deliveries.count == 3)
    }

    private func manyEvents(_ delivery: DeliveryOptions, seed: UInt64) throws -> VirtualCarrier {
        var carrier = VirtualCarrier(ExchangeOptions(seed: seed, delivery: delivery))
        for _ in 0..<20 {
            let leg = try carrier.answeredCall(CallerScript([.press("123"), .hangUp]))
            carrier.order("gather", leg)
            carrier.pass(.seconds(1))
        }
        carrier.pass(.seconds(10))
        return carrier
    }

    @Test func `duplicates and changes of order come from the seed and lose nothing`() throws {
        let mischief = DeliveryOptions(delay: .zero ... .milliseconds(50), duplicates: 0.3, reorders: 0.3)
        let carrier = try manyEvents(mischief, seed: 7)
        let plain = try manyEvents(DeliveryOptions(), seed: 7)
        let ids = carrier.webhooks.map(\.id)
        #expect(ids.count > Set(ids).count)
        #expect(Set(ids) == Set(plain.webhooks.map(\.id)))
        let occurred = carrier.webhooks.compactMap { $0.body["data"]?["occurred_at"]?.text }
        #expect(occurred != occurred.sorted())
        #expect(try manyEvents(mischief, seed: 7).webhooks.map(\.body) == carrier.webhooks.map(\.body))
        #expect(try manyEvents(mischief, seed: 8).webhooks.map(\.type) != carrier.webhooks.map(\.type))
        let report = carrier.exchange.report()
        #expect(report.acknowledged.count == report.events)
    }

    @Test func `a duplicate stands in for a first attempt that failed`() throws {
        let options = ExchangeOptions(delivery: DeliveryOptions(duplicates: 1))
        var carrier = VirtualCarrier(options)
        carrier.answers = [.failed]
        _ = try carrier.call()
        carrier.pass(.seconds(10))
        #expect(carrier.webhooks.map(\.attempt) == [1, 2])
        #expect(carrier.exchange.report().pendingEvents == 0)
    }

    @Test func `a duplicate that fails after an acknowledgement is let go`() throws {
        var carrier = VirtualCarrier(ExchangeOptions(delivery: DeliveryOptions(duplicates: 1)))
        carrier.answers = [.answered(status: 200), .failed]
        _ = try carrier.call()
        carrier.pass(.seconds(30))
        #expect(carrier.webhooks.map(\.attempt) == [1, 2])
        #expect(carrier.exchange.report().acknowledged.count == 1)
        #expect(carrier.exchange.isQuiet == false)
        #expect(carrier.exchange.report().pendingEvents == 0)
    }

    @Test func `a leg's own address comes before the account's`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.call()
        carrier.order("answer", leg, ["webhook_url": "http://other.example/hook"])
        #expect(carrier.webhooks.last?.body["meta"]?["delivered_to"] == "http://other.example/hook")
    }

    @Test func `the signature is over the time, a bar and the body, by the key that is shown`() throws {
        let signer = WebhookSigner()
        let body = Array(#"{"data":{"id":"1"}}"#.utf8)
        let headers = Dictionary(
            uniqueKeysWithValues: try signer.headers(for: body, at: Timestamp(milliseconds: 1_800_000_000_999)).map {
                ($0.name, $0.value)
            })
        let key = try Curve25519.Signing.PublicKey(
            rawRepresentation: try #require(Data(base64Encoded: signer.publicKey)))
        let signature = try #require(headers["telnyx-signature-ed25519"].flatMap { Data(base64Encoded: $0) })
        #expect(signature.count == 64)
        #expect(headers["telnyx-timestamp"] == "1800000000")
        #expect(key.isValidSignature(signature, for: Data("1800000000|".utf8) + Data(body)))
        #expect(!key.isValidSignature(signature, for: Data("1800000001|".utf8) + Data(body)))
        #expect(!key.isValidSignature(signature, for: Data("1800000000|".utf8) + Data(body.dropLast())))
        #expect(WebhookSigner().publicKey != signer.publicKey)
    }
}
