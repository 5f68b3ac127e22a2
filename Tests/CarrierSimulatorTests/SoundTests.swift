import Testing

@testable import CarrierSimulator

struct SoundTests {
    static func speech(_ text: String, _ extra: [JSON.Member] = []) -> JSON {
        .object([.init("payload", .string(text)), .init("voice", "female")] + extra)
    }

    @Test func `speech takes a second for 14 characters and the next waits for its end`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.answeredCall()
        carrier.order("speak", leg, Self.speech("12345678901234"))
        carrier.order("speak", leg, Self.speech("1234567890123412345678901234"))
        carrier.pass(.milliseconds(999))
        #expect(carrier.received("call.speak.ended").isEmpty)
        carrier.pass(.milliseconds(1))
        #expect(carrier.types(leg).suffix(3) == ["call.speak.started", "call.speak.ended", "call.speak.started"])
        carrier.pass(.seconds(2))
        #expect(carrier.received("call.speak.ended").map { $0["status"] } == ["completed", "completed"])
    }

    @Test func `a new sound can take the place of all others`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.answeredCall()
        carrier.order("playback_start", leg, ["audio_url": "https://x.example/music.mp3", "loop": "infinity"])
        carrier.order("speak", leg, Self.speech("never heard"))
        carrier.pass(.seconds(3600))
        #expect(carrier.received("call.playback.ended").isEmpty)
        carrier.order("speak", leg, Self.speech("Now", [.init("stop", "all")]))
        let ended = try #require(carrier.received("call.playback.ended").first)
        #expect(ended["status"] == "cancelled")
        #expect(ended["media_url"] == "https://x.example/music.mp3")
        #expect(carrier.observations.filter { $0.what == .heard(.speech("never heard")) }.isEmpty)
        #expect(carrier.observations.contains { $0.what == .heard(.speech("Now")) })
    }

    @Test func `stopping the current sound starts the one that waits`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.answeredCall()
        carrier.order("playback_start", leg, ["media_name": "music", "loop": "infinity"])
        carrier.order("speak", leg, Self.speech("Next"))
        carrier.order("playback_stop", leg, ["stop": "current"])
        #expect(
            carrier.types(leg).suffix(3) == ["call.playback.started", "call.playback.ended", "call.speak.started"])
        #expect(carrier.received("call.playback.ended")[0]["media_name"] == "music")
        carrier.order("playback_stop", leg)
        #expect(carrier.types(leg).last == "call.speak.ended")
        #expect(carrier.order("playback_stop", leg) == nil)
    }

    @Test func `the end of a sound that was stopped does not end the next one`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.answeredCall()
        carrier.order("speak", leg, Self.speech(String(repeating: "a", count: 28)))
        carrier.pass(.seconds(1))
        carrier.order("speak", leg, Self.speech(String(repeating: "b", count: 42), [.init("stop", "all")]))
        carrier.pass(.milliseconds(2999))
        #expect(carrier.received("call.speak.ended").count == 1)
        carrier.pass(.milliseconds(1))
        #expect(carrier.received("call.speak.ended").count == 2)
    }

    @Test func `a file plays as often as asked`() throws {
        var options = ExchangeOptions()
        options.fileLengths = ["https://x.example/a.mp3": .seconds(4)]
        var carrier = VirtualCarrier(options)
        let leg = try carrier.answeredCall()
        carrier.order("playback_start", leg, ["audio_url": "https://x.example/a.mp3", "loop": 3])
        carrier.pass(.seconds(11))
        #expect(carrier.received("call.playback.ended").isEmpty)
        carrier.pass(.seconds(1))
        #expect(carrier.received("call.playback.ended").map { $0["status"] } == ["completed"])
    }

    @Test func `a file that cannot be fetched fails and the next sound plays`() throws {
        var options = ExchangeOptions()
        options.missingFiles = ["https://x.example/none.mp3"]
        var carrier = VirtualCarrier(options)
        let leg = try carrier.answeredCall()
        carrier.order("playback_start", leg, ["audio_url": "https://x.example/none.mp3"])
        carrier.order("speak", leg, Self.speech("Still here"))
        #expect(carrier.types(leg).suffix(2) == ["call.playback.ended", "call.speak.started"])
        #expect(carrier.received("call.playback.ended")[0]["status"] == "failed")
    }

    @Test func `markup is not spoken`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.answeredCall()
        let text = "<speak>Good <break time=\"1s\"/> day</speak>"
        carrier.order("speak", leg, Self.speech(text, [.init("payload_type", "ssml")]))
        #expect(carrier.observations.contains { $0.what == .heard(.speech("Good day")) })
    }

    @Test func `a hangup ends the sound and says so`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.answeredCall()
        carrier.order("speak", leg, Self.speech("A long announcement"))
        carrier.order("hangup", leg)
        #expect(carrier.types(leg).suffix(2) == ["call.speak.ended", "call.hangup"])
        #expect(carrier.received("call.speak.ended")[0]["status"] == "call_hangup")
        carrier.pass(.seconds(10))
        #expect(carrier.received("call.speak.ended").count == 1)
    }
}
