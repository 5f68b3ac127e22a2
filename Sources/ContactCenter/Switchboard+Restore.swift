import CallFlow
import Telephony

extension Switchboard {
    /// Takes a stored call in, without its place in a line.
    mutating func restore(_ call: Call) {
        for leg in call.legs {
            if let handle = leg.handle { legs[handle] = leg.id }
        }
        deadlines.set(.call(call.id), at: call.deadline)
        var entries = [call.booked].compactMap { $0 }
        if case .waiting(let waiting) = call.stage { entries.append(waiting) }
        for entry in entries {
            guard case .callback(let callback) = entry.party else { continue }
            bookings[Booking(queue: entry.queue, number: callback.number)] = call.id
        }
        if call.dropped != nil, let number = PhoneNumber(call.from)?.text { droppedCalls[number] = call.id }
        calls[call.id] = call
    }

    /// Takes a stored agent in.
    ///
    /// Its desktop has the length of a lease to report itself again.
    mutating func restore(_ saved: Agent, _ house: HouseRules, at now: Timestamp) {
        var agent = saved
        agent.age(.restart, house.idle, at: now)
        if agent != saved { changedAgents.insert(agent.id) }
        if agent.hasLease { leases[agent.id] = now + house.desktopLease }
        for talk in agent.regulars { noteTalk(of: agent.id, with: talk.number, at: talk.at) }
        agents[agent.id] = agent
    }

    /// Replaces queues, agents and flows.
    ///
    /// Calls keep the flow and the place that they have.
    mutating func reconfigure(_ configuration: Configuration, at now: Timestamp) {
        adopt(configuration, at: now)
    }

    /// Makes a configuration the one in force.
    mutating func adopt(_ configuration: Configuration, at now: Timestamp) {
        self.configuration = configuration
        adoptEditions(at: now)
        for id in configuration.agents.keys where agents[id] == nil { agents[id] = Agent(id: id) }
        for name in configuration.queues.keys where memories[name] == nil { memories[name] = QueueMemory(queue: name) }
        rebuildRouter(at: now)
    }

    /// Puts everybody who waits and everybody who works where they belong.
    ///
    /// Sorts once, so that a hundred thousand callers are quick.
    mutating func rebuildRouter(at now: Timestamp) {
        rosterMayDiffer = true
        var strategies = configuration.queues.mapValues(\.strategy)
        var waiting: [Call] = []
        for call in calls.values {
            guard case .waiting(let place) = call.stage else { continue }
            waiting.append(call)
            if strategies[place.queue] == nil { strategies[place.queue] = .mostIdle }
        }
        router = Router(queues: strategies, agents: Array(configuration.agents.values))
        // What was noted of the lines before is about other numbers.
        shiftedLines.removeAll()
        emptiedLines.removeAll()
        for (id, settings) in configuration.agents.sorted(by: { $0.key < $1.key }) {
            guard let agent = agents[id] else { continue }
            for service in settings.services {
                router.note(turn: agent.turns[service.queue] ?? 0, of: id, in: service.queue)
            }
            deadlines.set(.agent(id), at: deadline(of: agent))
            place(agent, at: now)
        }
        var spots: [(CallID, Router.Spot)] = []
        spots.reserveCapacity(waiting.count)
        for call in waiting {
            if let spot = spot(of: call) { spots.append((call.id, spot)) }
        }
        router.fill(spots)
    }
}
