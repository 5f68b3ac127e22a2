import Telephony

extension Switchboard {
    /// In what a value that was built from the store differs from this one, which it should be equal to.
    ///
    /// Desktops' leases begin anew with a start, which is meant.
    func differences(from other: Switchboard) -> [String] {
        var differences: [String] = []
        func compare<Value: Equatable>(_ what: String, _ value: (Switchboard) -> Value) {
            if value(self) != value(other) { differences.append("\(what): \(value(self)), then \(value(other))") }
        }
        for id in Set(calls.keys).union(other.calls.keys).sorted() where calls[id] != other.calls[id] {
            differences.append("\(id) differs")
        }
        for id in Set(agents.keys).union(other.agents.keys).sorted() { compare(id.rawValue) { $0.agents[id] } }
        compare("bookings", \.bookings)
        compare("dropped calls", \.droppedCalls)
        compare("legs", \.legs)
        compare("last talks") { $0.lastTalks.mapValues { "\($0.agent.rawValue) \($0.at)" } }
        compare("what queues learned") { $0.memories.filter { $1 != QueueMemory(queue: $0) } }
        compare("editions", \.publications)
        compare("who stands where") { value in
            value.router.spots.map { call, spot in
                let line = value.router.lines[spot.line]
                let side =
                    switch spot.side {
                    case .closed: "closed"
                    case .kept(let desk): "kept for \(value.router.desks[desk].id.rawValue)"
                    case .group(let group): "\(line.groups[group].reach)"
                    }
                return "\(call) \(line.name) \(spot.place) \(side)"
            }.sorted()
        }
        compare("who is free") { value in
            value.router.desks.indices.map {
                "\(value.router.desks[$0].occupation) \(String(describing: value.router.standings[$0]))"
            }
        }
        return differences
    }
}
