import CallFlow

extension DayProfile {
    /// The configuration that a simulated day runs under: the rules of its queues and agents, and for each queue a
    /// flow that does nothing but wait in it.
    ///
    /// Nothing is recorded, because nothing is said.
    func configuration(under rules: Configuration) -> Configuration {
        var configuration = Configuration(house: rules.house)
        for (index, name) in queues.keys.sorted().enumerated() {
            let flow = Self.flow(queue: name, number: Self.number(index), demand: queues[name])
            configuration.programs += FlowFolder([.init(name: "day_\(index).json", bytes: Array(flow.utf8))]).programs
        }
        configuration.queues = rules.queues.mapValues { settings in
            var settings = settings
            settings.records = false
            return settings
        }
        let present = Set(shifts.map(\.agent))
        configuration.agents = rules.agents.filter { present.contains($0.key) }
        for agent in crew { configuration.agents[agent.id] = agent }
        return configuration
    }

    /// The number that callers of a queue dial, by the place of the queue's name among all.
    static func number(_ index: Int) -> String { "+1555\(1_000_000 + index)" }

    private static func flow(queue: String, number: String, demand: Demand?) -> String {
        """
        {"spec": 1, "title": "Day", "numbers": ["\(number)"], "languages": ["en"], "start": "line",
         "limits": {"call": "24h", "talk": "24h"}, "queues": {"\(queue)": {}}, "prompts": {},
         "states": {
           "line": {"do": "queue", "queue": "\(queue)", "max_wait": "\(Int(demand?.longestWait ?? 3600))s",
                    "next": "bye", "on": {"timeout": "bye", "full": "bye", "no_agents": "bye", "error": "bye"}},
           "bye": {"do": "hangup"}}}
        """
    }
}
