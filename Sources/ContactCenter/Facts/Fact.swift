package import CallFlow
package import Telephony

/// Something that happened, for ever.
///
/// Reports, the wallboard and the live feed are computed from facts.
///
/// Private values were redacted before the fact was made.
package struct Fact: Hashable, Sendable, Codable {
    /// Counts the facts of a store, from 1, without gaps.
    package var serial: UInt64
    /// When it happened.
    package var at: Timestamp
    /// The call it is about; nil for what concerns an agent or the installation.
    package var call: CallID?
    /// The agent it is about.
    package var agent: AgentID?
    /// The queue it is about.
    package var queue: String?
    /// What happened.
    package var kind: Kind

    /// Puts a fact together.
    package init(
        serial: UInt64, at: Timestamp, call: CallID? = nil, agent: AgentID? = nil, queue: String? = nil, kind: Kind
    ) {
        self.serial = serial
        self.at = at
        self.call = call
        self.agent = agent
        self.queue = queue
        self.kind = kind
    }

    /// What happened.
    package enum Kind: Hashable, Sendable, Codable {
        /// A call came in and was given this flow.
        case arrived(from: String, to: String, flow: String, bundle: String)
        /// A call came in for a number that no flow answers, and was rejected.
        case turnedAway(from: String, to: String)
        case answered
        /// The flow did something.
        case flow(FlowFact)
        /// The caller took a place in the queue.
        case queued(position: Int, priority: Int)
        /// The queue did not take the caller.
        case queueRefused(reason: String)
        /// The call was offered to the fact's agent.
        case offered(Decision)
        /// The agent did not take the offer; the caller kept its place.
        case missed(offer: UInt64, reason: MissReason)
        /// The offer was withdrawn because the caller left, or was given to somebody by hand.
        case withdrawn(offer: UInt64)
        /// Another agent was connected to the caller while this one's phone rang, or had just been picked up.
        case taken(offer: UInt64, by: AgentID)
        /// A skill was asked for that no agent of the queue has; the caller waits without it.
        case skillMissing(skill: String)
        /// The caller goes on waiting in the fact's queue, with its age; `by` is `overflow` or `request`.
        case moved(from: String, by: String)
        /// The caller came back after its line was lost, and has the place that it had in that call.
        case resumed(after: CallID)
        /// Somebody will be called back at this number, in the place that the caller has.
        case callbackBooked(number: String)
        /// The agent is on the line and the person's phone rings.
        case callbackDialled(attemptsLeft: Int)
        /// The person could not be reached, and the agent was let go.
        case callbackFailed(offer: UInt64, reason: String)
        /// The agent's phone answered an offer that was over, and was hung up.
        case answeredLate(leg: LegID)
        /// The agent's phone answered; the two are being connected.
        case accepted(offer: UInt64)
        /// Caller and agent hear each other. `waited` is in seconds.
        case connected(offer: UInt64, waited: Double)
        /// The joining of caller and agent failed; the caller kept its place.
        case connectionFailed(offer: UInt64, reason: String)
        /// The caller left the queue without having talked. `waited` is in seconds.
        case leftQueue(reason: LeaveReason, waited: Double)
        case recordingStarted
        /// A recording is ready at the carrier; `seconds` of sound.
        case recordingSaved(id: String?, seconds: Int?)
        case recordingFailed(reason: String)
        /// The conversation ended; who left first.
        case parted(by: Party, talked: Double)
        /// The agent's wrap-up time began; ends by itself at `until`, if there is one.
        case wrapUpBegan(until: Timestamp?)
        case wrapUpEnded(by: Actor)
        case statusChanged(AgentStatus, reason: String?, by: Actor)
        /// The agent's desktop used to report itself and has fallen silent.
        case desktopLost
        /// Something has stayed in a state for longer than that state may last, by so many seconds; nil for what
        /// should not be at all.
        case overdue(subject: String, state: String, seconds: Double?)
        /// A phone outside the queues was dialled for the caller.
        case transferDialled(destination: String)
        case transferConnected(destination: String)
        case transferEnded(destination: String, result: String)
        /// What a carrier understood in a recording.
        case recordingTranscribed(id: String?, text: String)
        /// A webhook (scheme, host and port) could not be told of an event, and will not be.
        case noticeFailed(event: String, to: String, reason: String)
        /// The carrier has taken a text message; `id` is the carrier's.
        case messageSent(id: String?)
        /// A text message was not sent, or nobody knows whether it was (`uncertain`).
        case messageFailed(reason: String)
        /// A text message that the carrier had taken did not reach its telephone.
        case messageUndelivered(id: String)
        /// A carrier refused an order.
        case commandFailed(order: String, reason: String)
        /// A leg that the carrier does not know any more was closed after a comparison.
        case ghostClosed(leg: LegID)
        /// A leg that should be down was still up at the carrier, and was hung up.
        case strayLegClosed(leg: LegID)
        /// An edition of a flow came into force for new calls.
        case flowPublished(flow: String, bundle: String, cause: PublishingCause)
        /// An edition is tried on a share of the new calls.
        case flowTried(flow: String, bundle: String)
        /// The call goes on in another edition of its flow.
        case callMoved(bundle: String)
        /// Callers meet something else than a calendar says, until then.
        case hoursOverridden(
            calendar: String, state: HoursOverride.State, until: Timestamp, reason: String, prompt: String? = nil)
        /// A calendar counts again before the end of its exception.
        case hoursRestored(calendar: String)
        /// A flow's file is gone, and with it the flow.
        case flowWithdrawn(flow: String)
        /// Queues and agents as choices are made from now on; nobody counts as being at work until a fact says so.
        case rosterSet(Roster)
        /// The fact's agent could be offered a call, where the facts before it do not say so.
        case ready(ReadyAgent)
        /// The fact's agent could not be offered a call, where the facts before it do not say so.
        case notReady(isAtWork: Bool)
        /// The call is over. `by` is who hung up.
        case ended(by: Party, cause: String)
    }

    /// Why an agent did not take an offer.
    package enum MissReason: String, Hashable, Sendable, Codable {
        case noAnswer, busy, rejected, failed, desktopLost
    }

    /// Why a caller left a queue without having talked.
    ///
    /// Only `hungUp` is abandonment. `timeOut` is the end of the flow's longest wait, `key` a key that led elsewhere,
    /// `callback` the wish to be called back, `empty` a queue that nobody was left to serve, `unreachable` a callback
    /// that nobody answered, `flow` whatever else the flow did.
    package enum LeaveReason: String, Hashable, Sendable, Codable {
        case hungUp, timeOut, key, callback, flow, fault, empty, takenOut, unreachable
    }

    /// Who changed something.
    package enum Actor: String, Hashable, Sendable, Codable {
        case agent, supervisor, system
    }

    /// Why an edition came into force.
    package enum PublishingCause: String, Hashable, Sendable, Codable {
        case firstEdition, fileChanged, command, rolledBack
    }

    /// The sides of a call.
    package enum Party: String, Hashable, Sendable, Codable {
        case caller, agent, destination, flow, carrier
    }
}
