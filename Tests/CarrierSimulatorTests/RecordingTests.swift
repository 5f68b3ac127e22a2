import Testing

@testable import CarrierSimulator

struct RecordingTests {
    static let start: JSON = ["format": "wav", "channels": "dual"]

    @Test func `a recording that is stopped is saved a little later`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.answeredCall()
        #expect(carrier.order("record_start", leg, Self.start) == nil)
        carrier.pass(.seconds(10))
        #expect(carrier.order("record_stop", leg) == nil)
        #expect(carrier.received("call.recording.saved").isEmpty)
        carrier.pass(.seconds(1))
        let saved = try #require(carrier.received("call.recording.saved", leg).first)
        #expect(saved["channels"] == "dual")
        #expect(saved["recording_id"]?.text?.count == 36)
        #expect(saved["recording_urls"]?["wav"] != nil)
        #expect(saved["recording_urls"]?["mp3"] == nil)
        #expect(saved["public_recording_urls"] == [:])
        #expect(saved["from"] == nil)
        #expect(saved["recording_started_at"]?.text?.hasPrefix("2027-01-15T08:00:00") == true)
        #expect(saved["recording_ended_at"]?.text?.hasPrefix("2027-01-15T08:00:10") == true)
    }

    @Test func `a hangup is told before the recording that it ends`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.answeredCall()
        carrier.order("record_start", leg, Self.start)
        carrier.order("hangup", leg)
        #expect(!carrier.exchange.isQuiet)
        carrier.pass(.seconds(1))
        #expect(carrier.types(leg).suffix(2) == ["call.hangup", "call.recording.saved"])
        #expect(carrier.exchange.isQuiet)
    }

    @Test func `a recording ends at its longest length`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.answeredCall()
        carrier.order("record_start", leg, ["format": "mp3", "channels": "single", "max_length": 5])
        carrier.pass(.milliseconds(5500))
        #expect(carrier.received("call.recording.saved").count == 1)
    }

    @Test func `a message ends when the caller has been silent for long enough`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.answeredCall(CallerScript([.hear(.tone), .talk(.seconds(10))]))
        carrier.order(
            "record_start", leg, ["format": "mp3", "channels": "single", "play_beep": true, "timeout_secs": 3])
        carrier.pass(.seconds(13))
        #expect(carrier.received("call.recording.saved").isEmpty)
        carrier.pass(.seconds(2))
        #expect(carrier.received("call.recording.saved").count == 1)
        #expect(carrier.observations.contains { $0.what == .heard(.tone) })
    }

    @Test func `a second recording at the same time is noticed`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.answeredCall()
        carrier.order("record_start", leg, Self.start)
        carrier.order("record_start", leg, Self.start)
        #expect(carrier.exchange.report().anomalies.map(\.kind) == [.recordedTwice])
        carrier.order("record_stop", leg)
        carrier.order("record_start", leg, Self.start)
        #expect(carrier.exchange.report().anomalies.count == 1)
    }

    @Test func `pausing needs no event`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.answeredCall()
        carrier.order("record_start", leg, Self.start)
        #expect(carrier.order("record_pause", leg) == nil)
        #expect(carrier.order("record_resume", leg) == nil)
        #expect(carrier.types(leg).last == "call.answered")
    }
}
