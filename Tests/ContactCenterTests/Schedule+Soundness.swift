import Telephony
import TestSupport
import Testing

@testable import ContactCenter

extension Schedule {
    /// What must hold after every input; says what does not.
    func isSound() -> Bool {
        let faults = faults()
        #expect(faults.isEmpty, "seed \(seed)")
        return faults.isEmpty
    }

    func faults() -> [String] { offerFaults() + lineFaults() + idleFaults() }

    /// Calls and agents must know of the same offers, and no agent of two.
    private func offerFaults() -> [String] {
        let value = center.switchboard
        var faults: [String] = []
        var known: Set<UInt64> = []
        for call in value.calls.values {
            guard case .waiting(let waiting) = call.stage else { continue }
            if waiting.offers.count(where: \.state.isConnecting) > 1 { faults.append("\(call.id) is connected twice") }
            for offer in waiting.offers {
                known.insert(offer.number)
                let work = value.agents[offer.agent]?.work.filter { $0.offer == offer.number && $0.call == call.id }
                if work?.count != 1 { faults.append("\(offer.agent.rawValue) knows nothing of offer \(offer.number)") }
            }
        }
        for agent in value.agents.values {
            let offers = agent.work.compactMap(\.offer)
            if offers.count > 1 { faults.append("\(agent.id.rawValue) is offered two calls at once") }
            if offers.contains(where: { !known.contains($0) }) {
                faults.append("\(agent.id.rawValue) has a lost offer")
            }
            for case .talking(let call, _) in agent.work {
                guard case .talking(let talk) = value.calls[call]?.stage, talk.agent == agent.id else {
                    faults.append("\(agent.id.rawValue) talks to nobody")
                    continue
                }
            }
            if agent.work.count > value.configuration.agents[agent.id]?.capacity ?? 1 {
                faults.append("\(agent.id.rawValue) holds too many")
            }
        }
        return faults
    }

    /// Everybody who waits must stand in line once, and nobody else.
    private func lineFaults() -> [String] {
        let value = center.switchboard
        let waiting = value.calls.values.filter { if case .waiting = $0.stage { true } else { false } }
        let standing = value.router.lines.reduce(0) { $0 + $1.waiting.count }
        var faults = waiting.count == standing ? [] : ["\(waiting.count) wait and \(standing) stand in line"]
        for line in value.router.lines {
            let places = line.waiting.prefix(.max)
            if places != places.sorted() { faults.append("\(line.name) is out of order") }
            for occupation in Agent.Occupation.allCases {
                let count = line.desks.count { value.router.desks[$0].occupation == occupation }
                if count != line.count(occupation) { faults.append("\(line.name) miscounts its agents") }
            }
        }
        return faults
    }

    /// Nobody who is free may be wanted by somebody who could be offered.
    private func idleFaults() -> [String] {
        let value = center.switchboard
        return value.calls.values.flatMap { call -> [String] in
            guard case .waiting(let waiting) = call.stage, let spot = value.router.spots[call.id],
                spot.side != .closed
            else { return [] }
            let line = value.router.lines[spot.line]
            return line.desks.compactMap { index -> String? in
                let desk = value.router.desks[index]
                let seat = desk.seats.first { $0.line == spot.line }
                guard desk.occupation == .free, let seat, !waiting.avoided.contains(where: { $0.agent == desk.id }),
                    !waiting.offers.contains(where: { $0.agent == desk.id })
                else { return nil }
                switch spot.side {
                case .closed: return nil
                case .kept(let keeper): return keeper == index ? "\(call.id) is kept for somebody free" : nil
                case .group:
                    let isOpen = seat.tier <= max(waiting.reach.tier, line.lowestStaffedTier)
                    let fits = isOpen && desk.skills.meets(waiting.reach.needs)
                    return fits ? "\(call.id) waits while \(desk.id.rawValue) is free" : nil
                }
            }
        }
    }
}
