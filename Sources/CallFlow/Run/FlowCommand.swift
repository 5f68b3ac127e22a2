/// What a flow wants done for its caller, in neutral words.
///
/// The call turns it into orders to the carrier.
package enum FlowCommand: Hashable, Sendable {
    /// Say this; `promptFinished` follows. Whatever still plays is dropped first.
    case speak(Utterance)
    /// Say the prompt and collect keys; `collected` follows, or single `key`s if the entry asks for them.
    case collect(KeyEntry)
    /// Stop what plays and what collects.
    case stopSound
    /// Give the caller a place in a queue; `enqueued` or `refused` follows.
    case enqueue(QueueRequest)
    /// Take the caller out of the queue, whatever the offer's state; nothing follows.
    case leaveQueue
    /// Play this sound again and again until another sound is asked for; nil plays the house music.
    case music(String?)
    /// Dial this destination and connect; `transferEnded` follows.
    case transfer(TransferRequest)
    /// Record the caller after a tone; `recorded` or `recordingFailed` follows.
    case record(RecordingRequest)
    /// End the recording early; `recorded` follows.
    case stopRecording
    /// Begin, end, pause or go on with the recording of the whole conversation; `orderTaken` or `orderFailed` follows.
    case recordConversation(ConversationRecording)
    /// Ask a service something; `answered` or `lookupFailed` with the same key follows.
    case lookup(LookupRequest)
    /// Note that somebody is to be called back; `booked` or `bookingRefused` follows at once.
    case book(CallbackRequest)
    /// Tell other software of something; `orderTaken` or `orderFailed` follows at once, delivery comes later.
    case notify(Notice)
    /// Send a text message; `orderTaken` or `orderFailed` follows at once, delivery comes later.
    case message(TextMessage)
    /// End the call.
    case hangUp
}
