import ContactCenter
import Telephony

/// What one batch of inputs has brought about: to be written at once, and released after that.
struct Work {
    /// Answers one waiting sender: nil after the commit, or why there was none.
    typealias Answer = (StoreFailure?) -> Void

    var events: [ReceivedEvent] = []
    var commands: [OutgoingCommand] = []
    var ended: [CommandID] = []
    var errands: [Errand] = []
    var begunErrands: [CommandID] = []
    var endedErrands: [CommandID] = []
    var facts: [Fact] = []
    var answers: [Answer] = []

    /// Takes over what one input has brought about.
    mutating func add(_ turn: Turn) {
        commands += turn.commands
        errands += turn.errands
        facts += turn.facts
    }

    /// Answers `value` to the waiter after the commit.
    mutating func answer<Success: Sendable>(_ waiter: WaitingInput.Waiter<Success>, _ value: Success) {
        answers.append { failure in
            waiter.resume(returning: failure.map { .failure($0) } ?? .success(value))
        }
    }

    /// The transaction; nil if there is nothing to write.
    func batch(_ changes: Changes) -> Batch? {
        let isEmpty =
            changes.isEmpty && events.isEmpty && commands.isEmpty && ended.isEmpty && facts.isEmpty
            && errands.isEmpty && begunErrands.isEmpty && endedErrands.isEmpty
        guard !isEmpty else { return nil }
        var batch = Batch(changes: changes)
        batch.events = events
        batch.commands = commands
        batch.endedCommands = ended
        batch.errands = errands
        batch.begunErrands = begunErrands
        batch.endedErrands = endedErrands
        batch.facts = facts
        return batch
    }
}
