extension FlowFact {
    /// The fact's name in the store, in lists and in figures: `flow_entered`.
    package var name: String {
        switch self {
        case .entered: "flow_entered"
        case .left: "flow_left"
        case .said: "flow_said"
        case .heard: "flow_heard"
        case .missed: "flow_missed"
        case .saved: "flow_saved"
        case .scored: "flow_scored"
        case .surveyed: "flow_surveyed"
        case .messageLeft: "flow_message_left"
        case .spoke: "flow_spoke"
        case .languageChosen: "flow_language_chosen"
        case .recorded: "flow_recorded"
        case .recordingTurned: "flow_recording_turned"
        case .lookedUp: "flow_looked_up"
        case .callbackAsked: "flow_callback_asked"
        case .notified: "flow_notified"
        case .messaged: "flow_messaged"
        case .called: "flow_called"
        case .returned: "flow_returned"
        case .handedOff: "flow_handed_off"
        case .limitReached: "flow_limit_reached"
        case .ended: "flow_ended"
        }
    }
}
