import Testing

@testable import CarrierSimulator

struct SpeechAndMessageTests {
    @Test func `what a person says is told while it is written down`() throws {
        var carrier = VirtualCarrier()
        let script = CallerScript([.wait(.seconds(1)), .say("sales"), .wait(.seconds(5)), .say("too late")])
        let leg = try carrier.answeredCall(script)
        #expect(carrier.order("transcription_start", leg, ["transcription_tracks": "inbound"]) == nil)
        #expect(carrier.order("transcription_start", leg) == "90054")
        carrier.pass(.seconds(4))
        #expect(carrier.order("transcription_stop", leg) == nil)
        carrier.pass(.seconds(10))
        let heard = carrier.received("call.transcription", leg)
        #expect(heard.map { $0["transcription_data"]?["transcript"]?.text } == ["sales"])
    }

    @Test func `a recording that waits for silence cannot begin beside it`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.answeredCall()
        carrier.order("transcription_start", leg)
        let start: JSON = ["format": "mp3", "channels": "single", "timeout_secs": 5]
        #expect(carrier.order("record_start", leg, start) == "90053")
        carrier.order("transcription_stop", leg)
        #expect(carrier.order("record_start", leg, start) == nil)
    }

    @Test func `a recording is written down if that was asked for`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.answeredCall()
        carrier.order("record_start", leg, ["format": "mp3", "channels": "single", "transcription": true])
        carrier.pass(.seconds(3))
        carrier.order("record_stop", leg)
        carrier.pass(.seconds(1))
        let saved = try #require(carrier.received("call.recording.saved", leg).first)
        let written = try #require(carrier.received("call.recording.transcription.saved", leg).first)
        #expect(written["recording_id"] == saved["recording_id"])
        #expect(written["transcription_text"]?.text?.isEmpty == false)
    }

    @Test(arguments: [(true, "machine"), (false, "human_business")])
    func `a machine is told from a person if that was asked for`(isMachine: Bool, verdict: String) throws {
        var carrier = VirtualCarrier()
        let phone = "+34600000009"
        carrier.exchange.setAgent(
            phone, [isMachine ? .machine(after: .seconds(1)) : .answers(after: .seconds(1))])
        let asked = try carrier.dial(phone, [.init("answering_machine_detection", "premium")])
        carrier.pass(.seconds(4))
        #expect(carrier.received("call.machine.premium.detection.ended", asked).first?["result"]?.text == verdict)
        let unasked = try carrier.dial(phone)
        carrier.pass(.seconds(4))
        #expect(carrier.received("call.machine.premium.detection.ended", unasked).isEmpty)
    }

    @Test func `a text message is taken, each time`() throws {
        var carrier = VirtualCarrier()
        let message: JSON = ["from": "+34910000000", "to": "+34600111222", "text": "Hello"]
        let first = carrier.send(.post, "/v2/messages", message)
        let second = carrier.send(.post, "/v2/messages", message)
        #expect(first.status == 200)
        #expect(first.body?["data"]?["id"] != second.body?["data"]?["id"])
        #expect(carrier.exchange.messages.map(\.text) == ["Hello", "Hello"])
        #expect(carrier.send(.post, "/v2/messages", ["from": "x", "to": "+34600111222", "text": "a"]).status == 422)
        #expect(carrier.send(.post, "/v2/messages", ["from": "+34910000000", "to": "+34600111222"]).status == 422)
    }
}
