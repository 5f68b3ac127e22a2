extension CallCommand {
    /// A new leg to be rung for the caller.
    package struct Dial: Hashable, Sendable, Codable {
        /// E.164 number or SIP address.
        package var to: String
        /// Number shown to the called side, E.164; one of ours.
        package var from: String
        /// Name shown to the called side.
        package var fromName: String?
        /// How long it may ring, 5 to 600 s (Telnyx).
        package var ringTimeout: Duration
        /// The caller's leg, so that the carrier counts both as one session.
        package var linkedTo: LegID?
        /// SIP headers for the agent's application, `X-…`.
        package var headers: [Header]
        /// Whether the carrier is to tell a person from a machine.
        package var detectsMachine: Bool
        /// Supervises this leg from the moment it answers.
        package var supervises: Supervision?
        /// Longest life of the leg, 30 to 14,400 s (Telnyx).
        package var timeLimit: Duration?
        /// Whether the carrier joins it to `linkedTo` as soon as it answers.
        package var bridgesOnAnswer: Bool?
        /// Whether the called side sees the number of the caller of `linkedTo` in place of `from`.
        package var showsLinkedCaller: Bool?
        /// Whether it stays up, parked, when the leg it was joined to leaves.
        package var parksAfterwards: Bool?
        /// Whether joining fails if `linkedTo` is already joined to another leg.
        package var preventsDoubleBridge: Bool?
        /// How to tell a person from a machine; goes before `detectsMachine`.
        package var machineDetection: MachineDetection?
        /// Address of a sound that is played to the called side first.
        package var announcement: String?
        /// Records from the answer on.
        package var recording: RecordingStart?
        /// Content of the SIP header `User-to-User`.
        package var userToUser: String?
        /// Keys to be sent once it answers, such as an extension.
        package var keysOnAnswer: String?

        /// Describes a leg to be dialled.
        package init(
            to: String, from: String, fromName: String? = nil, ringTimeout: Duration, linkedTo: LegID? = nil,
            headers: [Header] = [], detectsMachine: Bool = false, supervises: Supervision? = nil,
            timeLimit: Duration? = nil, bridgesOnAnswer: Bool? = nil, showsLinkedCaller: Bool? = nil,
            parksAfterwards: Bool? = nil, preventsDoubleBridge: Bool? = nil, machineDetection: MachineDetection? = nil,
            announcement: String? = nil, recording: RecordingStart? = nil, userToUser: String? = nil,
            keysOnAnswer: String? = nil
        ) {
            self.to = to
            self.from = from
            self.fromName = fromName
            self.ringTimeout = ringTimeout
            self.linkedTo = linkedTo
            self.headers = headers
            self.detectsMachine = detectsMachine
            self.supervises = supervises
            self.timeLimit = timeLimit
            self.bridgesOnAnswer = bridgesOnAnswer
            self.showsLinkedCaller = showsLinkedCaller
            self.parksAfterwards = parksAfterwards
            self.preventsDoubleBridge = preventsDoubleBridge
            self.machineDetection = machineDetection
            self.announcement = announcement
            self.recording = recording
            self.userToUser = userToUser
            self.keysOnAnswer = keysOnAnswer
        }
    }

    /// The joining of two legs.
    package struct Bridge: Hashable, Sendable, Codable {
        /// The other leg.
        package var with: LegID
        /// Whether this leg stays up, parked, when the other one leaves.
        package var parksAfterwards: Bool
        /// Whether this leg is put on hold when the other one leaves.
        package var holdsAfterwards: Bool?
        /// Whether joining fails if the other leg is already joined to a third.
        package var preventsDoubleBridge: Bool?
        /// Whether this leg hears ringing until the other one answers.
        package var playsRingtone: Bool?
        /// Whose keys the other side does not hear.
        package var mutesKeys: KeyMuting?

        /// Describes a bridge.
        package init(
            with other: LegID, parksAfterwards: Bool = true, holdsAfterwards: Bool? = nil,
            preventsDoubleBridge: Bool? = nil, playsRingtone: Bool? = nil, mutesKeys: KeyMuting? = nil
        ) {
            with = other
            self.parksAfterwards = parksAfterwards
            self.holdsAfterwards = holdsAfterwards
            self.preventsDoubleBridge = preventsDoubleBridge
            self.playsRingtone = playsRingtone
            self.mutesKeys = mutesKeys
        }
    }

    /// A blind transfer by the carrier.
    package struct Transfer: Hashable, Sendable, Codable {
        package var to: String
        package var from: String?
        package var ringTimeout: Duration
        package var parksAfterwards: Bool
        /// Name shown to the called side.
        package var fromName: String?
        /// Longest life of the new leg, 30 to 14,400 s (Telnyx).
        package var timeLimit: Duration?
        /// Whether the caller hears what the called side sends before it answers.
        package var earlyMedia: Bool?
        /// Address of a sound that is played to the called side before both are joined.
        package var announcement: String?
        /// SIP headers of our own.
        package var headers: [Header]?
        /// Content of the SIP header `User-to-User`.
        package var userToUser: String?
        /// How to tell a person from a machine.
        package var machineDetection: MachineDetection?
        /// Whose keys the other side does not hear.
        package var mutesKeys: KeyMuting?

        package init(
            to: String, from: String? = nil, ringTimeout: Duration, parksAfterwards: Bool = false,
            fromName: String? = nil, timeLimit: Duration? = nil, earlyMedia: Bool? = nil, announcement: String? = nil,
            headers: [Header]? = nil, userToUser: String? = nil, machineDetection: MachineDetection? = nil,
            mutesKeys: KeyMuting? = nil
        ) {
            self.to = to
            self.from = from
            self.ringTimeout = ringTimeout
            self.parksAfterwards = parksAfterwards
            self.fromName = fromName
            self.timeLimit = timeLimit
            self.earlyMedia = earlyMedia
            self.announcement = announcement
            self.headers = headers
            self.userToUser = userToUser
            self.machineDetection = machineDetection
            self.mutesKeys = mutesKeys
        }
    }

    /// A SIP REFER.
    package struct Refer: Hashable, Sendable, Codable {
        package var address: String
        package var headers: [Header]
        /// Content of the SIP header `User-to-User`.
        package var userToUser: String?

        package init(
            address: String, headers: [Header] = [], userToUser: String? = nil
        ) {
            self.address = address
            self.headers = headers
            self.userToUser = userToUser
        }
    }

    /// How the carrier is to tell a person from a machine.
    package enum MachineDetection: String, Hashable, Sendable, Codable {
        /// Says who answered.
        case detect
        /// Says when the beep came.
        case detectBeep
        /// Goes by words, not only by their length.
        case detectWords
        /// Says when the greeting ended.
        case greetingEnd
        /// The carrier's dearer and better one.
        case premium
    }

    /// Whose keys are not passed on as tones, though they are reported all the same.
    package enum KeyMuting: String, Hashable, Sendable, Codable {
        case none, thisLeg, otherLeg, both
    }

    /// A SIP header of our own.
    package struct Header: Hashable, Sendable, Codable {
        package var name: String
        package var value: String
        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// Listening to, coaching or joining a conversation.
    package struct Supervision: Hashable, Sendable, Codable {
        package var leg: LegID
        package var role: SupervisorRole
        package init(leg: LegID, role: SupervisorRole) {
            self.leg = leg
            self.role = role
        }
    }

    /// What a supervisor may do: `monitor` hears, `whisper` is heard by the supervised leg only, `barge` by both.
    package enum SupervisorRole: String, Hashable, Sendable, Codable {
        case barge, whisper, monitor
    }
}
