package import Telephony

/// The router without a contact centre around it, for measurements.
extension Router {
    /// The agent whom a caller would be offered to; it must be set busy then.
    package mutating func agent(for reach: Reach, in queue: String) -> AgentID? {
        guard let line = lineIndex[queue] else { return nil }
        let group = group(reach, in: line)
        let choice = choose(group: group, in: line)
        return choice.chosen.first.map { desks[Int($0.entry.desk)].id }
    }

    /// Lets somebody wait.
    package mutating func wait(_ place: WaitingLine.Place, for reach: Reach, in queue: String) {
        guard let line = lineIndex[queue] else { return }
        put(place.call, Spot(line: line, place: place, side: .group(group(reach, in: line))))
    }

    /// The caller whom an agent who becomes free would be offered.
    package func caller(for agent: AgentID) -> CallID? {
        deskIndex[agent].flatMap { nextCaller(for: $0) { _ in false } }
    }

    /// Somebody does not wait any more.
    package mutating func leave(_ call: CallID) { put(call, nil) }
}
