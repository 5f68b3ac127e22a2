import Telephony

extension Switchboard {
    /// Remembers that a caller or an agent has become free in a queue.
    mutating func unsettle(_ queue: String) {
        guard !unsettledQueues.contains(queue) else { return }
        unsettledQueues.append(queue)
    }

    /// Offers callers to free agents in every queue where one or the other has become free.
    mutating func settleQueues(at now: Timestamp) {
        while let queue = unsettledQueues.first {
            unsettledQueues.removeFirst()
            settle(queue, at: now)
        }
    }

    /// Gives each caller in order to the agent idle longest.
    ///
    /// A caller whom every free agent must leave alone does not hold up the next ones.
    private mutating func settle(_ queue: String, at now: Timestamp) {
        guard let settings = configuration.queues[queue], var line = lines[queue] else { return }
        lines[queue] = nil
        defer { lines[queue] = line }
        var index = 0
        while line.free.count > 0, index < min(line.open.count, Limits.lookAhead) {
            let place = line.open[index]
            guard let call = calls[place.call], case .waiting(let waiting) = call.stage else {
                preconditionFailure("a place in a line belongs to a call that waits")
            }
            guard let decision = decide(for: waiting, in: &line, at: now) else {
                index += 1
                continue
            }
            line.open.remove(place)
            lines[queue] = line
            lines[queue]?.free.remove(decision.agent)
            change(place.call, at: now) { switchboard, call in
                switchboard.offer(waiting, decision, settings: settings, to: &call, at: now)
            }
            line = lines[queue] ?? line
            lines[queue] = nil
        }
    }

    /// Chooses the agent idle longest and writes down why.
    private mutating func decide(for waiting: Waiting, in line: inout Line, at now: Timestamp) -> Decision? {
        let free = line.free.count
        let (ranking, passedOver) = line.free.choose(avoiding: waiting.avoided.map(\.agent), runnersUp: 1)
        guard let chosen = ranking.first else { return nil }
        for other in ranking.dropFirst() {
            precondition(chosen.since <= other.since, "nobody eligible was idle longer than the agent chosen")
        }
        counters.offer += 1
        return Decision(
            offer: counters.offer, agent: chosen.agent, rule: "most_idle", free: free, serving: line.serving.count,
            ranking: ranking.map { entry in
                Decision.Candidate(
                    agent: entry.agent, idle: (now - entry.since).wholeMilliseconds, offers: entry.offers,
                    hash: entry.hash)
            },
            passedOver: passedOver.prefix(8).map { entry in
                Decision.PassedOver(agent: entry.agent, reason: "missed_this_call")
            })
    }
}
