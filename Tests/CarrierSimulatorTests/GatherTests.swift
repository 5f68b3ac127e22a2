import Testing

@testable import CarrierSimulator

struct GatherTests {
    private func ended(_ carrier: VirtualCarrier) -> [String] {
        carrier.received("call.gather.ended").map {
            "\($0["digits"]?.text ?? "-") \($0["status"]?.text ?? "-")"
        }
    }

    @Test func `a gather ends at its number of keys`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.answeredCall(CallerScript([.press("1234")]))
        carrier.order("gather", leg, ["maximum_digits": 3])
        carrier.pass(.seconds(3))
        #expect(ended(carrier) == ["123 valid"])
        #expect(carrier.received("call.dtmf.received").map { $0["digit"] } == ["1", "2", "3", "4"])
        #expect(
            carrier.types(leg).suffix(3) == ["call.dtmf.received", "call.gather.ended", "call.dtmf.received"])
    }

    @Test func `the terminating key ends it and is not in it`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.answeredCall(CallerScript([.press("42#")]))
        carrier.order("gather", leg, ["gather_id": "age"])
        carrier.pass(.seconds(3))
        #expect(ended(carrier) == ["42 valid"])
        #expect(carrier.received("call.gather.ended")[0]["gather_id"] == "age")
    }

    @Test func `a plain gather gives up after five seconds without a key`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.answeredCall()
        carrier.order("gather", leg)
        carrier.pass(.milliseconds(4999))
        #expect(ended(carrier).isEmpty)
        carrier.pass(.milliseconds(1))
        #expect(ended(carrier) == [" timeout"])
    }

    @Test func `the time between two keys ends an entry that is long enough`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.answeredCall(CallerScript([.press("12")]))
        carrier.order("gather", leg, ["inter_digit_timeout_millis": 1500])
        carrier.pass(.milliseconds(800 + 1499))
        #expect(ended(carrier).isEmpty)
        carrier.pass(.milliseconds(1))
        #expect(ended(carrier) == ["12 valid"])
    }

    @Test func `an entry that is too short or has a wrong key is invalid`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.answeredCall(CallerScript([.press("12"), .wait(.seconds(20)), .press("9")]))
        carrier.order("gather", leg, ["minimum_digits": 4, "maximum_digits": 4])
        carrier.pass(.seconds(10))
        carrier.order("gather", leg, ["valid_digits": "123", "initial_timeout_millis": 60000])
        carrier.pass(.seconds(20))
        #expect(ended(carrier) == ["12 invalid", " invalid"])
    }

    @Test func `the whole command has a time limit`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.answeredCall(CallerScript([.press("1111", gap: .seconds(4))]))
        carrier.order("gather", leg, ["timeout_millis": 10_000])
        carrier.pass(.seconds(10))
        #expect(ended(carrier) == ["11 valid"])
    }

    @Test func `the time of a gather with a prompt runs from the prompt's end`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.answeredCall()
        let prompt = JSON.string(String(repeating: "a", count: 140))
        carrier.order(
            "gather_using_speak", leg,
            ["payload": prompt, "voice": "female", "maximum_tries": 1, "timeout_millis": 3000])
        carrier.pass(.milliseconds(12_999))
        #expect(ended(carrier).isEmpty)
        carrier.pass(.milliseconds(1))
        #expect(ended(carrier) == [" timeout"])
    }

    @Test func `a key interrupts the prompt`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.answeredCall(CallerScript([.interrupt(.speech), .press("1", gap: .seconds(1))]))
        let prompt = JSON.string(String(repeating: "a", count: 1400))
        carrier.order("gather_using_speak", leg, ["payload": prompt, "voice": "female", "maximum_digits": 1])
        carrier.order("speak", leg, ["payload": "Thanks", "voice": "female"])
        carrier.pass(.seconds(2))
        #expect(ended(carrier) == ["1 valid"])
        #expect(carrier.observations.last?.what == .heard(.speech("Thanks")))
    }

    @Test func `after a wrong entry the correction is said, after none the prompt again`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.answeredCall(CallerScript([.hear(.speech), .press("9")]))
        carrier.order(
            "gather_using_speak", leg,
            [
                "payload": "Press one", "voice": "female", "invalid_payload": "Not nine", "valid_digits": "1",
                "maximum_tries": 3, "timeout_millis": 2000,
            ])
        carrier.pass(.seconds(20))
        let heard = carrier.observations.compactMap { observation -> String? in
            guard case .heard(.speech(let words)) = observation.what else { return nil }
            return words
        }
        #expect(heard == ["Press one", "Not nine", "Press one"])
        #expect(ended(carrier) == [" timeout"])
    }

    @Test func `a gather is stopped, replaced, or ended by a hangup`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.answeredCall()
        carrier.order("gather", leg)
        carrier.order("gather_stop", leg)
        #expect(carrier.order("gather_stop", leg) == nil)
        carrier.order("gather", leg)
        carrier.order("gather", leg)
        carrier.order("hangup", leg)
        carrier.pass(.seconds(60))
        #expect(ended(carrier) == [" cancelled", " cancelled", " call_hangup"])
        #expect(carrier.exchange.report().anomalies.map(\.kind) == [.gatheredTwice])
        #expect(carrier.types(leg).last == "call.hangup")
    }

    @Test func `a later gather has its own time`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.answeredCall()
        carrier.order("gather", leg, ["timeout_millis": 3000])
        carrier.order("gather_stop", leg)
        carrier.pass(.seconds(2))
        carrier.order("gather", leg, ["initial_timeout_millis": 9000])
        carrier.pass(.seconds(8))
        #expect(ended(carrier) == [" cancelled"])
        carrier.pass(.seconds(1))
        #expect(ended(carrier) == [" cancelled", " timeout"])
    }

    @Test func `whether a prompt raises speak events is up to the seed`() throws {
        var kinds: Set<Bool> = []
        for seed in 1...20 as ClosedRange<UInt64> {
            var carrier = VirtualCarrier(ExchangeOptions(seed: seed))
            let leg = try carrier.answeredCall()
            carrier.order("gather_using_speak", leg, ["payload": "Press", "voice": "female"])
            carrier.pass(.seconds(2))
            let (started, ended) = (carrier.received("call.speak.started"), carrier.received("call.speak.ended"))
            #expect(started.count == ended.count)
            kinds.insert(started.isEmpty)
        }
        #expect(kinds == [true, false])
    }
}
