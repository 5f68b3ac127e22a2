import CallFlow
import Telephony

/// What an agent hears before being connected, while the caller goes on hearing the queue.
extension Switchboard {
    /// Begins to say it; false if there is nothing to say.
    mutating func whisper(to offer: Offer, of call: inout Call, at now: Timestamp) -> Bool {
        guard case .waiting(var waiting) = call.stage, let first = waiting.whisper?.pieces.first else { return false }
        waiting.unsaid = Array((waiting.whisper?.pieces ?? []).dropFirst())
        var offer = offer
        offer.state = .connecting(until: now + Limits.connecting + Limits.whispering)
        waiting.replace(offer.number, with: offer)
        call.stage = .waiting(waiting)
        say(first, on: offer.leg, of: &call, at: now)
        return true
    }

    /// A piece of it has been heard, or could not be said.
    mutating func whispered(toAgent leg: LegID, of call: inout Call, at now: Timestamp) {
        guard case .waiting(var waiting) = call.stage, let offer = waiting.connecting, offer.leg == leg,
            let unsaid = waiting.unsaid
        else { return }
        guard let next = unsaid.first else { return join(offer, of: &call, at: now) }
        waiting.unsaid = Array(unsaid.dropFirst())
        call.stage = .waiting(waiting)
        say(next, on: leg, of: &call, at: now)
    }

    /// Joins the caller and the agent who has picked up.
    mutating func join(_ offer: Offer, of call: inout Call, at now: Timestamp) {
        guard case .waiting(var waiting) = call.stage else { return }
        var offer = offer
        offer.state = .connecting(until: now + Limits.connecting)
        waiting.unsaid = nil
        waiting.replace(offer.number, with: offer)
        call.stage = .waiting(waiting)
        _ = tell(.agentJoined, to: &call, at: now)
        stopSound(of: &call, at: now)
        order(.bridge(CallCommand.Bridge(with: offer.leg)), of: &call, at: now)
    }
}
