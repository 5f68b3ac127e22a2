import Telephony

extension Router {
    /// Callers looked at in one group for one free agent, when those before them avoid it.
    private static let lookAhead = 64

    /// Puts a caller where it belongs; nil takes it out.
    ///
    /// Returns whether the caller could be offered to somebody to whom it could not before.
    @discardableResult
    mutating func put(_ call: CallID, _ spot: Spot?) -> Bool {
        let before = spots[call]
        guard before != spot else { return false }
        if let before {
            withdraw(before)
            if before.line != spot?.line || before.place != spot?.place {
                lines[before.line].waiting.remove(before.place)
            }
        }
        spots[call] = spot
        guard let spot else { return false }
        lines[spot.line].waiting.insert(spot.place)
        switch spot.side {
        case .closed: return false
        case .group(let group): lines[spot.line].insert(spot.place, into: group)
        case .kept(let desk): lines[spot.line].kept[desk, default: WaitingLine()].insert(spot.place)
        }
        return true
    }

    private mutating func withdraw(_ spot: Spot) {
        switch spot.side {
        case .closed: break
        case .group(let group): lines[spot.line].remove(spot.place, from: group)
        case .kept(let desk):
            lines[spot.line].kept[desk]?.remove(spot.place)
            if lines[spot.line].kept[desk]?.isEmpty ?? false { lines[spot.line].kept[desk] = nil }
        }
    }

    /// Fills the lines with many callers at once.
    mutating func fill(_ all: [(CallID, Spot)]) {
        var waiting: [Int: [WaitingLine.Place]] = [:]
        var groups: [Int: [Int: [WaitingLine.Place]]] = [:]
        for (call, spot) in all {
            guard case .group(let group) = spot.side else {
                put(call, spot)
                continue
            }
            spots[call] = spot
            waiting[spot.line, default: []].append(spot.place)
            groups[spot.line, default: [:]][group, default: []].append(spot.place)
        }
        for (line, places) in waiting { lines[line].waiting = WaitingLine(places + lines[line].waiting.prefix(.max)) }
        for (line, byGroup) in groups {
            for (group, places) in byGroup { lines[line].fill(group, with: places) }
        }
    }

    /// The group of a line for callers who may be offered to the same agents.
    mutating func group(_ reach: Reach, in line: Int) -> Int {
        if let known = lines[line].groupIndex[reach] { return known }
        let sets = reach.skillSets.map { number(of: $0) }
        return lines[line].addGroup(reach, skillSets: sets)
    }

    /// The caller whom an agent is to be offered: over all its queues, the one who counts as having come first.
    ///
    /// - Parameter avoids: Tells of callers who must not be offered to this agent now.
    func nextCaller(for desk: Int, avoids: (CallID) -> Bool) -> CallID? {
        var best = WaitingLine.Place.behindAll
        func consider(_ first: WaitingLine.Place, _ callers: () -> WaitingLine) {
            guard first < best else { return }
            guard avoids(first.call) else { return best = first }
            let next = callers().first(among: Self.lookAhead) { !avoids($0.call) }
            if let next, next < best { best = next }
        }
        for seat in desks[desk].seats {
            let line = Int(seat.line)
            if !lines[line].kept.isEmpty, let mine = lines[line].kept[desk], let first = mine.first {
                consider(first) { mine }
            }
            let staffed = Int32(clamping: lines[line].lowestStaffedTier)
            for index in lines[line].fronts.indices {
                let front = lines[line].fronts[index]
                guard front.first < best, desks[desk].sets.contains(Int(front.needed)),
                    seat.tier <= max(front.tier, staffed)
                else { continue }
                consider(front.first) { lines[line].groups[index].callers }
            }
        }
        return best == .behindAll ? nil : best.call
    }
}
