/// Something a carrier reports: one webhook, decoded into the field's words.
package struct CallEvent: Hashable, Sendable {
    /// The carrier's name for this event; the same in every repeated delivery.
    package var id: EventID
    /// Who reports it.
    package var carrier: CarrierName
    /// When it happened, by the carrier's clock.
    package var occurredAt: Timestamp
    /// The leg it is about; nil for messages, for conference events that name no call, and for unknown shapes.
    package var leg: LegReference?
    /// What happened.
    package var kind: Kind

    /// Puts an event together.
    package init(id: EventID, carrier: CarrierName, occurredAt: Timestamp, leg: LegReference?, kind: Kind) {
        self.id = id
        self.carrier = carrier
        self.occurredAt = occurredAt
        self.leg = leg
        self.kind = kind
    }

    /// How an event says which leg it is about.
    package struct LegReference: Hashable, Sendable {
        /// The carrier's name for the leg.
        package var handle: LegHandle
        /// The carrier's name for the group of linked legs (Telnyx `call_session_id`).
        package var session: String?
        /// What our last command left on the leg; nil if none did, or if what came back was not ours.
        package var tag: LegTag?

        /// Names a leg.
        package init(handle: LegHandle, session: String? = nil, tag: LegTag? = nil) {
            self.handle = handle
            self.session = session
            self.tag = tag
        }
    }

    /// What happened.
    ///
    /// Cases follow Telnyx Voice API v2 webhooks, told in neutral words.
    package enum Kind: Hashable, Sendable {
        /// A leg exists: somebody calls us, or a leg that we dialled starts to ring.
        case initiated(Initiated)
        case answered
        /// This leg was joined to another one; reported once for each of the two.
        case bridged
        case hungUp(HangUp)
        case keyPressed(Key)
        case gathered(Gathered)
        case speakStarted
        case speakEnded(SoundEnd)
        case playStarted
        case playEnded(SoundEnd)
        case enqueued(queue: String, position: Int?)
        case dequeued(queue: String, reason: String)
        case recordingSaved(SavedRecording)
        case recordingFailed(reason: String)
        case recordingTranscribed(recording: String?, text: String)
        case transcribed(Transcript)
        case machineDetected(MachineVerdict)
        case machineGreetingEnded(result: String)
        case streaming(MediaState)
        case forking(MediaState)
        case siprec(MediaState)
        case referred(ReferState)
        case held
        case unheld
        case cost(amount: String, seconds: Int?)
        case conference(ConferenceEvent)
        case message(MessageEvent)
        /// An authentic event that this program does not know: acknowledged and kept.
        case unknown(type: String)
    }
}

extension CallEvent {
    /// The beginning of a leg.
    package struct Initiated: Hashable, Sendable {
        /// Which way the leg was set up, seen from us.
        package enum Direction: String, Hashable, Sendable, Codable {
            case incoming, outgoing
        }

        /// Which way the leg was set up.
        package var direction: Direction
        /// The calling side: E.164, a SIP address, or words such as `anonymous`.
        package var from: String
        /// The called side: E.164 or a SIP address.
        package var to: String
        /// The caller's name as the network gives it; unauthenticated.
        package var callerName: String?
        /// STIR/SHAKEN attestation `A`, `B` or `C`, if the network verified one.
        package var attestation: String?

        /// Describes a leg's beginning.
        package init(
            direction: Direction, from: String, to: String, callerName: String? = nil, attestation: String? = nil
        ) {
            self.direction = direction
            self.from = from
            self.to = to
            self.callerName = callerName
            self.attestation = attestation
        }
    }

    /// The end of a leg.
    ///
    /// Nothing can follow it but recordings and conference trailers.
    package struct HangUp: Hashable, Sendable {
        /// Why the leg ended; values that the carrier adds later arrive as `other`.
        package enum Cause: Hashable, Sendable {
            case normalClearing, callRejected, originatorCancel, timeout, timeLimit, userBusy, notFound, noAnswer
            case unspecified
            case other(String)
        }

        /// Which end of this leg hung up (the leg's own caller or callee, not "us" or "them").
        package enum Source: String, Hashable, Sendable, Codable {
            case caller, callee, unknown
        }

        /// Why the leg ended.
        package var cause: Cause
        /// Which end hung up.
        package var source: Source
        /// The SIP status as text, `486`, or `unspecified`.
        package var sipCause: String?

        /// Describes a leg's end.
        package init(cause: Cause, source: Source = .unknown, sipCause: String? = nil) {
            self.cause = cause
            self.source = source
            self.sipCause = sipCause
        }
    }

