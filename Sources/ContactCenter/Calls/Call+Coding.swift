import CallFlow
import Telephony

/// What has its usual value is not written: a hundred thousand calls are read at a start.
extension Call {
    private enum CodingKeys: String, CodingKey {
        case id, carrier, from, to, arrivedAt, flow, bundle, legs, callerLeg, step, collectedStep, session, stage, sound
        case isListenedTo, recording, unsavedConversations, wholeRecording, untranscribed, lastAgent, lastQueue
        case saidOverdue, booked, leftPlace, dropped
    }

    package init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            id: try members.decode(CallID.self, forKey: .id),
            carrier: try members.decode(CarrierName.self, forKey: .carrier),
            from: try members.decode(String.self, forKey: .from),
            to: try members.decode(String.self, forKey: .to),
            arrivedAt: try members.decode(Timestamp.self, forKey: .arrivedAt),
            flow: try members.decode(String.self, forKey: .flow),
            bundle: try members.decode(BundleID.self, forKey: .bundle),
            legs: try members.decode([Leg].self, forKey: .legs),
            stage: try members.decode(Stage.self, forKey: .stage))
        callerLeg = try members.decodeIfPresent(UInt32.self, forKey: .callerLeg) ?? 1
        step = try members.decodeIfPresent(UInt32.self, forKey: .step) ?? 0
        collectedStep = try members.decodeIfPresent(UInt32.self, forKey: .collectedStep)
        session = try members.decodeIfPresent(FlowSession.self, forKey: .session)
        sound = try members.decodeIfPresent(Sound.self, forKey: .sound) ?? .silent
        isListenedTo = try members.decodeIfPresent(Bool.self, forKey: .isListenedTo) ?? false
        recording = try members.decodeIfPresent(Recording.self, forKey: .recording) ?? .off
        unsavedConversations = try members.decodeIfPresent(Int.self, forKey: .unsavedConversations) ?? 0
        wholeRecording = try members.decodeIfPresent(WholeRecording.self, forKey: .wholeRecording)
        untranscribed = try members.decodeIfPresent(Int.self, forKey: .untranscribed) ?? 0
        lastAgent = try members.decodeIfPresent(AgentID.self, forKey: .lastAgent)
        lastQueue = try members.decodeIfPresent(String.self, forKey: .lastQueue)
        saidOverdue = try members.decodeIfPresent(Timestamp.self, forKey: .saidOverdue)
        booked = try members.decodeIfPresent(Waiting.self, forKey: .booked)
        leftPlace = try members.decodeIfPresent(Waiting.self, forKey: .leftPlace)
        dropped = try members.decodeIfPresent(DroppedPlace.self, forKey: .dropped)
        guard legs.indices.contains(Int(callerLeg) - 1) else {
            throw DecodingError.dataCorruptedError(
                forKey: .callerLeg, in: members, debugDescription: "the call has no such leg")
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var members = encoder.container(keyedBy: CodingKeys.self)
        try members.encode(id, forKey: .id)
        try members.encode(carrier, forKey: .carrier)
        try members.encode(from, forKey: .from)
        try members.encode(to, forKey: .to)
        try members.encode(arrivedAt, forKey: .arrivedAt)
        try members.encode(flow, forKey: .flow)
        try members.encode(bundle, forKey: .bundle)
        try members.encode(legs, forKey: .legs)
        if callerLeg != 1 { try members.encode(callerLeg, forKey: .callerLeg) }
        if step != 0 { try members.encode(step, forKey: .step) }
        try members.encodeIfPresent(collectedStep, forKey: .collectedStep)
        try members.encodeIfPresent(session, forKey: .session)
        try members.encode(stage, forKey: .stage)
        if sound != .silent { try members.encode(sound, forKey: .sound) }
        if isListenedTo { try members.encode(isListenedTo, forKey: .isListenedTo) }
        if recording != .off { try members.encode(recording, forKey: .recording) }
        if unsavedConversations != 0 { try members.encode(unsavedConversations, forKey: .unsavedConversations) }
        try members.encodeIfPresent(wholeRecording, forKey: .wholeRecording)
        if untranscribed != 0 { try members.encode(untranscribed, forKey: .untranscribed) }
        try members.encodeIfPresent(lastAgent, forKey: .lastAgent)
        try members.encodeIfPresent(lastQueue, forKey: .lastQueue)
        try members.encodeIfPresent(saidOverdue, forKey: .saidOverdue)
        try members.encodeIfPresent(booked, forKey: .booked)
        try members.encodeIfPresent(leftPlace, forKey: .leftPlace)
        try members.encodeIfPresent(dropped, forKey: .dropped)
    }
}

/// The caller's own leg, of which every call has one, is written without a role.
extension Leg {
    private enum CodingKeys: String, CodingKey {
        case id, handle, role, state
    }

    package init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            id: try members.decode(LegID.self, forKey: .id),
            handle: try members.decodeIfPresent(LegHandle.self, forKey: .handle),
            role: try members.decodeIfPresent(Role.self, forKey: .role) ?? .caller,
            state: try members.decode(State.self, forKey: .state))
    }

    package func encode(to encoder: any Encoder) throws {
        var members = encoder.container(keyedBy: CodingKeys.self)
        try members.encode(id, forKey: .id)
        try members.encodeIfPresent(handle, forKey: .handle)
        if role != .caller { try members.encode(role, forKey: .role) }
        try members.encode(state, forKey: .state)
    }
}
