import FoundationEssentials
import Telephony

extension Telnyx {
    /// Turns an order into a request.
    ///
    /// - Throws: `.tooEarly` as long as a leg that it names has no handle; `.unsupported` for what Telnyx cannot do.
    func request(
        for command: CallCommand, handle: (LegID) -> LegHandle?
    ) throws(CarrierFailure) -> TelnyxRequest {
        if case .dial(let dial) = command.action {
            var body = try dialParameters(dial, handle: handle)
            Self.put(.stateAndID, of: command, in: &body)
            return TelnyxRequest(method: .post, path: "/calls", body: body.bytes)
        }
        let leg = try Self.known(command.leg, handle)
        let order = try order(for: command.action, handle: handle)
        var body = order.parameters
        Self.put(order.marks, of: command, in: &body)
        return TelnyxRequest(
            method: order.method, path: "/calls/\(Self.percentEncoded(leg))/actions/\(order.action)", body: body.bytes)
    }

    /// The carrier's name for a leg that an order needs.
    static func known(_ leg: LegID, _ handle: (LegID) -> LegHandle?) throws(CarrierFailure) -> String {
        guard let name = handle(leg)?.rawValue, !name.isEmpty else {
            throw CarrierFailure(.tooEarly, detail: "the carrier has not named leg \(leg) yet")
        }
        return name
    }

    /// The `client_state` that leads a later event back to its leg.
    static func state(_ tag: LegTag) -> String {
        Data(tag.description.utf8).base64EncodedString()
    }

    /// A path segment in which only unreserved characters stand as they are (RFC 3986, section 2.3).
    static func percentEncoded(_ segment: String) -> String {
        var text: [UInt8] = []
        for byte in segment.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "~"):
                text.append(byte)
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                text.append(contentsOf: "%\(digits.count == 1 ? "0" : "")\(digits)".utf8)
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Whole seconds within the carrier's range.
    static func seconds(_ duration: Duration, _ range: ClosedRange<Int64>) -> Int {
        Int(min(max(duration.wholeSeconds, range.lowerBound), range.upperBound))
    }

    /// Whole milliseconds within the carrier's range.
    static func milliseconds(_ duration: Duration, _ range: ClosedRange<Int64>) -> Int {
        // Bounded before it is converted: a flow may name any time, and milliseconds of the longest do not fit.
        Int(min(max(duration, .milliseconds(range.lowerBound)), .milliseconds(range.upperBound)).wholeMilliseconds)
    }

    private static func put(_ marks: TelnyxOrder.Marks, of command: CallCommand, in body: inout JSONObjectText) {
        switch marks {
        case .stateAndID:
            body.put("client_state", state(command.tag))
            body.put("command_id", command.id.description)
        case .id: body.put("command_id", command.id.description)
        case .state: body.put("client_state", state(command.tag))
        case .none: break
        }
    }

    private func order(
        for action: CallCommand.Action, handle: (LegID) -> LegHandle?
    ) throws(CarrierFailure) -> TelnyxOrder {
        switch action {
        case .answer: answerOrder
        case .reject(let cause): Self.rejectOrder(cause)
        case .hangUp: TelnyxOrder("hangup")
        case .dial(let dial): TelnyxOrder("dial", try dialParameters(dial, handle: handle))
        case .bridge(let bridge): TelnyxOrder("bridge", try Self.bridgeParameters(bridge, handle: handle))
        case .transfer(let transfer): TelnyxOrder("transfer", transferParameters(transfer))
        case .refer(let refer): TelnyxOrder("refer", Self.referParameters(refer))
        case .enqueue(let place): TelnyxOrder("enqueue", Self.enqueueParameters(place))
        case .leaveQueue: TelnyxOrder("leave_queue")
        case .mark: TelnyxOrder("client_state_update", method: .put, marks: .state)
        case .switchSupervisorRole(let role): Self.supervisorOrder(role)
        case .speak(let speech): TelnyxOrder("speak", try Self.speakParameters(speech))
        case .play(let playback): TelnyxOrder("playback_start", Self.playParameters(playback))
        case .stopPlaying: Self.stopOrder
        case .gather(let gather): try Self.gatherOrder(gather)
        case .stopGathering: TelnyxOrder("gather_stop")
        case .sendKeys(let keys): TelnyxOrder("send_dtmf", try Self.keyParameters(keys))
        case .startRecording(let start): TelnyxOrder("record_start", marks: .id, Self.recordingParameters(start))
        case .stopRecording: TelnyxOrder("record_stop", marks: .id)
        case .pauseRecording: TelnyxOrder("record_pause", marks: .id)
        case .resumeRecording: TelnyxOrder("record_resume", marks: .id)
        case .startStreaming(let stream): TelnyxOrder("streaming_start", Self.streamingParameters(stream))
        case .stopStreaming: TelnyxOrder("streaming_stop")
        case .startTranscription(let start):
            TelnyxOrder("transcription_start", marks: .id, Self.transcriptionParameters(start))
        case .stopTranscription: TelnyxOrder("transcription_stop", marks: .id)
        case .startFork(let fork): TelnyxOrder("fork_start", Self.forkParameters(fork))
        case .stopFork: TelnyxOrder("fork_stop", Self.forkParameters(nil))
        case .startSIPREC(let session): TelnyxOrder("siprec_start", marks: .state, Self.siprecParameters(session))
        case .stopSIPREC: TelnyxOrder("siprec_stop")
        case .sendSIPInfo(let info): TelnyxOrder("send_sip_info", try Self.infoParameters(info))
        case .startNoiseSuppression: TelnyxOrder("suppression_start")
        case .stopNoiseSuppression: TelnyxOrder("suppression_stop")
        }
    }
}
