import CallFlow
import Telephony

extension Switchboard {
    /// Compares our legs with those that a carrier lists as up, and closes what exists on one side only.
    ///
    /// Legs that came up or ended within seconds of the question are left alone: the list may be older than they
    /// are. Legs that still ring are left to their own deadlines, because carriers list only answered ones reliably.
    mutating func compare(
        _ active: [ActiveLeg], of carrier: CarrierName, asOf: Timestamp, at now: Timestamp
    ) {
        let listed = Set(active.map(\.handle))
        let settled = asOf - .seconds(5)
        for id in calls.keys.sorted() {
            guard let call = calls[id], call.carrier == carrier else { continue }
            let ghosts = call.legs.filter { $0.isGhost(listed: listed, settled: settled) }.map(\.id)
            let strays = call.legs.filter { $0.isStray(listed: listed, settled: settled) }.map(\.id)
            guard !ghosts.isEmpty || !strays.isEmpty else { continue }
            change(id, at: now) { switchboard, call in
                for leg in ghosts {
                    switchboard.note(.ghostClosed(leg: leg), call: call.id, at: now)
                    switchboard.legEnded(leg, CallEvent.HangUp(cause: .other("ghost")), of: &call, at: now)
                }
                for leg in strays {
                    switchboard.note(.strayLegClosed(leg: leg), call: call.id, at: now)
                    switchboard.order(.hangUp, on: leg, of: &call, at: now)
                }
            }
        }
    }
}

extension Leg {
    /// Up here, and not at the carrier.
    fileprivate func isGhost(listed: Set<LegHandle>, settled: Timestamp) -> Bool {
        switch state {
        case .ringing, .ended: false
        case .up(let since), .closing(let since): since < settled && handle.map { !listed.contains($0) } ?? false
        }
    }

    /// Over here, and still up at the carrier.
    fileprivate func isStray(listed: Set<LegHandle>, settled: Timestamp) -> Bool {
        switch state {
        case .ringing, .up: false
        case .closing(let since): since < settled && handle.map(listed.contains) ?? false
        case .ended(let at, _): at < settled && handle.map(listed.contains) ?? false
        }
    }
}
