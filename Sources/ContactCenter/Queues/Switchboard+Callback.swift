import CallFlow
import Telephony

/// A booked callback is the same entry of the queue: it keeps its age, its priority and the skills it asked for.
extension Switchboard {
    /// The caller has gone, and is called back if that was booked: the call goes on as an entry of the queue.
    mutating func beginCallback(_ call: inout Call, at now: Timestamp) {
        guard var booked = call.booked else { return }
        call.booked = nil
        if case .callback(var callback) = booked.party {
            callback.isAsleep = callback.notBefore > now
            booked.party = .callback(callback)
        }
        call.stage = .waiting(booked)
        call.lastQueue = booked.queue
        // The queue may have been taken out of the configuration since it was booked: nobody is lost by that.
        if router.lineIndex[booked.queue] == nil {
            router.open(booked.queue)
            rosterMayDiffer = true
        }
        takePlace(&call, at: now)
    }

    /// An agent has picked up for a callback and hears nothing yet: now the person is dialled.
    mutating func callBack(_ callback: Callback, offer: Offer, of call: inout Call, at now: Timestamp) {
        guard case .waiting(var waiting) = call.stage else { return }
        let rules = settings(waiting.queue).callback
        let leg = call.addLeg(.caller)
        call.callerLeg = leg.number
        var callback = callback
        callback.leg = leg
        waiting.party = .callback(callback)
        var offer = offer
        offer.state = .connecting(until: now + rules.ringTime + Limits.ringGrace + Limits.connecting)
        waiting.replace(offer.number, with: offer)
        call.stage = .waiting(waiting)
        note(
            .callbackDialled(attemptsLeft: callback.attempts - 1), call: call.id, agent: offer.agent,
            queue: waiting.queue, at: now)
        order(
            .dial(
                CallCommand.Dial(
                    to: callback.number, from: call.to, ringTimeout: rules.ringTime, linkedTo: offer.leg)),
            on: leg, of: &call, at: now)
    }

    /// The person who was called back has picked up.
    ///
    /// Returns whether this was a callback.
    mutating func calledBack(_ call: inout Call, at now: Timestamp) -> Bool {
        guard case .waiting(let waiting) = call.stage, case .callback(let callback) = waiting.party,
            callback.leg == call.caller.id, let offer = waiting.connecting
        else { return false }
        guard case .ringing = call.caller.state else { return true }
        call[call.caller.id]?.state = .up(since: now)
        order(.bridge(CallCommand.Bridge(with: offer.leg)), of: &call, at: now)
        return true
    }

    /// The person did not pick up: the agent is let go, and it is tried again later, if at all.
    mutating func callbackFailed(_ reason: String, of call: inout Call, at now: Timestamp) {
        guard case .waiting(var waiting) = call.stage, case .callback(var callback) = waiting.party,
            let offer = waiting.connecting
        else { return }
        end(call.caller.id, of: &call, at: now)
        note(
            .callbackFailed(offer: offer.number, reason: reason), call: call.id, agent: offer.agent,
            queue: waiting.queue, at: now)
        waiting.replace(offer.number, with: nil)
        call.stage = .waiting(waiting)
        dismiss(offer, of: &call, at: now)
        useUpAttempt(&callback, of: &call, at: now)
    }

    /// The person's phone has rung in vain: nobody else dials it now, and it is tried again later, if at all.
    private mutating func useUpAttempt(_ callback: inout Callback, of call: inout Call, at now: Timestamp) {
        guard case .waiting(var waiting) = call.stage else { return }
        for other in waiting.offers { withdraw(other, queue: waiting.queue, of: &call, at: now) }
        waiting.offers = []
        callback.leg = nil
        callback.attempts -= 1
        callback.sleep(until: now + settings(waiting.queue).callback.retryAfter)
        waiting.party = .callback(callback)
        call.stage = .waiting(waiting)
        guard callback.attempts > 0 else {
            leaveQueue(waiting, reason: .unreachable, of: &call, at: now)
            return finishCallback(&call, at: now)
        }
        sync(call)
    }

    /// The agent has gone before the person picked up: the person is not called by nobody.
    mutating func stopCallingBack(_ call: inout Call, at now: Timestamp) {
        guard case .waiting(var waiting) = call.stage, case .callback(var callback) = waiting.party else { return }
        let hadPickedUp = call.isCallerConnected
        if let leg = callback.leg { end(leg, of: &call, at: now) }
        // Who picked up and was not joined is not rung again at once: the same could happen for ever.
        if callback.leg != nil, hadPickedUp { return useUpAttempt(&callback, of: &call, at: now) }
        callback.leg = nil
        waiting.party = .callback(callback)
        call.stage = .waiting(waiting)
        sync(call)
    }

    /// Ends a call that was only waiting to be called back.
    mutating func finishCallback(_ call: inout Call, at now: Timestamp) {
        hangUpOthers(of: &call, at: now)
        end(call.caller.id, of: &call, at: now)
        call.stage = .ended(at: now, closesAt: now + Limits.closing)
        note(.ended(by: .flow, cause: "callback_over"), call: call.id, at: now)
    }
}

extension Callback {
    /// Lets the entry rest.
    mutating func sleep(until moment: Timestamp) {
        notBefore = moment
        isAsleep = true
    }
}

/// A number that a queue is to call back: one entry for each.
struct Booking: Hashable, Sendable {
    var queue: String
    var number: String
}
