package import ContactCenter

extension Decision {
    /// Why the offer went to this agent, in one English sentence without a full stop.
    package var sentence: String {
        var text = "offered to \(agent.rawValue): \(reason); \(free) of \(serving) agents free"
        if !passedOver.isEmpty {
            text += "; passed over " + passedOver.map { "\($0.agent.rawValue) (\($0.reason))" }.joined(separator: ", ")
        }
        return text
    }

    private var reason: String {
        guard let first = ranking.first, let second = ranking.dropFirst().first else { return "the only one free" }
        if first.idle != second.idle {
            return
                "idle longest, \(Self.seconds(first.idle)) against \(Self.seconds(second.idle)) of \(second.agent.rawValue)"
        }
        if first.offers != second.offers {
            return "as idle as \(second.agent.rawValue), with fewer offers (\(first.offers) against \(second.offers))"
        }
        return "equal to \(second.agent.rawValue) in idleness and offers; the stable hash decides"
    }

    private static func seconds(_ milliseconds: Int64) -> String {
        "\(milliseconds / 1000).\(milliseconds % 1000 / 100) s"
    }

    /// Makes the choice again from the stored numbers: who comes first when the ranking is sorted anew.
    ///
    /// Longest idle first, then fewest offers, then the smaller hash, then the name.
    package var rebuiltAgent: AgentID? {
        ranking.min { left, right in
            if left.idle != right.idle { return left.idle > right.idle }
            if left.offers != right.offers { return left.offers < right.offers }
            if left.hash != right.hash { return left.hash < right.hash }
            return left.agent < right.agent
        }?.agent
    }
}
