import CallFlow

extension Fact.Kind {
    /// The names of the kinds that somebody looks for in a whole store; none of them is ever about a call.
    package static let namesOfNoCall: Set = ["roster_set", "status_changed", "hours_overridden", "hours_restored"]

    /// The kind's name in the store, in lists and in figures: `connected`, `wrap_up_began`.
    package var name: String {
        switch self {
        case .arrived: "arrived"
        case .turnedAway: "turned_away"
        case .answered: "answered"
        case .flow(let fact): fact.name
        case .queued: "queued"
        case .queueRefused: "queue_refused"
        case .offered: "offered"
        case .missed: "missed"
        case .withdrawn: "withdrawn"
        case .taken: "taken"
        case .skillMissing: "skill_missing"
        case .moved: "moved"
        case .resumed: "resumed"
        case .callbackBooked: "callback_booked"
        case .callbackDialled: "callback_dialled"
        case .callbackFailed: "callback_failed"
        case .answeredLate: "answered_late"
        case .accepted: "accepted"
        case .connected: "connected"
        case .connectionFailed: "connection_failed"
        case .leftQueue: "left_queue"
        case .recordingStarted: "recording_started"
        case .recordingSaved: "recording_saved"
        case .recordingFailed: "recording_failed"
        case .parted: "parted"
        case .wrapUpBegan: "wrap_up_began"
        case .wrapUpEnded: "wrap_up_ended"
        case .statusChanged: "status_changed"
        case .desktopLost: "desktop_lost"
        case .overdue: "overdue"
        case .transferDialled: "transfer_dialled"
        case .transferConnected: "transfer_connected"
        case .transferEnded: "transfer_ended"
        case .recordingTranscribed: "recording_transcribed"
        case .noticeFailed: "notice_failed"
        case .messageSent: "message_sent"
        case .messageFailed: "message_failed"
        case .messageUndelivered: "message_undelivered"
        case .commandFailed: "command_failed"
        case .ghostClosed: "ghost_closed"
        case .strayLegClosed: "stray_leg_closed"
        case .flowPublished: "flow_published"
        case .flowTried: "flow_tried"
        case .flowWithdrawn: "flow_withdrawn"
        case .callMoved: "call_moved"
        case .hoursOverridden: "hours_overridden"
        case .hoursRestored: "hours_restored"
        case .rosterSet: "roster_set"
        case .ready: "ready"
        case .notReady: "not_ready"
        case .ended: "ended"
        }
    }
}
