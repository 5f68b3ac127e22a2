package import ContactCenter

extension Decision {
    /// Why the offer went to this agent, in one English sentence without a full stop.
    package var sentence: String { "offered to \(agent.rawValue): \(grounds)" }

    /// The same without the agent's name.
    package var grounds: String {
        var text = "\(reason); \(free) of \(serving) agents free"
        if let skills, !skills.isEmpty { text += "; has " + skills.joined(separator: ", ") }
        if let tier, tier > 1 { text += "; tier \(tier)" }
        if !passedOver.isEmpty {
            text += "; passed over " + passedOver.map { "\($0.agent.rawValue) (\($0.reason))" }.joined(separator: ", ")
        }
        return text
    }

    private var reason: String {
        if rule == "picked" { return "picked by the \(pickedBy?.rawValue ?? "agent")" }
        if rule == "last_agent" { return "talked to the caller last" }
        guard let first = ranking.first, let second = ranking.dropFirst().first else { return "the only one free" }
        let other = second.agent.rawValue
        if let mine = first.score, let theirs = second.score, mine != theirs {
            return "\(words(mine)) against \(words(theirs)) of \(other)"
        }
        if first.idle != second.idle {
            return "idle longest, \(Self.seconds(first.idle)) against \(Self.seconds(second.idle)) of \(other)"
        }
        if first.offers != second.offers {
            return "as idle as \(other), with fewer offers (\(first.offers) against \(second.offers))"
        }
        return "equal to \(other) in idleness and offers; the stable hash decides"
    }

    /// What the strategy compared, in words.
    private func words(_ score: Int64) -> String {
        switch Strategy(rawValue: rule) {
        case .leastConnections: "holds \(score) callers"
        case .roundRobin: score == 0 ? "not asked yet" : "asked last by offer \(score)"
        case .fewestCalls: "\(score) callers so far"
        case .priority: "order \(score)"
        case .mostIdle, .ringAll, nil: "\(score)"
        }
    }

    private static func seconds(_ milliseconds: Int64) -> String {
        "\(milliseconds / 1000).\(milliseconds % 1000 / 100) s"
    }

    /// Makes the choice again from the stored numbers: who comes first when the ranking is sorted anew.
    ///
    /// The smaller score of the strategy first, then longest idle, then fewest offers, then the smaller hash, then the
    /// name.
    package var rebuiltAgent: AgentID? {
        ranking.min { left, right in
            let (one, two) = (left.score ?? 0, right.score ?? 0)
            if one != two { return one < two }
            if left.idle != right.idle { return left.idle > right.idle }
            if left.offers != right.offers { return left.offers < right.offers }
            if left.hash != right.hash { return left.hash < right.hash }
            return left.agent < right.agent
        }?.agent
    }
}
