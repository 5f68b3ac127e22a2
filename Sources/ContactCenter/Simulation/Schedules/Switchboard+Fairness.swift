import Telephony

/// Whether choices were right, found out by looking at every agent.
extension Switchboard {
    /// What is wrong with the decisions among these facts: somebody who is still free should have come before.
    func unfairness(in facts: [Fact], at now: Timestamp) -> [String] {
        facts.flatMap { fact -> [String] in
            guard case .offered(let decision) = fact.kind, let queue = fact.queue, let call = fact.call,
                let rule = Strategy(rawValue: decision.rule), let chosen = decision.ranking.first
            else { return [] }
            var spared: [AgentID] = []
            if case .waiting(let waiting) = calls[call]?.stage {
                spared = waiting.avoided.map(\.agent) + waiting.offers.map(\.agent)
            }
            return configuration.agents.values.compactMap { settings -> String? in
                guard let agent = agents[settings.id], !spared.contains(agent.id),
                    agent.occupation(capacity: settings.capacity) == .free,
                    let service = settings.services.first(where: { $0.queue == queue }),
                    service.tier == decision.tier,
                    settings.meets((decision.skills ?? []).compactMap(SkillNeed.init(text:)))
                else { return nil }
                let own = (score(agent, service, rule), -agent.idleAge(at: now).wholeMilliseconds)
                guard own < (chosen.score ?? 0, -chosen.idle) else { return nil }
                return "\(agent.id.rawValue) should have come before \(decision.agent.rawValue) for \(call)"
            }
        }
    }

    private func score(_ agent: Agent, _ service: AgentSettings.Service, _ rule: Strategy) -> Int64 {
        switch rule {
        case .mostIdle, .ringAll: 0
        case .leastConnections: Int64(agent.work.count)
        case .roundRobin: Int64(clamping: agent.turns[service.queue] ?? 0)
        case .fewestCalls: Int64(agent.talks)
        case .priority: Int64(service.order)
        }
    }
}

extension SkillNeed {
    /// Reads `french` or `french 3`.
    fileprivate init?(text: String) {
        let parts = text.split(separator: " ", maxSplits: 1)
        guard let name = parts.first else { return nil }
        self.init(String(name), level: parts.count > 1 ? Int(parts[1]) ?? 1 : 1)
    }
}
