import DequeModule
import Telephony

/// The commands whose end is not committed.
struct PendingCommands: Sendable {
    private var ids: Set<CommandID> = []
    private var byAge: Deque<(id: CommandID, madeAt: Timestamp)> = []

    /// How many there are.
    var count: Int { ids.count }

    /// When the oldest of them was made.
    var oldest: Timestamp? { byAge.first?.madeAt }

    /// Adds a command that has been committed.
    mutating func insert(_ command: CallCommand) {
        guard ids.insert(command.id).inserted else { return }
        byAge.append((command.id, command.madeAt))
    }

    /// Takes a command out whose end has been committed.
    mutating func remove(_ id: CommandID) {
        ids.remove(id)
        while let first = byAge.first, !ids.contains(first.id) { byAge.removeFirst() }
    }
}
