extension CallCommand {
    /// Why an incoming call is turned away before it is answered.
    package enum RejectCause: String, Hashable, Sendable, Codable {
        case rejected, busy
    }

    /// How often a sound is heard.
    package enum Repeats: Hashable, Sendable, Codable {
        /// This many times, 1 to 100 (Telnyx).
        case times(Int)
        /// Until it is stopped.
        case endless
    }

    /// Which legs hear a sound that is played to one leg of a bridge.
    package enum Listeners: String, Hashable, Sendable, Codable {
        case thisLeg, otherLeg, both
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
        /// How often it is said; nil for once.
        package var repeats: Repeats?
        /// Which legs of a bridge hear it; nil for this one.
        package var listeners: Listeners?

        /// Describes a speech.
        package init(
            payload: String, form: Form = .text, language: String, voice: String? = nil, replacesCurrent: Bool = false,
            repeats: Repeats? = nil, listeners: Listeners? = nil
        ) {
            self.payload = payload
            self.form = form
            self.language = language
            self.voice = voice
            self.replacesCurrent = replacesCurrent
            self.repeats = repeats
            self.listeners = listeners
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
        /// How often it is played if it does not loop; nil for once.
        package var repeats: Repeats?
        /// Which legs of a bridge hear it; nil for this one.
        package var listeners: Listeners?
        /// Whether it is mixed into a playback that is running.
        package var overlays: Bool?

        /// Describes a playback.
        package init(
            url: String, loops: Bool = false, replacesCurrent: Bool = false, repeats: Repeats? = nil,
            listeners: Listeners? = nil, overlays: Bool? = nil
        ) {
            self.url = url
            self.loops = loops
            self.replacesCurrent = replacesCurrent
            self.repeats = repeats
            self.listeners = listeners
            self.overlays = overlays
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
        /// Said after an entry that cannot be an answer, if there are more tries; same form, language and voice as the prompt.
        package var invalidPrompt: String?
        /// How often the prompt is said before the carrier gives up; nil for once.
        package var maximumTries: Int?
        /// Up to 40 characters that name a gather without a prompt to the carrier.
        package var gatherID: String?

        /// Describes a gather.
        package init(
            prompt: Speech? = nil, minimumDigits: Int = 1, maximumDigits: Int, initialTimeout: Duration,
            interDigitTimeout: Duration, finishKey: String = "#", validKeys: String = "0123456789#*",
            invalidPrompt: String? = nil, maximumTries: Int? = nil, gatherID: String? = nil
        ) {
            self.prompt = prompt
            self.minimumDigits = minimumDigits
            self.maximumDigits = maximumDigits
            self.initialTimeout = initialTimeout
            self.interDigitTimeout = interDigitTimeout
            self.finishKey = finishKey
            self.validKeys = validKeys
            self.invalidPrompt = invalidPrompt
            self.maximumTries = maximumTries
            self.gatherID = gatherID
        }
    }

    /// A place in one of the carrier's own queues, which only hold the audio.
    package struct Enqueue: Hashable, Sendable, Codable {
        /// Name of the carrier's queue; made if it does not exist.
        package var queue: String
        /// The carrier parks the leg after this time.
        ///
        /// Ours runs out first.
        package var maximumWait: Duration
        /// Most calls the carrier lets in; fixed when its queue is made.
        package var maximumSize: Int?
        /// Whether the place stays when the caller hangs up.
        package var keepsAfterHangUp: Bool?

        /// Describes a place in a queue.
        package init(
            queue: String, maximumWait: Duration, maximumSize: Int? = nil, keepsAfterHangUp: Bool? = nil
        ) {
            self.queue = queue
            self.maximumWait = maximumWait
            self.maximumSize = maximumSize
            self.keepsAfterHangUp = keepsAfterHangUp
        }
    }
}
