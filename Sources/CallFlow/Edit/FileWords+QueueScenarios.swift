import JSONSyntax

extension FileWords {
    /// Reads a file of scenarios about queues: the only names in it that others define are those of queues.
    mutating func readQueueScenarios(_ root: Node) {
        if let queue = root["queue"] { mention(queue) }
        var agents: Set<String> = []
        readGiven(root["given"], &agents)
        guard case .array(let scenarios)? = root["scenarios"]?.value else { return }
        for scenario in scenarios {
            var cast = agents
            readGiven(scenario["given"], &cast)
            if case .array(let steps)? = scenario["steps"]?.value {
                for step in steps { readQueueStep(step) }
            }
            // What stands here and is no agent of the scenario is a queue.
            for member in members(scenario["figures"]) where !cast.contains(member.key) {
                add(.mention(.queue), member)
            }
        }
    }

    private mutating func readGiven(_ given: Node?, _ agents: inout Set<String>) {
        for queue in members(given?["queues"]) {
            add(.mention(.queue), queue)
            if let target = queue.value["overflow"]?["to"] { mention(target) }
        }
        for agent in members(given?["agents"]) {
            agents.insert(agent.key)
            guard case .array(let queues)? = agent.value["queues"]?.value else { continue }
            for queue in queues { mention(queue["queue"] ?? queue) }
        }
    }

    private mutating func readQueueStep(_ step: Node) {
        if let queue = step["in"] { mention(queue) }
        if step["moves"] != nil || step["moved"] != nil, let queue = step["to"] { mention(queue) }
    }

    private mutating func mention(_ node: Node) { whole(.mention(.queue), node) }

    private func members(_ node: Node?) -> [Member] { node.map { names(of: $0) } ?? [] }
}
