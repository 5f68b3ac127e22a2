package import ContactCenter

extension Fact.Kind {
    /// The name by which facts of this kind are looked up in a store: the case's name, `leftQueue`.
    package var name: String {
        switch self {
        case .arrived: "arrived"
        case .turnedAway: "turnedAway"
        case .answered: "answered"
        case .flow: "flow"
        case .queued: "queued"
        case .queueRefused: "queueRefused"
        case .offered: "offered"
        case .missed: "missed"
        case .withdrawn: "withdrawn"
        case .answeredLate: "answeredLate"
        case .accepted: "accepted"
        case .connected: "connected"
        case .connectionFailed: "connectionFailed"
        case .leftQueue: "leftQueue"
        case .recordingStarted: "recordingStarted"
        case .recordingSaved: "recordingSaved"
        case .recordingFailed: "recordingFailed"
        case .parted: "parted"
        case .wrapUpBegan: "wrapUpBegan"
        case .wrapUpEnded: "wrapUpEnded"
        case .statusChanged: "statusChanged"
        case .transferDialled: "transferDialled"
        case .transferConnected: "transferConnected"
        case .transferEnded: "transferEnded"
        case .commandFailed: "commandFailed"
        case .ghostClosed: "ghostClosed"
        case .strayLegClosed: "strayLegClosed"
        case .ended: "ended"
        }
    }
}
