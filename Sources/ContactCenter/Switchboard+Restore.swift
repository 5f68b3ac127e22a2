import CallFlow
import Telephony

extension Switchboard {
    /// Takes a stored call in, without its place in a line.
    mutating func restore(_ call: Call) {
        for leg in call.legs {
            if let handle = leg.handle { legs[handle] = leg.id }
        }
        deadlines.set(.call(call.id), at: call.deadline)
        calls[call.id] = call
    }

    /// Fills the lines from the calls that wait.
    ///
    /// Sorts once, so that a hundred thousand callers are quick.
    mutating func restoreLines() {
        var waiting: [String: [WaitingLine.Place]] = [:]
        var open: [String: [WaitingLine.Place]] = [:]
        for call in calls.values {
            guard case .waiting(let place) = call.stage else { continue }
            waiting[place.queue, default: []].append(place.place(of: call.id))
            if place.offer == nil { open[place.queue, default: []].append(place.place(of: call.id)) }
        }
        for (queue, places) in waiting {
            lines[queue, default: Line()].waiting = WaitingLine(places)
            lines[queue, default: Line()].open = WaitingLine(open[queue] ?? [])
            unsettle(queue)
        }
    }

    /// Replaces queues, agents and flows.
    ///
    /// Calls keep the flow and the place that they have.
    mutating func reconfigure(_ configuration: Configuration, at now: Timestamp) {
        adopt(configuration, at: now)
        for queue in lines.keys.sorted() { unsettle(queue) }
    }

    /// Makes a configuration the one in force.
    mutating func adopt(_ configuration: Configuration, at now: Timestamp) {
        self.configuration = configuration
        adoptEditions(at: now)
        for name in configuration.queues.keys { lines[name, default: Line()].serving = [] }
        for name in lines.keys {
            lines[name]?.serving = []
            lines[name]?.free = IdleOrder()
        }
        for (id, settings) in configuration.agents.sorted(by: { $0.key < $1.key }) {
            for queue in settings.queues { lines[queue]?.serving.append(id) }
            let agent = agents[id] ?? Agent(id: id)
            agents[id] = agent
            deadlines.set(.agent(id), at: agent.deadline)
            place(agent)
        }
    }
}

extension Waiting {
    /// The caller's place in the order of its queue.
    func place(of call: CallID) -> WaitingLine.Place {
        WaitingLine.Place(priority: priority, since: since, call: call)
    }
}
