import ContactCenter
import DequeModule
import Telephony

/// The commands of one leg, which are sent in order, one at a time.
struct Lane {
    /// A command on its way.
    struct Entry {
        var command: CallCommand
        /// The carrier's name for the command's leg, as far as it is known.
        var handle: LegHandle?
        /// When this process began, if an earlier one made the command.
        var resumedAt: Timestamp?
        var attempts = 0
        /// What the last attempt was answered; nil before the first answer.
        var lastFailure: CarrierFailure?

        init(_ outgoing: OutgoingCommand, resumedAt: Timestamp?) {
            command = outgoing.command
            handle = outgoing.handle
            self.resumedAt = resumedAt
        }
    }

    /// Sent in this order.
    var entries: Deque<Entry> = []
    /// Waits for the next attempt; nil while the lane is ready or a command is with the carrier.
    var sleeper: Task<Void, Never>?
    /// Whether the carrier has said that the leg never came to be.
    var neverBegan = false

    /// Whether the first command is followed by the end of the leg, so that repeating it would be in vain.
    var isEnding: Bool {
        guard let first = entries.first, first.command.action != .hangUp else { return false }
        return entries.dropFirst().contains { $0.command.action == .hangUp }
    }
}

extension CallCommand {
    /// The legs whose names at the carrier this command cannot do without.
    var neededLegs: [LegID] {
        switch action {
        case .dial(let dial): dial.supervises.map { [$0.leg] } ?? []
        case .bridge(let bridge): [leg, bridge.with]
        case .answer, .reject, .hangUp, .speak, .play, .stopPlaying, .gather, .stopGathering, .enqueue, .leaveQueue,
            .transfer, .startRecording, .stopRecording, .pauseRecording, .resumeRecording, .sendKeys, .startStreaming,
            .stopStreaming, .startTranscription, .stopTranscription, .refer, .startFork, .stopFork, .startSIPREC,
            .stopSIPREC, .sendSIPInfo, .startNoiseSuppression, .stopNoiseSuppression, .mark, .switchSupervisorRole:
            [leg]
        }
    }

    /// All legs that this command mentions.
    var mentionedLegs: [LegID] {
        guard case .dial(let dial) = action else { return neededLegs }
        return neededLegs + (dial.linkedTo.map { [$0] } ?? [])
    }
}
