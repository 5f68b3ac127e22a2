import Testing

@testable import CarrierSimulator

struct PreconditionTests {
    static let speech: JSON = ["payload": "Hello", "voice": "AWS.Polly.Joanna-Neural"]
    static let recording: JSON = ["format": "mp3", "channels": "dual"]
    static let needAnAnswer: [(String, JSON, String)] = [
        ("speak", speech, "90034"), ("playback_start", ["audio_url": "https://x.example/a.mp3"], "90034"),
        ("playback_stop", [:], "90034"), ("gather", [:], "90034"), ("gather_using_speak", speech, "90034"),
        ("gather_stop", [:], "90034"), ("enqueue", ["queue_name": "q"], "90034"), ("leave_queue", [:], "90034"),
        ("bridge", ["queue": "q"], "90034"), ("transfer", ["to": "+34600000001"], "90034"),
        ("send_dtmf", ["digits": "1"], "90034"), ("record_start", recording, "90020"),
    ]

    @Test(arguments: needAnAnswer)
    func `before the answer a command is refused and no state is left`(
        action: String, body: JSON, code: String
    ) throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.call()
        guard case .object(let members) = body else { return }
        #expect(carrier.order(action, leg, .object(members + [.init("client_state", "YQ==")])) == code)
        carrier.order("answer", leg)
        #expect(carrier.received("call.answered")[0]["client_state"] == .null)
    }

    @Test(arguments: CallAction.allCases.filter { $0 != .dial })
    func `after the end every command is refused`(action: CallAction) throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.answeredCall()
        carrier.order("hangup", leg)
        let body: JSON =
            switch action {
            case .reject: ["cause": "USER_BUSY"]
            case .speak, .gatherUsingSpeak: Self.speech
            case .playbackStart: ["media_name": "music"]
            case .enqueue: ["queue_name": "q"]
            case .bridge: ["queue": "q"]
            case .transfer: ["to": "+34600000001"]
            case .recordStart: Self.recording
            case .sendDTMF: ["digits": "1"]
            case .clientStateUpdate: ["client_state": "YQ=="]
            case .switchSupervisorRole: ["role": "barge"]
            case .dial, .answer, .hangup, .playbackStop, .gather, .gatherStop, .leaveQueue, .recordStop, .recordPause,
                .recordResume, .transcriptionStart, .transcriptionStop:
                [:]
            }
        let method: APIRequest.Method = action == .clientStateUpdate ? .put : .post
        let response = carrier.send(method, "/v2/calls/\(leg)/actions/\(action.rawValue)", body)
        #expect(response.status == 422)
        #expect(response.errorCode == "90018")
    }

    @Test func `an id that nobody has is refused with a pointer to it`() {
        var carrier = VirtualCarrier()
        let response = carrier.send(.post, "/v2/calls/v3:nobody/actions/answer", [:])
        #expect(response.status == 422)
        #expect(response.errorCode == "90015")
        #expect(response.body?["errors"]?.elements?.first?["source"]?["pointer"] == "/call_control_id")
    }

    @Test func `only incoming calls can be answered or rejected`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.dial("+34600000001")
        #expect(carrier.order("answer", leg) == "90102")
        #expect(carrier.order("reject", leg, ["cause": "USER_BUSY"]) == "10015")
    }

    @Test func `a second answer changes nothing`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.answeredCall()
        #expect(carrier.order("answer", leg) == nil)
        #expect(carrier.received("call.answered").count == 1)
    }

    @Test func `a bridge needs two answered legs that are not one`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.answeredCall()
        let ringing = try carrier.dial("+34600000001")
        #expect(carrier.order("bridge", leg, ["call_control_id": .string(ringing)]) == "90034")
        #expect(carrier.order("bridge", leg, ["call_control_id": .string(leg)]) == "10015")
        #expect(carrier.order("bridge", leg, ["call_control_id": "v3:nobody"]) == "90015")
        carrier.order("hangup", ringing)
        #expect(carrier.order("bridge", leg, ["call_control_id": .string(ringing)]) == "90018")
    }

    @Test func `a supervising leg takes no bridge`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.answeredCall()
        carrier.exchange.setAgent("sip:boss@agents.example", [.answers(after: .seconds(1))])
        let boss = try carrier.dial(
            "sip:boss@agents.example",
            [.init("supervise_call_control_id", .string(leg)), .init("supervisor_role", "whisper")])
        carrier.pass(.seconds(2))
        #expect(carrier.order("bridge", boss, ["call_control_id": .string(leg)]) == "10015")
        #expect(carrier.order("bridge", leg, ["call_control_id": .string(boss)]) == "10015")
        #expect(carrier.order("transfer", boss, ["to": "+34600000001"]) == "10015")
    }
}
