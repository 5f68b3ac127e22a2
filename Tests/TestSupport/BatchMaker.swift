package import ContactCenter
package import Engine
package import Telephony

/// Makes the batches that a writer would commit, with a real contact centre behind them.
package struct BatchMaker {
    /// The value that the batches come from.
    package private(set) var switchboard: Switchboard
    /// The moment of the next input.
    package var now: Timestamp
    private var events = 0

    /// Begins with what a store held.
    package init(_ saved: SavedState, at now: Timestamp = Timestamp(seconds: 1_800_000_000)) {
        self.now = now
        switchboard = Switchboard(saved, configuration: .sample, at: now)
    }

    /// The batch that these inputs make together.
    package mutating func batch(_ inputs: Input...) -> Batch {
        var commands: [OutgoingCommand] = []
        var facts: [Fact] = []
        var received: [ReceivedEvent] = []
        for input in inputs {
            if case .event(let event) = input {
                received.append(
                    ReceivedEvent(
                        carrier: event.carrier, id: event.id, receivedAt: now, occurredAt: event.occurredAt))
            }
            let turn = switchboard.handle(input, at: now)
            commands += turn.commands
            facts += turn.facts
        }
        var batch = Batch(changes: switchboard.takeChanges())
        batch.events = received
        batch.commands = commands
        batch.facts = facts
        return batch
    }

    /// Somebody calls this number.
    package mutating func call(to number: String = "+34910000001", handle: String = "v3:caller") -> Input {
        report(
            .initiated(CallEvent.Initiated(direction: .incoming, from: "+34600111222", to: number)), handle: handle)
    }

    /// The carrier reports something about a leg.
    package mutating func report(_ kind: CallEvent.Kind, handle: String = "v3:caller") -> Input {
        events += 1
        return .event(
            CallEvent(
                id: EventID(rawValue: "event-\(now.milliseconds)-\(events)"), carrier: .telnyx, occurredAt: now,
                leg: CallEvent.LegReference(handle: LegHandle(rawValue: handle)), kind: kind))
    }

    /// A batch of facts alone, numbered after the last one.
    package mutating func facts(_ kinds: (CallID?, AgentID?, Fact.Kind)..., after last: UInt64) -> Batch {
        var batch = Batch(changes: switchboard.takeChanges())
        batch.facts = kinds.enumerated().map { index, fact in
            Fact(
                serial: last + UInt64(index) + 1, at: now, call: fact.0, agent: fact.1, queue: nil, kind: fact.2)
        }
        return batch
    }
}
