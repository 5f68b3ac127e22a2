import CallFlow

extension DayProfile {
    /// The configuration that a simulated day runs under: the rules of its queues and agents, and for each queue a
    /// flow that does nothing but wait in it.
    ///
    /// Nothing is recorded, because nothing is said.
    func configuration(under rules: Configuration) -> Configuration {
        var configuration = Configuration(house: rules.house)
        for (index, line) in lines.enumerated() {
            let flow = Self.flow(line, number: Self.number(index), demand: queues[line.queue])
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

    /// The number that callers of a line dial, by the line's place among all.
    static func number(_ index: Int) -> String { "+1555\(1_000_000 + index)" }

    /// The keys that take a caller elsewhere.
    static let callBackKey = Character("1")
    static let leaveKey = Character("2")

    private static func flow(_ line: Line, number: String, demand: Demand?) -> String {
        let skills = line.skills.map { "\"\($0)\"" }.joined(separator: ", ")
        let choices = demand?.choices ?? Choices()
        var keys: [String] = []
        if choices.callBack > 0 { keys.append("\"\(callBackKey)\": {\"label\": \"Call back\", \"goto\": \"book\"}") }
        if choices.leave > 0 { keys.append("\"\(leaveKey)\": {\"label\": \"Leave\", \"goto\": \"bye\"}") }
        let book = """
            "book": {"do": "callback", "queue": "\(line.queue)", "number": "{call.from}", "next": "bye",
                     "on": {"withheld_number": "bye", "duplicate": "bye", "error": "bye"}},
            """
        return """
            {"spec": 1, "title": "Day", "numbers": ["\(number)"], "languages": ["en"], "start": "line",
             "limits": {"call": "24h", "talk": "24h"}, "queues": {"\(line.queue)": {}}, "prompts": {},
             "states": {
               "line": {"do": "queue", "queue": "\(line.queue)", "max_wait": "\(Int(demand?.longestWait ?? 3600))s",
                        \(skills.isEmpty ? "" : "\"skills\": [\(skills)],")
                        \(keys.isEmpty ? "" : "\"keys\": {\(keys.joined(separator: ", "))},")
                        "next": "bye", "on": {"timeout": "bye", "full": "bye", "no_agents": "bye", "error": "bye"}},
               \(choices.callBack > 0 ? book : "")
               "bye": {"do": "hangup"}}}
            """
    }
}
