import Testing

@testable import CarrierSimulator

struct RequestTests {
    @Test func `without the key nothing is done`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.call()
        for authorization in [nil, "Bearer wrong", "KEY-simulated"] {
            let response = carrier.request(
                APIRequest(.post, "/v2/calls/\(leg)/actions/answer", authorization: authorization))
            #expect(response.status == 401)
            #expect(response.errorCode == "10009")
        }
        #expect(carrier.received("call.answered").isEmpty)
    }

    @Test(arguments: [
        (APIRequest.Method.post, "/v2/calls/x/actions/dance"), (.get, "/v2/calls/x/actions/answer"),
        (.get, "/v2/nothing"),
        (.get, "/v1/calls"), (.post, "/v2/calls/x/actions/client_state_update"), (.get, "/v2/calls/%zz"),
        (.post, "/v2/calls/x/actions/dial"),
    ])
    func `unknown addresses are not found`(method: APIRequest.Method, target: String) {
        var carrier = VirtualCarrier()
        #expect(carrier.send(method, target).status == 404)
    }

    @Test func `an encoded id is the same id`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.call()
        let encoded = leg.replacing(":", with: "%3A")
        #expect(carrier.order("answer", encoded) == nil)
        #expect(carrier.send(.get, "/v2/calls/\(encoded)").body?["data"]?["is_alive"] == true)
    }

    @Test func `a parameter that the command does not have is refused by name`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.answeredCall()
        let response = carrier.send(
            .post, "/v2/calls/\(leg)/actions/speak", ["payload": "Hi", "voice": "AWS.Polly.Joanna", "max_digits": 1])
        #expect(response.status == 422)
        #expect(response.errorCode == "10015")
        #expect(response.body?["errors"]?.elements?.first?["source"]?["pointer"] == "/max_digits")
        #expect(carrier.received("call.speak.started").isEmpty)
    }

    static let mistakes: [(String, JSON, String)] = [
        ("speak", ["payload": "Hi"], "10004"),
        ("speak", ["payload": 5, "voice": "female"], "10015"),
        ("speak", ["payload": "Hi", "voice": "Joanna"], "10015"),
        ("speak", ["payload": "Hi", "voice": "female", "language": "en"], "10015"),
        ("speak", ["payload": "", "voice": "female"], "90010"),
        ("speak", ["payload": "Hi", "voice": "female", "client_state": "c1.1/2"], "90017"),
        ("speak", ["payload": "Hi", "voice": "female", "stop": true], "10015"),
        ("playback_start", [:], "10004"),
        ("playback_start", ["audio_url": "ftp://x.example/a.mp3"], "10015"),
        ("playback_start", ["audio_url": "http://x.example/a.mp3", "media_name": "a"], "10015"),
        ("playback_start", ["audio_url": "http://x.example/a.mp3", "loop": "forever"], "10015"),
        ("gather", ["maximum_digits": "4"], "10015"),
        ("gather", ["maximum_digits": 0], "10015"),
        ("gather", ["minimum_digits": 3, "maximum_digits": 2], "10015"),
        ("gather", ["maximum_tries": 2], "10015"),
        ("gather_using_speak", ["payload": "Hi", "voice": "female", "initial_timeout_millis": 5000], "10015"),
        ("enqueue", [:], "10004"),
        ("enqueue", ["queue_name": "q", "max_wait_time_secs": "60"], "10015"),
        ("bridge", [:], "10004"),
        ("bridge", ["call_control_id": "a", "queue": "b"], "10015"),
        ("bridge", ["queue": "b", "park_after_unbridge": true], "10015"),
        ("transfer", ["to": "agent"], "10015"),
        ("record_start", ["format": "mp3"], "10004"),
        ("record_start", ["format": "ogg", "channels": "dual"], "10015"),
        ("send_dtmf", ["digits": "12x"], "10015"),
        ("hangup", ["command_id": 7], "10015"),
        ("client_state_update", [:], "10004"),
    ]

    @Test(arguments: mistakes)
    func `a wrong parameter is refused with the carrier's code`(action: String, body: JSON, code: String) throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.answeredCall()
        let before = carrier.webhooks.count
        #expect(carrier.order(action, leg, body) == code)
        carrier.pass(.seconds(1))
        #expect(carrier.webhooks.count == before)
    }

    @Test func `speech has a longest length`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.answeredCall()
        let long = JSON.string(String(repeating: "a", count: 3001))
        #expect(carrier.order("speak", leg, ["payload": long, "voice": "female"]) == "90010")
    }

    @Test func `a body that is no JSON object is refused`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.call()
        for body in ["{", "[1]", "\"text\""] {
            let response = carrier.request(
                APIRequest(
                    .post, "/v2/calls/\(leg)/actions/answer", authorization: "Bearer KEY-simulated",
                    body: Array(body.utf8)))
            #expect(response.errorCode == "10015")
        }
    }

    @Test func `a dial needs an application of the account and a real destination`() {
        var carrier = VirtualCarrier()
        let from = JSON.string(VirtualCarrier.number)
        let bodies: [(JSON, String)] = [
            (["to": "sip:a@b.example", "from": from], "10004"),
            (["to": "sip:a@b.example", "from": from, "connection_id": "other"], "10015"),
            (["to": "a@b.example", "from": from, "connection_id": "1684641123236054244"], "10015"),
            (["to": "sip:a@b.example", "from": "910", "connection_id": "1684641123236054244"], "10015"),
            (
                ["to": "sip:a@b.example", "from": from, "connection_id": "1684641123236054244", "timeout_secs": 4],
                "10015"
            ),
            (
                ["to": "sip:a@b.example", "from": from, "connection_id": "1684641123236054244", "link_to": "v3:no"],
                "10015"
            ),
            (
                [
                    "to": "sip:a@b.example", "from": from, "connection_id": "1684641123236054244",
                    "bridge_on_answer": true,
                ],
                "10004"
            ),
        ]
        for (body, code) in bodies {
            #expect(carrier.send(.post, "/v2/calls", body).errorCode == code)
        }
    }

    @Test func `the rate limit answers 429 and says when it ends`() {
        var options = ExchangeOptions()
        options.requestsPerSecond = 3
        var carrier = VirtualCarrier(options)
        for left in ["2", "1", "0"] {
            let response = carrier.send(.get, "/v2/queues")
            #expect(response.status == 200)
            #expect(response.headers["x-ratelimit-remaining"] == left)
        }
        let refused = carrier.send(.get, "/v2/queues")
        #expect(refused.status == 429)
        #expect(refused.errorCode == "10011")
        #expect(refused.headers["x-ratelimit-reset"] == "1")
        carrier.pass(.seconds(1))
        #expect(carrier.send(.get, "/v2/queues").status == 200)
    }

    @Test func `dials have a limit of their own over five seconds`() throws {
        var options = ExchangeOptions()
        options.dialsPerSecond = 1
        var carrier = VirtualCarrier(options)
        for _ in 0..<5 { _ = try carrier.dial("+34600000001") }
        let body: JSON = [
            "to": "+34600000001", "from": .string(VirtualCarrier.number), "connection_id": "1684641123236054244",
        ]
        #expect(carrier.send(.post, "/v2/calls", body).errorCode == "90103")
        carrier.pass(.seconds(5))
        #expect(carrier.send(.post, "/v2/calls", body).status == 200)
    }

    @Test func `an account has only so many channels`() throws {
        var options = ExchangeOptions()
        options.maximumLegs = 1
        var carrier = VirtualCarrier(options)
        let leg = try carrier.call()
        let body: JSON = [
            "to": "+34600000001", "from": .string(VirtualCarrier.number), "connection_id": "1684641123236054244",
        ]
        #expect(carrier.send(.post, "/v2/calls", body).errorCode == "90041")
        carrier.order("hangup", leg)
        #expect(carrier.send(.post, "/v2/calls", body).status == 200)
    }

    @Test func `active calls come in pages that a cursor leads through`() throws {
        var carrier = VirtualCarrier()
        var legs: [String] = []
        for _ in 0..<5 { legs.append(try carrier.call()) }
        carrier.order("hangup", legs[2])
        var seen: [String] = []
        var target: String? = "/v2/connections/1684641123236054244/active_calls?page%5Blimit%5D=2"
        for _ in 0..<5 {
            guard let address = target else { break }
            let body = try #require(carrier.send(.get, address).body)
            seen += (body["data"]?.elements ?? []).compactMap { $0["call_control_id"]?.text }
            let after = body["meta"]?["cursors"]?["after"]?.text
            target = after.map { "/v2/connections/1684641123236054244/active_calls?page[limit]=2&page[after]=\($0)" }
        }
        #expect(seen == [legs[0], legs[1], legs[3], legs[4]])
        #expect(carrier.send(.get, "/v2/connections/other/active_calls").status == 404)
        #expect(
            carrier.send(.get, "/v2/connections/1684641123236054244/active_calls?page[limit]=0").errorCode == "10015")
    }

    @Test func `a call can be looked up until ten minutes after its end`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.answeredCall()
        carrier.pass(.seconds(7))
        #expect(carrier.send(.get, "/v2/calls/\(leg)").body?["data"]?["call_duration"] == 7)
        carrier.order("hangup", leg)
        carrier.pass(.seconds(599))
        #expect(carrier.send(.get, "/v2/calls/\(leg)").body?["data"]?["is_alive"] == false)
        carrier.pass(.seconds(2))
        #expect(carrier.send(.get, "/v2/calls/\(leg)").status == 404)
        #expect(carrier.order("hangup", leg) == "90015")
    }
}
