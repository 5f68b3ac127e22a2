import Foundation
import Telephony
import Testing

@testable import Carriers

@Suite struct DecodeEnvelopeTests {
    @Test(arguments: [
        ("created", CallEvent.ConferenceEvent.Change.created), ("ended", .ended(reason: "host_left")),
        ("participant.joined", .joined), ("participant.left", .left), ("floor.changed", .floorChanged),
        ("speak.started", .speakStarted), ("speak.ended", .speakEnded), ("playback.started", .playStarted),
        ("playback.ended", .playEnded), ("participant.speak.started", .speakStarted),
        ("participant.speak.ended", .speakEnded), ("participant.playback.started", .playStarted),
        ("participant.playback.ended", .playEnded),
        ("recording.saved", .recordingSaved(CallEvent.SavedRecording(id: "r", format: "wav"))),
    ])
    func `conferences are told in neutral words`(type: String, change: CallEvent.ConferenceEvent.Change) {
        let fields = #""conference_id":"c","reason":"host_left","recording_id":"r","format":"wav""#
        #expect(
            SampleBody.kind("conference.\(type)", fields)
                == .conference(CallEvent.ConferenceEvent(conference: "c", change: change)))
    }

    @Test func `an event without a call has no leg`() {
        let body = SampleBody.event("conference.speak.ended", #""conference_id":"c""#, leg: false)
        guard case .event(let event) = SampleBody.decoded(body) else {
            Issue.record("not an event")
            return
        }
        #expect(event.leg == nil)
    }

    @Test func `the time may stand in the payload`() {
        let body =
            #"{"data":{"event_type":"conference.created","id":"e","payload":{"conference_id":"c","#
            + #""occurred_at":"2026-01-02T03:04:05+00:00"}}}"#
        guard case .event(let event) = SampleBody.decoded(body) else {
            Issue.record("not an event")
            return
        }
        #expect(event.occurredAt.description == "2026-01-02T03:04:05.000Z")
    }

    @Test func `an event without a time happened when it came`() {
        let body = #"{"data":{"event_type":"call.answered","id":"e","payload":{}}}"#
        guard case .event(let event) = SampleBody.decoded(body) else {
            Issue.record("not an event")
            return
        }
        #expect(event.occurredAt == SampleBody.now)
    }

    @Test func `an event without its envelope is read`() {
        let body = #"{"event_type":"conference.floor.changed","id":"e","payload":{"conference_id":"c"}}"#
        guard case .event(let event) = SampleBody.decoded(body) else {
            Issue.record("not an event")
            return
        }
        #expect(event.kind == .conference(CallEvent.ConferenceEvent(conference: "c", change: .floorChanged)))
    }

    @Test func `messages are read`() {
        let people = #""id":"m","from":{"phone_number":"+1"},"to":[{"phone_number":"+2","status":"STATUS"}]"#
        let message = { (state: CallEvent.MessageEvent.State) in
            CallEvent.Kind.message(CallEvent.MessageEvent(message: "m", from: "+1", to: ["+2"], state: state))
        }
        let delivered = people.replacing("STATUS", with: "delivered")
        #expect(SampleBody.kind("message.sent", people, leg: false) == message(.sent))
        #expect(SampleBody.kind("message.finalized", delivered, leg: false) == message(.finalized(delivered: true)))
        #expect(SampleBody.kind("message.finalized", people, leg: false) == message(.finalized(delivered: false)))
        #expect(
            SampleBody.kind("message.received", people + #","text":"hi""#, leg: false) == message(.received(text: "hi"))
        )
        #expect(SampleBody.kind("message.received", people, leg: false) == message(.received(text: "")))
    }

    @Test(arguments: [
        ("call.dtmf.received", #""digit":"77""#), ("call.initiated", #""to":"+1""#),
        ("call.initiated", #""direction":"incoming""#), ("call.enqueued", ""), ("call.transcription", ""),
        ("conference.created", ""), ("message.sent", ""), ("call.cost", ""),
    ])
    func `an event that lacks what it needs is kept unread`(type: String, fields: String) {
        guard case .unreadable(let id, let reason) = SampleBody.decoded(SampleBody.event(type, fields)) else {
            Issue.record("read")
            return
        }
        #expect(id == EventID(rawValue: "e-1"))
        #expect(reason.hasPrefix(type))
        #expect(!reason.contains("77"))
    }

    @Test(arguments: ["", "null", "[]", "x", "{}", #"{"data":null}"#, #"{"data":{"event_type":7,"id":"e"}}"#])
    func `what is no event is unreadable`(body: String) {
        guard case .unreadable = SampleBody.decoded(body) else {
            Issue.record("read")
            return
        }
    }

    @Test func `version 1 of the API is named as the reason`() {
        let body = #"{"record_type":"event","event_type":"call_initiated","id":"e","payload":{}}"#
        guard case .unreadable(_, let reason) = SampleBody.decoded(body) else {
            Issue.record("read")
            return
        }
        #expect(reason.contains("webhook_api_version to 2"))
    }

    @Test(.enabled(if: Self.publishedExamples != nil, "there are no published examples"))
    func `every published example is read`() throws {
        let folder = try #require(Self.publishedExamples)
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        #expect(!files.isEmpty)
        for file in files where file.pathExtension == "json" {
            let verdict = Telnyx.decode(Array(try Data(contentsOf: file)), at: SampleBody.now)
            guard case .event(let event) = verdict else {
                Issue.record("\(file.lastPathComponent): \(verdict)")
                continue
            }
            if case .unknown(let type) = event.kind {
                #expect(type.hasPrefix("call.ai_gather") || type.hasPrefix("call.conversation"))
            }
        }
    }

    /// The vendor's examples, which have no licence to be kept here.
    ///
    /// In the folder that `TELNYX_CONTRACT` names, else in a folder named `contracts` in a folder beside this checkout.
    private static let publishedExamples: URL? = {
        let files = FileManager.default
        var folders: [URL] = []
        if let named = ProcessInfo.processInfo.environment["TELNYX_CONTRACT"] {
            folders = [URL(filePath: named)]
        } else {
            let checkout = URL(filePath: #filePath).appending(path: "../../../..").standardizedFileURL
            let beside = checkout.deletingLastPathComponent()
            let names = (try? files.contentsOfDirectory(atPath: beside.path())) ?? []
            folders = names.sorted().map { beside.appending(path: "\($0)/contracts") }
        }
        return folders.map { $0.appending(path: "telnyx-webhooks") }.first { files.fileExists(atPath: $0.path()) }
    }()
}
