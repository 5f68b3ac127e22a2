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
        case .limitReached: "flow_limit_reached"
        case .ended: "flow_ended"
        }
    }
}