    /// The result of a gather: what was pressed, and how it came to an end.
    package struct Gathered: Hashable, Sendable {
        /// How the gather ended (Telnyx `status`).
        package enum Status: Hashable, Sendable {
            case valid, invalid, timeout, cancelled, hungUp
            case other(String)
        }

        /// The keys, without the terminating one; may be empty.
        package var digits: String
        /// How the gather ended.
        package var status: Status

        /// Describes a gather's result.
        package init(digits: String, status: Status) {
            self.digits = digits
            self.status = status
        }
    }

    /// How a spoken text or a played file ended.
    package enum SoundEnd: Hashable, Sendable {
        case completed, cancelled, hungUp, fileNotFound, failed
        case other(String)
    }

    /// A finished recording.
    ///
    /// Links in a webhook live ten minutes, so the id is what is kept.
    package struct SavedRecording: Hashable, Sendable {
        /// The carrier's id of the recording; older events have none.
        package var id: String?
        /// When the recording began.
        package var startedAt: Timestamp?
        /// When it ended.
        package var endedAt: Timestamp?
        /// `single` or `dual`.
        package var channels: String?
        /// `mp3` or `wav`.
        package var format: String?

        /// Describes a recording.
        package init(
            id: String? = nil, startedAt: Timestamp? = nil, endedAt: Timestamp? = nil, channels: String? = nil,
            format: String? = nil
        ) {
            self.id = id
            self.startedAt = startedAt
            self.endedAt = endedAt
            self.channels = channels
            self.format = format
        }

        /// How long the recording is, if the carrier said when it began and ended.
        package var length: Duration? {
            guard let startedAt, let endedAt else { return nil }
            return endedAt - startedAt
        }
    }

    /// A piece of live transcription.
    package struct Transcript: Hashable, Sendable {
        /// The words.
        package var text: String
        /// Whether the words will not change any more.
        package var isFinal: Bool
        /// The engine's confidence, 0 to 1.
        package var confidence: Double?
        /// `inbound` or `outbound`, where the engine tells.
        package var track: String?

        /// Describes a piece of transcription.
        package init(text: String, isFinal: Bool, confidence: Double? = nil, track: String? = nil) {
            self.text = text
            self.isFinal = isFinal
            self.confidence = confidence
            self.track = track
        }
    }

    /// Who answered, in the judgement of answering-machine detection.
    package enum MachineVerdict: Hashable, Sendable {
        case human, machine, unsure, silence, fax
        case other(String)
    }

    /// The life of a media stream, a fork or a SIPREC session.
    package enum MediaState: Hashable, Sendable {
        case started
        case stopped
        case failed(reason: String)
    }

    /// The progress of a SIP REFER.
    package enum ReferState: Hashable, Sendable {
        case started
        case completed
        case failed(sipStatus: Int?)
    }

    /// What happens in a conference.
    package struct ConferenceEvent: Hashable, Sendable {
        /// What happened there.
        package enum Change: Hashable, Sendable {
            case created
            case ended(reason: String?)
            case joined
            case left
            case floorChanged
            case speakStarted, speakEnded, playStarted, playEnded
            case recordingSaved(SavedRecording)
        }

        /// The carrier's id of the conference.
        package var conference: String
        /// What happened there.
        package var change: Change

        /// Describes a change of a conference.
        package init(conference: String, change: Change) {
            self.conference = conference
            self.change = change
        }
    }

    /// What happens to a text message.
    package struct MessageEvent: Hashable, Sendable {
        /// The message's place in its life.
        package enum State: Hashable, Sendable {
            case received(text: String)
            case sent
            /// Final; `delivered` is false for every failure.
            case finalized(delivered: Bool)
        }

        /// The carrier's id of the message.
        package var message: String
        /// Sender, E.164 or a short code.
        package var from: String
        /// Receivers, E.164.
        package var to: [String]
        /// The message's place in its life.
        package var state: State

        /// Describes a change of a message.
        package init(message: String, from: String, to: [String], state: State) {
            self.message = message
            self.from = from
            self.to = to
            self.state = state
        }
    }
}
