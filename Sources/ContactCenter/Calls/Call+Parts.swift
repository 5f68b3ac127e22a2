import CallFlow
import Telephony

extension Call {
    /// The caller's own leg.
    package var caller: Leg { legs[Int(callerLeg) - 1] }

    /// One of the call's legs.
    subscript(id: LegID) -> Leg? {
        get {
            let index = Int(id.number) - 1
            guard id.call == self.id, legs.indices.contains(index) else { return nil }
            return legs[index]
        }
        set {
            let index = Int(id.number) - 1
            guard id.call == self.id, legs.indices.contains(index), let newValue else { return }
            legs[index] = newValue
        }
    }

    /// Adds a leg that is about to be dialled.
    mutating func addLeg(_ role: Leg.Role) -> LegID {
        let id = LegID(call: id, number: UInt32(legs.count + 1))
        legs.append(Leg(id: id, handle: nil, role: role, state: .ringing))
        return id
    }

    /// Whether the caller is still on the line.
    var callerIsUp: Bool { !caller.hasEnded }

    /// Whether the caller has picked up, which one who is called back may not have done yet.
    var isCallerConnected: Bool {
        if case .up = caller.state { true } else { false }
    }

    /// The moment at which something is due for this call.
    var deadline: Timestamp? {
        var earliest: Timestamp?
        func consider(_ moment: Timestamp?) {
            guard let moment else { return }
            earliest = earliest.map { min($0, moment) } ?? moment
        }
        consider(session?.deadline)
        switch stage {
        case .arriving: consider(arrivedAt + Limits.answering)
        case .inFlow: break
        case .waiting(let waiting): consider(waiting.deadline)
        case .talking: break
        case .transferring(let transferring): consider(transferring.deadline)
        case .hangingUp(let moment): consider(moment)
        case .ended(_, let closesAt): return closesAt
        }
        switch recording {
        case .off, .conversation, .whole: break
        case .message(_, _, let until), .messageEnding(_, let until): consider(until)
        }
        return earliest
    }
}

extension Waiting {
    fileprivate var deadline: Timestamp? {
        var moments = offers.map(\.state.until) + avoided.map(\.until)
        if case .caller(.expected(let moment)) = party { moments.append(moment) }
        if case .callback(let callback) = party, callback.leg == nil, callback.isAsleep {
            moments.append(callback.notBefore)
        }
        moments += [kept?.until, widensAt, overflowsAt].compactMap(\.self)
        return moments.min()
    }
}

extension Offer.State {
    /// The moment at which it is given up, or taken as done.
    var until: Timestamp {
        switch self {
        case .ringing(let until), .connecting(let until): until
        }
    }
}

/// How long the system waits for the carrier's word before it acts on its own.
enum Limits {
    /// From the order to answer to the carrier's word that the call is up.
    static let answering = Duration.seconds(60)
    /// From the order to enqueue to the carrier's word that the leg is in its queue.
    static let enqueuing = Duration.seconds(3)
    /// Beyond an agent's ring time, which the carrier keeps.
    static let ringGrace = Duration.seconds(10)
    /// From the order to bridge to the carrier's word that both hear each other.
    static let connecting = Duration.seconds(15)
    /// An agent's leg that stays up this long after it answered has talked, though the carrier never said so.
    static let believable = Duration.seconds(5)
    /// From an answer to the carrier's word whether it is a person's.
    static let judging = Duration.seconds(10)
    /// For what is said to whoever has answered, before the caller is connected.
    static let whispering = Duration.seconds(60)
    /// For whoever has answered to press a key.
    static let consenting = Duration.seconds(15)
    /// Phones of one destination that ring at once, at most.
    static let phonesAtOnce = 10
    /// For a phone to stop ringing after it was told to.
    static let releasing = Duration.seconds(10)
    /// When an overflow that could not happen is tried again.
    static let overflowRetry = Duration.seconds(10)
    /// From the order to hang up to the end of the leg.
    static let hangingUp = Duration.seconds(30)
    /// Beyond the longest message.
    static let messageGrace = Duration.seconds(30)
    /// From the end of a recording to the carrier's word that it is saved.
    static let saving = Duration.seconds(20)
    /// A finished call stays in memory this long, because recordings and repeats come late.
    static let closing = Duration.seconds(120)
    /// And this long while a recording is still to come.
    static let closingWithRecording = Duration.seconds(600)
    /// How long a webhook that does not take an announcement is told again.
    static let announcing = Duration.seconds(86_400)
    /// How long a text message may wait for a carrier that cannot be reached.
    static let messaging = Duration.seconds(600)
    /// Most characters of a written-down recording that are kept.
    static let transcript = 10_000
    /// Most characters of a spoken answer that a flow looks at.
    static let spokenAnswer = 1000
    /// Steps that a flow may take without waiting for anything; the checker proves that it needs fewer.
    static let followUps = 100
    /// Numbers remembered of each agent's latest callers.
    static let regulars = 32
    /// Sets of skills asked for before those that nobody asks for any more are forgotten.
    static let skillSets = 512
    /// Between two looks for what has stayed in a state too long.
    static let sweep = Duration.seconds(60)
    /// Beyond a deadline before something counts as overdue.
    static let tardiness = Duration.seconds(5)
}
