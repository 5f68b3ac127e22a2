/// Requests in the order they came.
struct WaitingLine {
    private var tickets: [Ticket?] = []
    private var head = 0

    var isEmpty: Bool { head == tickets.count }

    mutating func append(_ ticket: Ticket) {
        tickets.append(ticket)
    }

    mutating func popFirst() -> Ticket? {
        guard head < tickets.count else { return nil }
        defer { compact() }
        defer { head += 1 }
        return tickets[head].take()
    }

    /// Takes out and returns those that the condition holds for.
    mutating func remove(where condition: (Ticket) -> Bool) -> [Ticket] {
        let live = tickets[head...].compactMap { $0 }
        let removed = live.filter(condition)
        guard !removed.isEmpty else { return [] }
        tickets = live.filter { !condition($0) }
        head = 0
        return removed
    }

    private mutating func compact() {
        guard head == tickets.count || head > 256 && head * 2 > tickets.count else { return }
        tickets.removeFirst(head)
        head = 0
    }
}
