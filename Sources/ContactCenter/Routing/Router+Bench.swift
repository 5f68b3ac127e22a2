package import Telephony

/// The router without a contact centre around it, for measurements.
extension Router {
    /// What a caller asks for, as the router knows it of everybody who waits.
    package struct Wish: Sendable {
        fileprivate let line: Int
        fileprivate let group: Int
    }

    /// What a caller with such a reach asks for; nil if there is no such queue.
    package mutating func wish(for reach: Reach, in queue: String) -> Wish? {
        guard let line = lineIndex[queue] else { return nil }
        return Wish(line: line, group: group(reach, in: line))
    }

    /// The agent whom a caller would be offered to; it must be set busy then.
    package func agent(for wish: Wish) -> AgentID? {
        choose(group: wish.group, in: wish.line).chosen.first.map { desks[Int($0.entry.desk)].id }
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
