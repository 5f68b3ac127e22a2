import Testing

@testable import CarrierSimulator

struct QueueTests {
    static let place: JSON = ["queue_name": "support"]

    @Test func `calls queue in the order of their coming`() throws {
        var carrier = VirtualCarrier()
        let legs = try (0..<3).map { _ in try carrier.answeredCall() }
        for leg in legs {
            #expect(carrier.order("enqueue", leg, Self.place) == nil)
            carrier.pass(.seconds(10))
        }
        let enqueued = carrier.received("call.enqueued")
        #expect(enqueued.map { $0["current_position"] } == [1, 2, 3])
        #expect(enqueued.map { $0["queue_avg_wait_time_secs"] } == [0, 5, 10])
        #expect(enqueued[0]["queue"] == "support")
        #expect(enqueued[0]["from"] == nil)
        let calls = try #require(carrier.send(.get, "/v2/queues/support/calls").body?["data"]?.elements)
        #expect(calls.compactMap { $0["call_control_id"]?.text } == legs)
        #expect(calls.map { $0["wait_time_secs"] } == [30, 20, 10])
        let queue = try #require(carrier.send(.get, "/v2/queues/support").body?["data"])
        #expect(queue["current_size"] == 3)
        #expect(queue["max_size"] == 100)
    }

    @Test func `leaving moves the others up without an event`() throws {
        var carrier = VirtualCarrier()
        let legs = try (0..<2).map { _ in try carrier.answeredCall() }
        for leg in legs { carrier.order("enqueue", leg, Self.place) }
        carrier.pass(.seconds(4))
        #expect(carrier.order("leave_queue", legs[0]) == nil)
        let dequeued = try #require(carrier.received("call.dequeued", legs[0]).first)
        #expect(dequeued["reason"] == "leave")
        #expect(dequeued["queue_position"] == 1)
        #expect(dequeued["wait_time_secs"] == 4)
        #expect(carrier.order("leave_queue", legs[0]) == "90035")
        #expect(carrier.types(legs[1]).last == "call.enqueued")
        let call = carrier.send(.get, "/v2/queues/support/calls/\(legs[1])").body?["data"]
        #expect(call?["queue_position"] == 1)
    }

    @Test func `what a queue refuses`() throws {
        var carrier = VirtualCarrier()
        let legs = try (0..<3).map { _ in try carrier.answeredCall() }
        #expect(carrier.order("enqueue", legs[0], ["queue_name": "small", "max_size": 1]) == nil)
        #expect(carrier.order("enqueue", legs[0], ["queue_name": "small"]) == "90038")
        #expect(carrier.order("enqueue", legs[1], ["queue_name": "small"]) == "90036")
        #expect(carrier.order("enqueue", legs[1], ["queue_name": "small", "max_size": 5]) == "90037")
        #expect(carrier.received("call.enqueued").count == 1)
        #expect(carrier.order("bridge", legs[1], ["queue": "nobody"]) == "10005")
    }

    @Test func `who waits too long is parked`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.answeredCall()
        carrier.order("enqueue", leg, ["queue_name": "support", "max_wait_time_secs": 60])
        carrier.pass(.seconds(61))
        #expect(carrier.received("call.dequeued", leg).map { $0["reason"] } == ["timeout"])
        #expect(carrier.received("call.hangup").isEmpty)
        #expect(carrier.exchange.report().silent.count == 1)
        carrier.order("enqueue", leg, ["queue_name": "support"])
        carrier.pass(.seconds(600))
        #expect(carrier.received("call.dequeued", leg).count == 1)
    }

    @Test func `hanging up leaves the queue`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.answeredCall(CallerScript(patience: .seconds(30)))
        carrier.order("enqueue", leg, Self.place)
        carrier.pass(.seconds(31))
        #expect(carrier.types(leg).suffix(2) == ["call.dequeued", "call.hangup"])
        #expect(carrier.received("call.dequeued")[0]["reason"] == "hangup")
        #expect(carrier.send(.get, "/v2/queues/support").body?["data"]?["current_size"] == 0)
    }

    @Test func `an empty queue is gone after a while`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.answeredCall()
        carrier.order("enqueue", leg, ["queue_name": "support", "max_size": 7])
        carrier.order("leave_queue", leg)
        carrier.pass(.seconds(200))
        carrier.order("enqueue", leg, Self.place)
        carrier.order("leave_queue", leg)
        carrier.pass(.seconds(299))
        #expect(carrier.send(.get, "/v2/queues").body?["meta"]?["total_results"] == 1)
        carrier.pass(.seconds(2))
        #expect(carrier.send(.get, "/v2/queues/support").status == 404)
    }

    @Test func `a bridge takes the head of a queue`() throws {
        var carrier = VirtualCarrier()
        let legs = try (0..<2).map { _ in try carrier.answeredCall() }
        for leg in legs { carrier.order("enqueue", leg, Self.place) }
        let agent = try carrier.answeredAgent()
        #expect(carrier.order("bridge", agent, Self.bridgeToQueue) == nil)
        #expect(carrier.received("call.bridged").compactMap { $0["call_control_id"]?.text } == [agent, legs[0]])
        #expect(carrier.received("call.dequeued", legs[0]).count == 1)
        #expect(carrier.received("call.dequeued", legs[1]).isEmpty)
    }

    static let bridgeToQueue: JSON = ["queue": "support"]

    @Test func `a bridge by id takes a call out of the middle`() throws {
        var carrier = VirtualCarrier()
        let legs = try (0..<3).map { _ in try carrier.answeredCall() }
        for leg in legs { carrier.order("enqueue", leg, Self.place) }
        let agent = try carrier.answeredAgent()
        #expect(carrier.order("bridge", legs[1], ["call_control_id": .string(agent)]) == nil)
        let dequeued = try #require(carrier.received("call.dequeued").first)
        #expect(dequeued["reason"] == "bridged")
        #expect(dequeued["queue_position"] == 2)
        #expect(carrier.send(.get, "/v2/queues/support").body?["data"]?["current_size"] == 2)
    }

    @Test func `queues are made, changed and removed by hand`() {
        var carrier = VirtualCarrier()
        #expect(carrier.send(.post, "/v2/queues", ["queue_name": "vip"]).body?["data"]?["max_size"] == 300)
        #expect(carrier.send(.post, "/v2/queues/vip", ["max_size": 2]).body?["data"]?["max_size"] == 2)
        #expect(carrier.send(.delete, "/v2/queues/vip").status == 204)
        #expect(carrier.send(.get, "/v2/queues/vip").status == 404)
        #expect(carrier.send(.get, "/v2/queues?page%5Bsize%5D=999").errorCode == "10015")
    }

    @Test func `music plays in a queue`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.answeredCall()
        carrier.order("enqueue", leg, Self.place)
        #expect(carrier.order("playback_start", leg, ["media_name": "music", "loop": "infinity"]) == nil)
        #expect(carrier.order("speak", leg, ["payload": "You are first", "voice": "female", "stop": "all"]) == nil)
        carrier.pass(.seconds(5))
        #expect(carrier.received("call.speak.ended").count == 1)
        #expect(carrier.received("call.dequeued").isEmpty)
    }
}
