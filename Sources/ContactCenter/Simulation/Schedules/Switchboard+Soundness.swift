import Telephony

/// What must hold after every input, found out by looking at everything.
///
/// Far too slow for work, and meant to be independent of what it checks.
extension Switchboard {
    /// What does not hold.
    func unsoundness() -> [String] { offerFaults() + agentFaults() + lineFaults() + idleFaults() }

    /// A call's offers belong to agents who know of them.
    private func offerFaults() -> [String] {
        var faults: [String] = []
        for call in calls.values {
            guard case .waiting(let waiting) = call.stage else { continue }
            if waiting.offers.count(where: \.state.isConnecting) > 1 { faults.append("\(call.id) is connected twice") }
            for offer in waiting.offers {
                let work = agents[offer.agent]?.work.filter { $0.offer == offer.number && $0.call == call.id }
                if work?.count != 1 { faults.append("\(offer.agent.rawValue) knows nothing of offer \(offer.number)") }
                if call[offer.leg]?.hasEnded ?? true { faults.append("offer \(offer.number) has no leg") }
            }
        }
        return faults
    }

    /// Agents work on what exists, on one offer at most, and on no more than they can hold.
    private func agentFaults() -> [String] {
        var faults: [String] = []
        for agent in agents.values {
            let name = agent.id.rawValue
            if agent.work.count(where: { $0.offer != nil }) > 1 {
                faults.append("\(name) is offered two calls at once")
            }
            // A reload may leave an agent with more than it may hold from now on; two is all that rules allow here.
            if agent.work.count > 2 { faults.append("\(name) holds too many") }
            if agent.next != nil, agent.work.isEmpty { faults.append("\(name)'s next status waits for nothing") }
            for work in agent.work {
                switch work {
                case .ringing(let call, let number), .connecting(let call, let number):
                    if case .waiting(let waiting) = calls[call]?.stage,
                        waiting.offers.contains(where: { $0.number == number && $0.agent == agent.id })
                    {
                        continue
                    }
                    faults.append("\(name) has offer \(number), which \(call) knows nothing of")
                case .talking(let call, _):
                    if case .talking(let talk) = calls[call]?.stage, talk.agent == agent.id { continue }
                    faults.append("\(name) talks to nobody in \(call)")
                case .releasing, .wrapUp: break
                }
            }
        }
        for call in calls.values {
            guard case .talking(let talk) = call.stage, let agent = agents[talk.agent] else { continue }
            if !agent.work.contains(where: { $0.isTalk && $0.call == call.id }) {
                faults.append("\(call.id) talks to \(talk.agent.rawValue), who knows nothing of it")
            }
        }
        return faults
    }

    /// Everybody who waits stands in line once, in order, and nobody else.
    private func lineFaults() -> [String] {
        let waiting = calls.values.filter { if case .waiting = $0.stage { true } else { false } }
        let standing = router.lines.reduce(0) { $0 + $1.waiting.count }
        var faults = waiting.count == standing ? [] : ["\(waiting.count) wait and \(standing) stand in line"]
        for line in router.lines {
            let places = line.waiting.prefix(.max)
            if places != places.sorted() { faults.append("\(line.name) is out of order") }
            for occupation in Agent.Occupation.allCases {
                let count = line.desks.count { router.desks[$0].occupation == occupation }
                if count != line.count(occupation) { faults.append("\(line.name) miscounts its agents") }
            }
        }
        return faults
    }

    /// Nobody who is free may be wanted by somebody who could be offered.
    private func idleFaults() -> [String] {
        calls.values.flatMap { call -> [String] in
            guard case .waiting(let waiting) = call.stage, let spot = router.spots[call.id], spot.side != .closed
            else { return [] }
            let line = router.lines[spot.line]
            return line.desks.compactMap { index -> String? in
                let desk = router.desks[index]
                guard desk.occupation == .free, let seat = desk.seats.first(where: { $0.line == spot.line }),
                    !waiting.avoided.contains(where: { $0.agent == desk.id }),
                    !waiting.offers.contains(where: { $0.agent == desk.id })
                else { return nil }
                switch spot.side {
                case .closed: return nil
                case .kept(let keeper): return keeper == index ? "\(call.id) is kept for somebody free" : nil
                case .group:
                    let isOpen = seat.tier <= max(waiting.reach.tier, line.lowestStaffedTier)
                    let fits = isOpen && router.settings[index].meets(waiting.reach.needs)
                    return fits ? "\(call.id) waits while \(desk.id.rawValue) is free" : nil
                }
            }
        }
    }

    /// What is left although everybody has gone.
    func remains() -> [String] {
        var faults: [String] = []
        for call in calls.keys.sorted() { faults.append("\(call) is left") }
        if !router.spots.isEmpty { faults.append("somebody stands in line") }
        if !bookings.isEmpty { faults.append("a number is booked that nobody will call") }
        if !droppedCalls.isEmpty { faults.append("a place is kept for nobody") }
        if !legs.isEmpty { faults.append("\(legs.count) legs are known") }
        for agent in agents.values where !agent.work.isEmpty {
            faults.append("\(agent.id.rawValue) is \(agent.work.map(\.name))")
        }
        return faults
    }
}
