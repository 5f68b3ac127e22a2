extension CallCommand {
    /// Why an incoming call is turned away before it is answered.
    package enum RejectCause: String, Hashable, Sendable, Codable {
        case rejected, busy
    }

    /// Words to be spoken in one language by one voice.
    package struct Speech: Hashable, Sendable, Codable {
        /// Plain text or SSML.
        package enum Form: String, Hashable, Sendable, Codable {
            case text, ssml
        }

        /// What to say, at most 3,000 characters (Telnyx).
        package var payload: String
        /// Plain text or SSML.
        package var form: Form
        /// Language of the flow, `en` or `es-ES`; the carrier picks its nearest.
        package var language: String
        /// The carrier's name of a voice, `AWS.Polly.Joanna-Neural`; nil for the carrier's default in that language.
        package var voice: String?
        /// Whether sounds that still play or wait on this leg are dropped first.
        package var replacesCurrent: Bool

        /// Describes a speech.
        package init(
            payload: String, form: Form = .text, language: String, voice: String? = nil, replacesCurrent: Bool = false
        ) {
            self.payload = payload
            self.form = form
            self.language = language
            self.voice = voice
            self.replacesCurrent = replacesCurrent
        }
    }

    /// A sound file to be played.
    package struct Playback: Hashable, Sendable, Codable {
        /// Address of a WAV or MP3 file, http or https.
        package var url: String
        /// Whether it starts again whenever it ends, until it is stopped.
        package var loops: Bool
        /// Whether sounds that still play or wait on this leg are dropped first.
        package var replacesCurrent: Bool

        /// Describes a playback.
        package init(url: String, loops: Bool = false, replacesCurrent: Bool = false) {
            self.url = url
            self.loops = loops
            self.replacesCurrent = replacesCurrent
        }
    }

    /// Keys to be collected by the carrier, after an optional prompt that a key press interrupts.
    package struct Gather: Hashable, Sendable, Codable {
        /// Spoken first; the time to react runs from its end.
        package var prompt: Speech?
        /// Fewest keys that can be an answer, from 1.
        package var minimumDigits: Int
        /// The gather ends at this many keys, at most 128.
        package var maximumDigits: Int
        /// How long the caller may take to press the first key.
        package var initialTimeout: Duration
        /// How long the caller may take between two keys.
        package var interDigitTimeout: Duration
        /// Ends the entry and is not part of it.
        package var finishKey: String
        /// The keys that are collected; others make the entry invalid.
        package var validKeys: String

        /// Describes a gather.
        package init(
            prompt: Speech? = nil, minimumDigits: Int = 1, maximumDigits: Int, initialTimeout: Duration,
            interDigitTimeout: Duration, finishKey: String = "#", validKeys: String = "0123456789#*"
        ) {
            self.prompt = prompt
            self.minimumDigits = minimumDigits
            self.maximumDigits = maximumDigits
            self.initialTimeout = initialTimeout
            self.interDigitTimeout = interDigitTimeout
            self.finishKey = finishKey
            self.validKeys = validKeys
        }
    }

    /// A place in one of the carrier's own queues, which only hold the audio.
    package struct Enqueue: Hashable, Sendable, Codable {
        /// Name of the carrier's queue; made if it does not exist.
        package var queue: String
        /// The carrier parks the leg after this time. Ours runs out first.
        package var maximumWait: Duration
        /// Most calls the carrier lets in; fixed when its queue is made.
        package var maximumSize: Int?

        /// Describes a place in a queue.
        package init(queue: String, maximumWait: Duration, maximumSize: Int? = nil) {
            self.queue = queue
            self.maximumWait = maximumWait
            self.maximumSize = maximumSize
        }
    }

    /// A new leg to be rung for the caller.
    package struct Dial: Hashable, Sendable, Codable {
        /// E.164 number or SIP address.
        package var to: String
        /// Number shown to the called side, E.164; one of ours.
        package var from: String
        /// Name shown to the called side.
        package var fromName: String?
        /// How long it may ring, 5 to 600 s (Telnyx).
        package var ringTimeout: Duration
        /// The caller's leg, so that the carrier counts both as one session.
        package var linkedTo: LegID?
        /// SIP headers for the agent's application, `X-…`.
        package var headers: [Header]
        /// Whether the carrier is to tell a person from a machine.
        package var detectsMachine: Bool
        /// Supervises this leg from the moment it answers.
        package var supervises: Supervision?

        /// Describes a leg to be dialled.
        package init(
            to: String, from: String, fromName: String? = nil, ringTimeout: Duration, linkedTo: LegID? = nil,
            headers: [Header] = [], detectsMachine: Bool = false, supervises: Supervision? = nil
        ) {
            self.to = to
            self.from = from
            self.fromName = fromName
            self.ringTimeout = ringTimeout
            self.linkedTo = linkedTo
            self.headers = headers
            self.detectsMachine = detectsMachine
            self.supervises = supervises
        }
    }

    /// A SIP header of our own.
    package struct Header: Hashable, Sendable, Codable {
        package var name: String
        package var value: String
        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// Listening to, coaching or joining a conversation.
    package struct Supervision: Hashable, Sendable, Codable {
        package var leg: LegID
        package var role: SupervisorRole
        package init(leg: LegID, role: SupervisorRole) {
            self.leg = leg
            self.role = role
        }
    }

    /// What a supervisor may do: `monitor` hears, `whisper` is heard by the supervised leg only, `barge` by both.
    package enum SupervisorRole: String, Hashable, Sendable, Codable {
        case barge, whisper, monitor
    }

    /// The joining of two legs.
    package struct Bridge: Hashable, Sendable, Codable {
        /// The other leg.
        package var with: LegID
        /// Whether this leg stays up, parked, when the other one leaves.
        package var parksAfterwards: Bool

        /// Describes a bridge.
        package init(with other: LegID, parksAfterwards: Bool = true) {
            with = other
            self.parksAfterwards = parksAfterwards
        }
    }

    /// A blind transfer by the carrier.
    package struct Transfer: Hashable, Sendable, Codable {
        package var to: String
        package var from: String?
        package var ringTimeout: Duration
        package var parksAfterwards: Bool
        package init(to: String, from: String? = nil, ringTimeout: Duration, parksAfterwards: Bool = false) {
            self.to = to
            self.from = from
            self.ringTimeout = ringTimeout
            self.parksAfterwards = parksAfterwards
        }
    }

    /// How a recording is to be made.
    package struct RecordingStart: Hashable, Sendable, Codable {
        package enum Format: String, Hashable, Sendable, Codable { case wav, mp3 }
        package enum Channels: String, Hashable, Sendable, Codable { case single, dual }
        package var format: Format
        /// `dual`: the first leg on one channel, everybody else on the other.
        package var channels: Channels
        /// Whether a tone is played first.
        package var beep: Bool
        /// Longest recording; nil for no limit of ours (Telnyx: at most 14,400 s).
        package var maximumLength: Duration?
        /// Ends the recording after this much silence; nil for never.
        package var silence: Duration?
        package init(
            format: Format = .mp3, channels: Channels = .dual, beep: Bool = false, maximumLength: Duration? = nil,
            silence: Duration? = nil
        ) {
            self.format = format
            self.channels = channels
            self.beep = beep
            self.maximumLength = maximumLength
            self.silence = silence
        }
    }

    /// A live media stream to a WebSocket.
    package struct StreamingStart: Hashable, Sendable, Codable {
        package enum Track: String, Hashable, Sendable, Codable { case inbound, outbound, both }
        package var url: String
        package var track: Track
        package init(url: String, track: Track = .inbound) {
            self.url = url
            self.track = track
        }
    }

    /// Live transcription.
    package struct TranscriptionStart: Hashable, Sendable, Codable {
        package enum Tracks: String, Hashable, Sendable, Codable { case inbound, outbound, both }
        package var engine: String
        package var language: String?
        package var tracks: Tracks
        package init(engine: String = "Google", language: String? = nil, tracks: Tracks = .both) {
            self.engine = engine
            self.language = language
            self.tracks = tracks
        }
    }

    /// A SIP REFER.
    package struct Refer: Hashable, Sendable, Codable {
        package var address: String
        package var headers: [Header]
        package init(address: String, headers: [Header] = []) {
            self.address = address
            self.headers = headers
        }
    }

    /// A copy of the media as UDP, `udp:192.0.2.1:9000`.
    package struct Fork: Hashable, Sendable, Codable {
        package var receive: String
        package var transmit: String
        package init(receive: String, transmit: String) {
            self.receive = receive
            self.transmit = transmit
        }
    }

    /// A SIPREC session through a connector of the carrier account.
    package struct SIPREC: Hashable, Sendable, Codable {
        package var connector: String
        package init(connector: String) { self.connector = connector }
    }

    /// A SIP INFO, at most 1,400 bytes.
    package struct SIPInfo: Hashable, Sendable, Codable {
        package var contentType: String
        package var body: String
        package init(contentType: String, body: String) {
            self.contentType = contentType
            self.body = body
        }
    }
}
