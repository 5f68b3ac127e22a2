import Telephony
import Testing

@testable import Carriers

@Suite struct DecodeCallTests {
    @Test func `an event carries id, time, leg and tag`() throws {
        guard case .event(let event) = SampleBody.decoded(SampleBody.event("call.answered")) else {
            Issue.record("not an event")
            return
        }
        #expect(event.id == EventID(rawValue: "e-1"))
        #expect(event.carrier == .telnyx)
        #expect(event.occurredAt.description == "2026-03-10T10:30:00.123Z")
        #expect(event.leg?.handle == LegHandle(rawValue: "v3:abc-D_1"))
        #expect(event.leg?.session == "s-1")
        #expect(event.leg?.tag == SampleBody.tag)
    }

    @Test(arguments: ["null", "\"\"", "\"aGVsbG8=\"", "\"?\"", "7", "{}"])
    func `a client state that is not ours is no tag`(state: String) {
        let body = SampleBody.event("call.answered").replacing("\"YzEwNDIuMi8xNw==\"", with: state)
        guard case .event(let event) = SampleBody.decoded(body) else {
            Issue.record("not an event")
            return
        }
        #expect(event.leg?.tag == nil)
        #expect(event.leg?.handle.rawValue == "v3:abc-D_1")
    }

    @Test func `an incoming call tells who calls whom`() {
        let fields =
            #""direction":"incoming","state":"parked","from":"+34600111222","to":"+34910000000","#
            + #""caller_id_name":"ANA","shaken_stir_attestation":"A","calling_party_type":"pstn","unheard_of":[{}]"#
        #expect(
            SampleBody.kind("call.initiated", fields)
                == .initiated(
                    CallEvent.Initiated(
                        direction: .incoming, from: "+34600111222", to: "+34910000000", callerName: "ANA",
                        attestation: "A")))
        #expect(
            SampleBody.kind("call.initiated", #""direction":"outgoing","to":"sip:a@b""#)
                == .initiated(CallEvent.Initiated(direction: .outgoing, from: "anonymous", to: "sip:a@b")))
    }

    @Test(arguments: [
        ("normal_clearing", CallEvent.HangUp.Cause.normalClearing), ("call_rejected", .callRejected),
        ("originator_cancel", .originatorCancel), ("timeout", .timeout), ("time_limit", .timeLimit),
        ("user_busy", .userBusy), ("not_found", .notFound), ("no_answer", .noAnswer), ("unspecified", .unspecified),
        ("new_cause", .other("new_cause")),
    ])
    func `every cause of a hang-up is read`(text: String, cause: CallEvent.HangUp.Cause) {
        let fields = "\"hangup_cause\":\"\(text)\",\"hangup_source\":\"callee\",\"sip_hangup_cause\":\"486\""
        #expect(
            SampleBody.kind("call.hangup", fields)
                == .hungUp(CallEvent.HangUp(cause: cause, source: .callee, sipCause: "486")))
    }

    @Test func `a hang-up needs no field`() {
        #expect(SampleBody.kind("call.hangup") == .hungUp(CallEvent.HangUp(cause: .unspecified)))
    }

    @Test(arguments: [
        ("valid", CallEvent.Gathered.Status.valid), ("invalid", .invalid), ("timeout", .timeout),
        ("cancelled", .cancelled), ("cancelled_amd", .cancelled), ("call_hangup", .hungUp), ("odd", .other("odd")),
    ])
    func `every end of a gather is read`(text: String, status: CallEvent.Gathered.Status) {
        #expect(
            SampleBody.kind("call.gather.ended", "\"digits\":\"12#\",\"status\":\"\(text)\"")
                == .gathered(CallEvent.Gathered(digits: "12#", status: status)))
    }

    @Test func `a gather without keys has no digits`() {
        #expect(
            SampleBody.kind("call.gather.ended", #""digits":null,"status":"timeout""#)
                == .gathered(CallEvent.Gathered(digits: "", status: .timeout)))
    }

    @Test(arguments: [
        ("completed", CallEvent.SoundEnd.completed), ("cancelled", .cancelled), ("cancelled_amd", .cancelled),
        ("call_hangup", .hungUp), ("file_not_found", .fileNotFound), ("failed", .failed),
        ("unknown", .other("unknown")),
    ])
    func `every end of a sound is read`(text: String, end: CallEvent.SoundEnd) {
        #expect(SampleBody.kind("call.speak.ended", "\"status\":\"\(text)\"") == .speakEnded(end))
        #expect(SampleBody.kind("call.playback.ended", "\"status\":\"\(text)\"") == .playEnded(end))
    }

    @Test(arguments: [
        ("call.answered", "", CallEvent.Kind.answered), ("call.bridged", "", .bridged),
        ("call.speak.started", "", .speakStarted), ("call.playback.started", #""media_url":"u""#, .playStarted),
        ("call.speak.ended", "", .speakEnded(.completed)),
        ("call.enqueued", #""queue":"q","current_position":3"#, .enqueued(queue: "q", position: 3)),
        ("call.enqueued", #""queue":"q""#, .enqueued(queue: "q", position: nil)),
        ("call.dequeued", #""queue":"q","reason":"leave""#, .dequeued(queue: "q", reason: "leave")),
        ("call.hold", "", .held), ("call.held", "", .held), ("call.unhold", "", .unheld), ("call.unheld", "", .unheld),
        ("call.refer.started", "", .referred(.started)), ("call.refer.completed", "", .referred(.completed)),
        ("call.refer.failed", #""sip_notify_response":603"#, .referred(.failed(sipStatus: 603))),
        ("call.cost", #""total_cost":0.0125,"billed_duration_secs":60"#, .cost(amount: "0.0125", seconds: 60)),
        ("call.cost", #""total_cost":"0.01""#, .cost(amount: "0.01", seconds: nil)),
        ("call.machine.detection.ended", #""result":"not_sure""#, .machineDetected(.unsure)),
        ("call.machine.premium.detection.ended", #""result":"human_residence""#, .machineDetected(.human)),
        ("call.machine.premium.detection.ended", #""result":"fax_detected""#, .machineDetected(.fax)),
        ("call.machine.greeting.ended", #""result":"beep_detected""#, .machineGreetingEnded(result: "beep_detected")),
        ("call.machine.premium.greeting.ended", #""result":"ended""#, .machineGreetingEnded(result: "ended")),
        ("call.recording.error", #""reason":"why""#, .recordingFailed(reason: "why")),
        ("call.fork.started", "", .forking(.started)), ("call.fork.stopped", "", .forking(.stopped)),
        ("streaming.started", "", .streaming(.started)), ("streaming.stopped", "", .streaming(.stopped)),
        ("streaming.failed", #""failure_reason":"x""#, .streaming(.failed(reason: "x"))),
        ("siprec.started", "", .siprec(.started)), ("call.siprec.started", "", .siprec(.started)),
        ("siprec.stopped", "", .siprec(.stopped)), ("call.siprec.stopped", "", .siprec(.stopped)),
        ("siprec.failed", #""failure_cause":"x""#, .siprec(.failed(reason: "x"))),
        ("call.siprec.failed", #""failure_cause":"x""#, .siprec(.failed(reason: "x"))),
        ("call.conversation.ended", "", .unknown(type: "call.conversation.ended")),
        ("payment.new", "", .unknown(type: "payment.new")),
    ])
    func `events are told in neutral words`(type: String, fields: String, kind: CallEvent.Kind) {
        #expect(SampleBody.kind(type, fields) == kind)
    }

    @Test(arguments: ["0", "9", "*", "#", "A", "d"])
    func `every key is read`(digit: String) throws {
        let key = try #require(Key(digit.uppercased()))
        #expect(SampleBody.kind("call.dtmf.received", "\"digit\":\"\(digit)\"") == .keyPressed(key))
    }

    @Test func `a recording is known by its id, its times and its format`() throws {
        let fields =
            #""recording_id":"r-1","channels":"dual","format":"mp3","#
            + #""recording_started_at":"2026-03-10T10:00:00Z","recording_ended_at":"2026-03-10T10:01:30.5Z","#
            + #""recording_urls":{"mp3":"https://x"},"public_recording_urls":{}"#
        guard case .recordingSaved(let recording)? = SampleBody.kind("call.recording.saved", fields) else {
            Issue.record("not a recording")
            return
        }
        #expect(recording.id == "r-1")
        #expect(recording.length == .milliseconds(90_500))
        #expect(recording.channels == "dual")
        #expect(recording.format == "mp3")
    }

    @Test func `a recording's format is the link's if it is not told`() {
        let fields = #""recording_urls":{"mp3":null,"wav":"https://x"},"start_time":"2026-03-10T10:00:00Z""#
        guard case .recordingSaved(let recording)? = SampleBody.kind("call.recording.saved", fields) else {
            Issue.record("not a recording")
            return
        }
        #expect(recording.format == "wav")
        #expect(recording.startedAt != nil)
    }

    @Test func `words are transcribed`() {
        let data = #""transcription_data":{"transcript":"hola","confidence":0.9,"is_final":true}"#
        #expect(
            SampleBody.kind("call.transcription", data)
                == .transcribed(CallEvent.Transcript(text: "hola", isFinal: true, confidence: 0.9)))
        #expect(
            SampleBody.kind("call.recording.transcription.saved", #""recording_id":"r","transcription_text":"hola""#)
                == .recordingTranscribed(recording: "r", text: "hola"))
    }
}
