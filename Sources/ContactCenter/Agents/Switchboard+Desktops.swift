import Telephony

extension Switchboard {
    /// A desktop says that it is alive.
    mutating func heartbeat(_ agent: inout Agent, at now: Timestamp) {
        leases[agent.id] = now + configuration.house.desktopLease
        deadlines.set(.agent(agent.id), at: deadline(of: agent))
        guard !agent.hasLease else { return }
        agent.hasLease = true
        keep(agent, at: now)
    }

    /// A desktop that used to report itself has fallen silent: what rings goes back, and the agent is logged out.
    ///
    /// A conversation goes on: the phone is another device than the desktop.
    mutating func desktopLost(_ id: AgentID, at now: Timestamp) {
        leases[id] = nil
        guard var agent = agents[id] else { return }
        agent.hasLease = false
        note(.desktopLost, agent: id, at: now)
        change(&agent, to: StatusChoice(.offline, reason: "desktop_lost"), by: .system, at: now)
        for work in agent.work {
            guard case .ringing(let call, let number) = work else { continue }
            change(call, at: now) { switchboard, call in
                guard case .waiting(let waiting) = call.stage,
                    let offer = waiting.offers.first(where: { $0.number == number })
                else { return }
                switchboard.takeBack(offer, of: &call, at: now)
            }
        }
    }

    /// Takes a ringing offer back from an agent who cannot take it.
    private mutating func takeBack(_ offer: Offer, of call: inout Call, at now: Timestamp) {
        end(offer.leg, of: &call, at: now)
        missed(offer, reason: .desktopLost, of: &call, at: now)
        guard var agent = agents[offer.agent] else { return }
        agent.pausedUntil = nil
        agent.work.append(.releasing(offer.leg, until: now + Limits.releasing))
        keep(agent, at: now)
    }
}
