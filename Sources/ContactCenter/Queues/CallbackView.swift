package import Telephony

/// Somebody who is to be called back, as desktops and scripts see it.
package struct CallbackView: Hashable, Sendable, Codable {
    /// The call in which it was booked.
    package var call: CallID
    /// The number to be called.
    package var number: String
    package var queue: String
    /// `booked` while the caller is still on the line, `resting` until `notBefore`, `waiting` for an agent, `calling`.
    package var state: String
    package var notBefore: Timestamp
    /// Attempts that are left.
    package var attempts: Int
    package var waitSeconds: Double
}

extension Switchboard {
    /// Those who are to be called back, with a call id below `before`, newest first, at most `limit`.
    package func callbackViews(before: CallID?, limit: Int, at now: Timestamp) -> [CallbackView] {
        let ids = bookings.values.filter { id in before.map { id < $0 } ?? true }
        return ids.sorted(by: >).prefix(max(limit, 0)).compactMap { callbackView($0, at: now) }
    }

    /// The callback that was booked in a call; nil if none is, or it is over.
    package func callbackView(_ id: CallID, at now: Timestamp) -> CallbackView? {
        guard let call = calls[id] else { return nil }
        if let booked = call.booked { return view(of: booked, isBegun: false, in: call, at: now) }
        guard case .waiting(let waiting) = call.stage else { return nil }
        return view(of: waiting, isBegun: true, in: call, at: now)
    }

    private func view(of waiting: Waiting, isBegun: Bool, in call: Call, at now: Timestamp) -> CallbackView? {
        guard case .callback(let callback) = waiting.party else { return nil }
        let state =
            if !isBegun {
                "booked"
            } else if callback.leg != nil || !waiting.offers.isEmpty {
                "calling"
            } else if callback.isAsleep {
                "resting"
            } else {
                "waiting"
            }
        return CallbackView(
            call: call.id, number: callback.number, queue: waiting.queue, state: state,
            notBefore: callback.notBefore, attempts: callback.attempts, waitSeconds: (now - waiting.since).seconds)
    }
}
