extension CallCommand {
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
        /// Whose sound is recorded; nil for both.
        package var track: StreamingStart.Track?
        /// Whether silence at the beginning and end is cut off.
        package var trimsSilence: Bool?
        /// Name of the file, at most 40 characters (Telnyx).
        package var fileName: String?
        /// The language in which the carrier is to write it down; nil if it is not to.
        package var transcribedIn: String?

        package init(
            format: Format = .mp3, channels: Channels = .dual, beep: Bool = false, maximumLength: Duration? = nil,
            silence: Duration? = nil, track: StreamingStart.Track? = nil, trimsSilence: Bool? = nil,
            fileName: String? = nil, transcribedIn: String? = nil
        ) {
            self.format = format
            self.channels = channels
            self.beep = beep
            self.maximumLength = maximumLength
            self.silence = silence
            self.track = track
            self.trimsSilence = trimsSilence
            self.fileName = fileName
            self.transcribedIn = transcribedIn
        }
    }

    /// A live media stream to a WebSocket.
    package struct StreamingStart: Hashable, Sendable, Codable {
        /// Whose sound, seen from the carrier: that which comes in from the leg, or that which goes out to it.
        package enum Track: String, Hashable, Sendable, Codable { case inbound, outbound, both }
        /// How sound comes back over the WebSocket: as MP3 files, or as packets.
        package enum AnswerForm: String, Hashable, Sendable, Codable { case mp3, rtp }
        package var url: String
        package var track: Track
        /// Codec of the stream, `PCMU` or `L16`; nil for that of the call.
        package var codec: String?
        /// How the other end of the WebSocket sends sound back; nil if it does not.
        package var answers: AnswerForm?
        /// Which legs hear what it sends back.
        package var answerListeners: Listeners?
        /// Named values for the other end.
        package var parameters: [Header]?

        package init(
            url: String, track: Track = .inbound, codec: String? = nil, answers: AnswerForm? = nil,
            answerListeners: Listeners? = nil, parameters: [Header]? = nil
        ) {
            self.url = url
            self.track = track
            self.codec = codec
            self.answers = answers
            self.answerListeners = answerListeners
            self.parameters = parameters
        }
    }

    /// Live transcription.
    package struct TranscriptionStart: Hashable, Sendable, Codable {
        package enum Tracks: String, Hashable, Sendable, Codable { case inbound, outbound, both }
        package var engine: String
        package var language: String?
        package var tracks: Tracks
        /// Whether words that may still change are reported too (Google).
        package var interimResults: Bool?

        package init(
            engine: String = "Google", language: String? = nil, tracks: Tracks = .both, interimResults: Bool? = nil
        ) {
            self.engine = engine
            self.language = language
            self.tracks = tracks
            self.interimResults = interimResults
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
        /// Whose sound is sent; nil for both.
        package var track: StreamingStart.Track?
        /// `udp`, `tcp` or `tls`.
        package var transport: String?
        /// Whether our SIP headers go into the metadata.
        package var includesHeaders: Bool?
        /// Whether the sound is encrypted.
        package var isSecure: Bool?
        /// How long the session lives without a refresh.
        package var sessionTimeout: Duration?

        package init(
            connector: String, track: StreamingStart.Track? = nil, transport: String? = nil,
            includesHeaders: Bool? = nil, isSecure: Bool? = nil, sessionTimeout: Duration? = nil
        ) {
            self.connector = connector
            self.track = track
            self.transport = transport
            self.includesHeaders = includesHeaders
            self.isSecure = isSecure
            self.sessionTimeout = sessionTimeout
        }
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
