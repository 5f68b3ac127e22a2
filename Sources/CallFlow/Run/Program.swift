package import Telephony

/// A compiled flow with everything that it reaches: immutable, checked, ready to run.
package struct Program: Sendable {
    /// Names the content.
    package let id: BundleID
    /// The flow's id: its file name without `.json`.
    package let flow: String
    /// The flow's title.
    package let title: String
    /// The numbers that the flow answers.
    package let numbers: [PhoneNumber]
    /// Queues that the flow can send a caller to.
    package let queues: [String]

    /// Begins the flow for an answered call.
    package func start(_ surroundings: Surroundings, at now: Timestamp) -> FlowTurn {
        fatalError("replaced by the flow engine")
    }

    /// Tells the flow what happened. If the flow's wait does not accept it, the turn is the session unchanged,
    /// with `accepted` false.
    package func step(
        _ session: FlowSession, _ event: FlowEvent, _ surroundings: Surroundings, at now: Timestamp
    ) -> FlowTurn {
        fatalError("replaced by the flow engine")
    }
}

/// The result of one step of a flow.
package struct FlowTurn: Hashable, Sendable {
    /// Where the call is now.
    package var session: FlowSession
    /// What is to be done, in this order.
    package var commands: [FlowCommand]
    /// What happened.
    package var facts: [FlowFact]
    /// Whether the event was one that the flow waited for.
    package var accepted: Bool

    /// Puts a turn together.
    package init(session: FlowSession, commands: [FlowCommand], facts: [FlowFact], accepted: Bool) {
        self.session = session
        self.commands = commands
        self.facts = facts
        self.accepted = accepted
    }
}
