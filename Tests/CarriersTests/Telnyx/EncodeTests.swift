import Foundation
import Telephony
import Testing

@testable import Carriers

@Suite struct EncodeTests {
    private let carrier: Telnyx

    init() throws {
        carrier = try SampleCarrier(webhookURL: "https://pbx.example/webhooks/telnyx").carrier
    }

    /// With `WRITE_FIXTURES` set the files are written in place of compared; read the difference before committing.
    @Test(arguments: SampleCommands.all.map(\.name))
    func `each command is the request on file`(name: String) throws {
        let sample = try #require(SampleCommands.all.first { $0.name == name })
        let request = try carrier.request(for: SampleCommands.command(sample.action), handle: SampleCommands.handle)
        var text = JSONObjectText()
        text.put("method", request.method.rawValue)
        text.put("path", request.path)
        let head = String(decoding: text.bytes.dropLast(), as: UTF8.self)
        let written = head + ",\"body\":" + String(decoding: request.body, as: UTF8.self) + "}\n"
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Fixtures/telnyx/\(name).json")
        if ProcessInfo.processInfo.environment["WRITE_FIXTURES"] != nil {
            try Data(written.utf8).write(to: file)
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == written)
        #expect(JSONDocument(request.body) != nil)
    }

    @Test func `there is a file for every kind of command`() {
        let names = SampleCommands.all.map(\.action.name)
        #expect(names.count == SampleCommands.all.count)
        #expect(Swift.Set(names).count == 32)
    }

    @Test(arguments: [
        CallCommand.Action.hangUp, .bridge(CallCommand.Bridge(with: SampleCommands.agent)),
        .dial(
            CallCommand.Dial(
                to: "+34600111222", from: "+349", ringTimeout: .seconds(9), linkedTo: SampleCommands.caller)),
    ])
    func `a leg that the carrier has not named yet is waited for`(action: CallCommand.Action) {
        let failure = refusal(of: action) { _ in nil }
        #expect(failure?.reason == .tooEarly)
    }

    @Test func `a bridge waits for the other leg's name`() {
        let failure = refusal(of: .bridge(CallCommand.Bridge(with: SampleCommands.agent))) {
            $0 == SampleCommands.caller ? LegHandle(rawValue: "v3:a") : nil
        }
        #expect(failure?.reason == .tooEarly)
    }

    @Test func `a speech of 3,000 characters is spoken and a longer one is refused`() {
        let long = CallCommand.Speech(payload: String(repeating: "é", count: 3001), language: "en")
        var fits = long
        fits.payload.removeLast()
        #expect(refusal(of: .speak(fits)) == nil)
        #expect(refusal(of: .speak(long))?.reason == .unsupported)
        let gather = CallCommand.Gather(
            prompt: long, maximumDigits: 1, initialTimeout: .seconds(1), interDigitTimeout: .seconds(1))
        #expect(refusal(of: .gather(gather))?.reason == .unsupported)
    }

    @Test func `a language without a voice is refused unless a voice is named`() {
        var speech = CallCommand.Speech(payload: "Bon dia", language: "ca")
        #expect(refusal(of: .speak(speech))?.reason == .unsupported)
        speech.voice = "Azure.ca-ES-JoanaNeural"
        #expect(refusal(of: .speak(speech)) == nil)
    }

    @Test(arguments: ["", "12e", "１２", "1 2"])
    func `keys that no telephone has are refused without being told`(keys: String) {
        let failure = refusal(of: .sendKeys(keys))
        #expect(failure?.reason == .unsupported)
        #expect(failure?.detail == "keys that no telephone has")
    }

    @Test func `a SIP INFO that is too long is refused`() {
        let info = CallCommand.SIPInfo(contentType: "text/plain", body: String(repeating: "x", count: 1401))
        #expect(refusal(of: .sendSIPInfo(info))?.reason == .unsupported)
    }

    @Test func `times are kept within the carrier's ranges`() throws {
        let dial = CallCommand.Dial(to: "+1", from: "+2", ringTimeout: .seconds(100_000), timeLimit: .seconds(-5))
        let request = try carrier.request(for: SampleCommands.command(.dial(dial)), handle: SampleCommands.handle)
        let body = try #require(JSONDocument(request.body)).root
        #expect(body["timeout_secs"]?.int == 600)
        #expect(body["time_limit_secs"]?.int == 30)
    }

    @Test func `a gather of any size and time is brought within the carrier's ranges`() throws {
        let gather = CallCommand.Gather(
            minimumDigits: -1, maximumDigits: .max, initialTimeout: .seconds(Int64.max),
            interDigitTimeout: .seconds(Int64.max))
        let request = try carrier.request(for: SampleCommands.command(.gather(gather)), handle: SampleCommands.handle)
        let body = try #require(JSONDocument(request.body)).root
        #expect(body["minimum_digits"]?.int == 1)
        #expect(body["maximum_digits"]?.int == 128)
        #expect(body["initial_timeout_millis"]?.int == 120_000)
        #expect(body["timeout_millis"]?.int == 120_000 * 129)
    }

    @Test func `a path cannot be left by a leg's name`() {
        #expect(Telnyx.percentEncoded("v3:../a b?c#d%é") == "v3%3A%2E%2E%2Fa%20b%3Fc%23d%25%C3%A9")
    }

    @Test(arguments: [
        ("en", "en-US"), ("EN-gb", "en-GB"), ("en-NZ", "en-US"), ("es", "es-ES"), ("es-AR", "es-ES"), ("pt", "pt-BR"),
        ("zh-TW", "cmn-CN"), ("ar", "arb"), ("no", "nb-NO"), ("nb", "nb-NO"), ("ja", "ja-JP"),
    ])
    func `a language finds its nearest`(asked: String, spoken: String) {
        #expect(Telnyx.Voice(for: asked)?.language == spoken)
    }

    @Test(arguments: ["", "ca", "x", "-", "e", "enx"])
    func `a language that the carrier does not speak finds none`(asked: String) {
        #expect(Telnyx.Voice(for: asked) == nil)
    }

    @Test func `each of the 29 languages is there once`() {
        #expect(Telnyx.Voice.all.count == 29)
        #expect(Swift.Set(Telnyx.Voice.all.map(\.language)).count == 29)
    }

    private func refusal(
        of action: CallCommand.Action, handle: (LegID) -> LegHandle? = SampleCommands.handle
    ) -> CarrierFailure? {
        do throws(CarrierFailure) {
            _ = try carrier.request(for: SampleCommands.command(action), handle: handle)
            return nil
        } catch {
            return error
        }
    }
}
