import JSONSyntax
import Telephony

/// One line of a queue scenario.
struct QueueStep: Sendable {
    let entry: Entry
    /// The moment after the beginning at which it is done, or must come.
    let at: Located<Duration>?
    let action: Action

    enum Action: Sendable {
        case does(QueueDeed)
        case expects(QueueExpectation)
    }
}

/// Somebody whom a line names.
enum QueuePerson: Hashable, Sendable {
    case caller(String)
    case agent(AgentID)
}

/// What people do in a queue scenario.
enum QueueDeed: Hashable, Sendable {
    case calls(Caller)
    case presses(String, caller: String)
    case hangsUp(String)
    case answers(QueuePerson)
    case rejects(QueuePerson)
    case finishes(AgentID)
    case goes(AgentID, StatusChoice, Request.When)
    case endsWrapUp(AgentID)
    case picks(AgentID, caller: String)
    case moves(String, to: String)
    case takesOut(String)
    case waits(Duration)
    case restarts

    /// Who calls, and what for.
    struct Caller: Hashable, Sendable {
        var name: String
        /// Nil for a number of the caller's own.
        var from: String?
        /// The flow's number; nil for straight into the queue.
        var number: String?
        var priority: Int
        var skills: [String]
    }
}

/// What must come of it.
enum QueueExpectation: Hashable, Sendable {
    case queued(String, queue: String?, position: Int?)
    case refused(String, as: RefusalWord?)
    case offered(ExpectedOffer)
    case missed(String, by: AgentID?)
    case stopsRinging(AgentID)
    case connected(String, to: AgentID?, waited: Duration?)
    case hears(QueuePerson, says: String)
    case leaves(String, as: LeaveWord?, waited: Duration?)
    case moved(String, to: String?)
    case resumes(String)
    case booked(String)
    case calledBack(String)
    case wrapsUp(AgentID)
    case wrappedUp(AgentID)
    case becomes(AgentID, AgentStatus)
    case ends(String)

    /// An offer as it must be; what is nil is not looked at.
    struct ExpectedOffer: Hashable, Sendable {
        var caller: String
        var agent: AgentID
        var because: String?
        var skills: [String]?
        var tier: Int?
        /// How many agents could not be asked, by the reason.
        var without: [Exclusion: Int]
    }
}

/// How scenarios name the reasons for which a queue takes nobody.
enum RefusalWord: String, CaseIterable, Sendable {
    case full
    case noAgents = "no_agents"

    /// The word of the record.
    var reason: String {
        switch self {
        case .full: "full"
        case .noAgents: "noAgents"
        }
    }
}

/// How scenarios name the ways to leave a queue: as the figures do.
enum LeaveWord: String, CaseIterable, Sendable {
    case abandoned
    case timeOut = "time_out"
    case key, callback, empty, withdrawn, unreachable, flow, fault

    /// The reason in the record.
    var reason: Fact.LeaveReason {
        switch self {
        case .abandoned: .hungUp
        case .timeOut: .timeOut
        case .key: .key
        case .callback: .callback
        case .empty: .empty
        case .withdrawn: .takenOut
        case .unreachable: .unreachable
        case .flow: .flow
        case .fault: .fault
        }
    }
}
