package import CallFlow
package import Telephony

/// What an agent, a supervisor or a script may ask for.
package enum Request: Hashable, Sendable {
    /// An agent's status is chosen, by itself or by a supervisor.
    case setStatus(AgentID, StatusChoice, When, by: Fact.Actor)
    /// An agent's desktop is alive; from the first time on it is missed when it falls silent.
    case heartbeat(AgentID)
    /// An agent's wrap-up is over.
    case endWrapUp(AgentID, by: Fact.Actor)
    /// A waiting call goes to this agent, whatever the order says.
    case pick(CallID, for: AgentID, by: Fact.Actor)
    /// A waiting call goes to another queue, with its age.
    case move(CallID, to: String)
    /// A waiting call leaves its queue, and goes on as its flow says for a lost place.
    case takeOut(CallID)
    /// The edition of a flow's file comes into force, for all new calls or for a share of them.
    case publish(flow: String, Publication.Share?)
    /// A flow goes back to an earlier edition; nil for the one before.
    case rollBack(flow: String, to: BundleID?)
    /// The calls of one edition of a flow go on in another one, those that can.
    case moveCalls(from: BundleID, to: BundleID)
    /// Callers meet something else than a calendar says, for a time.
    case overrideHours(HoursOverride)
    /// The calendar counts again.
    case endOverride(calendar: String)

    /// When a status is to be taken.
    package enum When: String, Hashable, Sendable, CaseIterable {
        /// At once.
        case now
        /// When the agent has no call left.
        case afterCall = "after_call"
    }
}

/// The answer to a request.
package enum Reply: Hashable, Sendable {
    case done
    /// The agent as it is after the change.
    case agent(AgentView)
    /// The flow as it is after the change.
    case flow(FlowView)
    /// The calls that were moved, and those that were not.
    case moved(MovedCalls)
    /// The calendar as it is after the change.
    case hours(HoursView)
    case refused(Refusal)

    /// Why a request was refused.
    ///
    /// Nothing was changed.
    package enum Refusal: Error, Hashable, Sendable {
        case unknownAgent, unknownCall, unknownQueue
        /// The reason is none of the house's.
        case unknownReason(known: [String])
        /// Only being away has reasons.
        case reasonNotWanted
        case notWrappingUp
        /// The agent cannot end it before its time.
        case wrapUpIsForced
        case agentIsOffline, agentIsBusy
        case callIsNotWaiting, callIsBeingConnected, alreadyThere
        /// The call is to call a number back that another call has booked in that queue.
        case numberIsBooked
        case unknownFlow
        /// The flow's file has errors.
        case brokenFlow
        /// What the file holds is in force already.
        case nothingNew
        /// The flow has no such earlier edition.
        case unknownEdition
        /// No flow in force asks such a calendar, or it has no exception.
        case unknownCalendar
        /// What callers are to hear is none of the calendar's notices.
        case unknownNotice(known: [String])
        /// The end is past, or too far away.
        case badEnd
    }
}

extension Reply.Refusal {
    /// The refusal in words, with the cure.
    package var sentence: String {
        switch self {
        case .unknownAgent: "There is no agent of this name in config/agents.json."
        case .unknownCall: "There is no such call, or it is over."
        case .unknownQueue: "There is no queue of this name in config/queues.json."
        case .unknownReason(let known):
            known.isEmpty
                ? "No reasons are set up: leave 'reason' out, or list some as 'away_reasons' in config/queues.json."
                : "This is none of the reasons in config/queues.json: \(known.joined(separator: ", "))."
        case .reasonNotWanted: "Only the status 'away' has a reason."
        case .notWrappingUp: "The agent is not wrapping a call up."
        case .wrapUpIsForced: "This queue's wrap-up lasts its whole time; a supervisor can end it."
        case .agentIsOffline: "The agent is not logged in."
        case .agentIsBusy: "The agent has a call already: end it first, or choose another agent."
        case .callIsNotWaiting: "The call does not wait in a queue any more."
        case .callIsBeingConnected: "An agent has just picked the call up."
        case .alreadyThere: "The call waits in this queue already."
        case .numberIsBooked: "The same number is to be called back by that queue already."
        case .unknownFlow: "There is no flow of this name in the folder of the flows."
        case .brokenFlow: "The flow's file has errors: 'switchboard check' shows them; what is in force goes on."
        case .nothingNew: "What the flow's file holds is in force already."
        case .unknownEdition: "The flow has no such earlier edition; GET /api/v1/flows lists those that it has."
        case .unknownCalendar: "There is no such calendar, or nothing to end; GET /api/v1/calendars lists them."
        case .unknownNotice(let known):
            known.isEmpty
                ? "The calendar has no notices: list prompts under its 'notices' in the file that defines it."
                : "This is none of the calendar's notices: \(known.joined(separator: ", "))."
        case .badEnd: "The end must be in the future, and at most 60 days away."
        }
    }
}
