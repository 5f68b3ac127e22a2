/// An order to a carrier about one leg: made by the core, stored, then sent until the carrier has answered.
package struct CallCommand: Hashable, Sendable, Codable {
    /// The carrier ignores a second command with the same id.
    package var id: CommandID
    /// Who is to carry it out.
    package var carrier: CarrierName
    /// The leg it is for.
    ///
    /// Commands of one leg are sent in order. For `dial` this is the new leg.
    package var leg: LegID
    /// The call's step when the command was made; comes back with the leg's later events.
    package var step: UInt32
    /// When the core made it.
    ///
    /// Retries end within the 60 s in which the carrier recognises a repeat.
    package var madeAt: Timestamp
    /// What is to be done.
    package var action: Action

    /// Puts a command together.
    package init(
        id: CommandID, carrier: CarrierName, leg: LegID, step: UInt32, madeAt: Timestamp, action: Action
    ) {
        self.id = id
        self.carrier = carrier
        self.leg = leg
        self.step = step
        self.madeAt = madeAt
        self.action = action
    }

    /// What the carrier is to leave on the leg.
    package var tag: LegTag { LegTag(leg: leg, step: step) }

    /// The orders.
    ///
    /// Named after what they do to the leg; a carrier says which it cannot carry out.
    package enum Action: Hashable, Sendable, Codable {
        case answer
        case reject(RejectCause)
        case hangUp
        case speak(Speech)
        case play(Playback)
        case stopPlaying
        case gather(Gather)
        case stopGathering
        case enqueue(Enqueue)
        case leaveQueue
        case dial(Dial)
        /// Joins this leg to another one. This leg is parked, not hung up, when the other one leaves.
        case bridge(Bridge)
        case transfer(Transfer)
        case startRecording(RecordingStart)
        case stopRecording
        case pauseRecording
        case resumeRecording
        case sendKeys(String)
        case startStreaming(StreamingStart)
        case stopStreaming
        case startTranscription(TranscriptionStart)
        case stopTranscription
        case refer(Refer)
        case startFork(Fork)
        case stopFork
        case startSIPREC(SIPREC)
        case stopSIPREC
        case sendSIPInfo(SIPInfo)
        case startNoiseSuppression
        case stopNoiseSuppression
        /// Leaves the command's tag on the leg and does nothing else.
        case mark
        case switchSupervisorRole(SupervisorRole)
    }
}

extension CallCommand.Action {
    /// Whether a repeat can do no harm at any time, so that the order may be sent again after the carrier's
    /// 60-second window: it ends something, or it asks for a state that a leg can only enter once.
    package var isSafeToRepeat: Bool {
        switch self {
        case .answer, .reject, .hangUp, .stopPlaying, .stopGathering, .leaveQueue, .stopRecording, .pauseRecording,
            .resumeRecording, .stopStreaming, .stopTranscription, .stopFork, .stopSIPREC, .stopNoiseSuppression, .mark:
            true
        case .speak, .play, .gather, .enqueue, .dial, .bridge, .transfer, .startRecording, .sendKeys, .startStreaming,
            .startTranscription, .refer, .startFork, .startSIPREC, .sendSIPInfo, .startNoiseSuppression,
            .switchSupervisorRole:
            false
        }
    }

    /// Whether the order only tidies up, so that a refusal concerns nobody.
    package var isCleanUp: Bool {
        switch self {
        case .hangUp, .reject, .stopPlaying, .stopGathering, .leaveQueue, .stopRecording, .stopStreaming,
            .stopTranscription, .stopFork, .stopSIPREC, .stopNoiseSuppression, .mark:
            true
        case .answer, .speak, .play, .gather, .enqueue, .dial, .bridge, .transfer, .startRecording, .pauseRecording,
            .resumeRecording, .sendKeys, .startStreaming, .startTranscription, .refer, .startFork, .startSIPREC,
            .sendSIPInfo, .startNoiseSuppression, .switchSupervisorRole:
            false
        }
    }
}
