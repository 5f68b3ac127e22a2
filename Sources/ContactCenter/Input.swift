package import Telephony

/// Everything that can change a contact centre.
///
/// Time comes beside it, never from a clock.
package enum Input: Sendable {
    /// A carrier reports something. The caller of `handle` has made sure that it is no repeat.
    case event(CallEvent)
    /// A stored command has come to its end.
    case commandEnded(CallCommand, CommandEnding)
    /// A stored errand has come to its end.
    case errandEnded(Errand, ErrandEnding)
    /// An agent, a supervisor or a script asks for something.
    case request(Request)
    /// The next deadline is due.
    case tick
    /// The legs that a carrier listed as up when it was asked at `asOf`; ghosts on either side are closed.
    case legsListed(CarrierName, [ActiveLeg], asOf: Timestamp)
    /// Queues, agents and flows were read anew, at start or on reload.
    case configured(Configuration)
}

/// How a command came to its end.
package enum CommandEnding: Hashable, Sendable {
    /// The carrier took it. `handle` is the new leg's, after `dial`.
    case accepted(handle: LegHandle?)
    /// The carrier did not take it, and it will not be sent again.
    case failed(CarrierFailure)
}

/// The result of one input.
package struct Turn: Sendable {
    /// Orders to carriers, in the order in which they were made.
    package var commands: [OutgoingCommand] = []
    /// Things to be done outside, in the order in which they were made.
    package var errands: [Errand] = []
    /// What happened, for the record.
    package var facts: [Fact] = []
    /// The answer to a request.
    package var reply: Reply = .done

    /// An empty turn.
    package init() {}
}

/// A command with the carrier's name of its leg, as far as it is known when the command is made.
package struct OutgoingCommand: Hashable, Sendable, Codable {
    /// The order.
    package var command: CallCommand
    /// The carrier's name for the command's leg; nil while a dialled leg has none.
    package var handle: LegHandle?

    /// Pairs a command with its address.
    package init(command: CallCommand, handle: LegHandle?) {
        self.command = command
        self.handle = handle
    }
}
