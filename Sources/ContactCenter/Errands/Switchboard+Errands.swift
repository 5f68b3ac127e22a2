import CallFlow
import Telephony

extension Switchboard {
    /// Has a service asked for the call's flow, which waits for the answer.
    mutating func look(_ request: LookupRequest, for call: Call, at now: Timestamp) {
        run(.lookup(request), within: request.timeout, for: call, at: now)
    }

    /// Has every webhook told that wants to hear of this event.
    mutating func announce(_ notice: Notice, for call: Call, at now: Timestamp) {
        for webhook in configuration.webhooks where webhook.wants(notice.event) {
            let announcement = Announcement(webhook: webhook, notice: notice, call: call.id, flow: call.flow)
            run(.tell(announcement), within: Limits.announcing, for: call, at: now)
        }
    }

    /// Has a text message sent through the call's carrier.
    ///
    /// What is known to be impossible is told at once; all else becomes a fact.
    mutating func send(_ message: TextMessage, for call: Call, at now: Timestamp) -> FlowEvent {
        guard let sender = message.from ?? PhoneNumber(call.to) else {
            note(.messageFailed(reason: "no_sender"), call: call.id, at: now)
            return .orderFailed
        }
        let order = CarrierMessage(from: sender, to: message.to, text: message.text)
        run(.message(order, through: call.carrier), within: Limits.messaging, for: call, at: now)
        return .orderTaken
    }

    private mutating func run(_ purpose: Errand.Purpose, within time: Duration, for call: Call, at now: Timestamp) {
        counters.command += 1
        let id = CommandID(instance: counters.instance, serial: counters.command)
        turn.errands.append(Errand(id: id, call: call.id, madeAt: now, deadline: now + time, purpose: purpose))
    }

    /// An errand has come to its end.
    ///
    /// The call may be long over: what concerns the flow is then nobody's business, the rest stays a fact.
    mutating func take(_ ending: ErrandEnding, of errand: Errand, at now: Timestamp) {
        switch errand.purpose {
        case .lookup(let request): lookedUp(ending, request, for: errand.call, at: now)
        case .tell(let announcement):
            guard case .failed(let reason) = ending else { return }
            note(
                .noticeFailed(
                    event: announcement.notice.event, to: announcement.webhook.origin, reason: reason),
                call: errand.call, at: now)
        case .message:
            switch ending {
            case .done(let reference): note(.messageSent(id: reference), call: errand.call, at: now)
            case .failed(let reason): note(.messageFailed(reason: reason), call: errand.call, at: now)
            case .answered, .unanswered: return
            }
        }
    }

    private mutating func lookedUp(
        _ ending: ErrandEnding, _ request: LookupRequest, for call: CallID, at now: Timestamp
    ) {
        let event: FlowEvent =
            switch ending {
            case .answered(let answer): .answered(answer)
            case .unanswered(let failure): .lookupFailed(key: request.key, failure)
            case .done, .failed: .lookupFailed(key: request.key, .error)
            }
        change(call, at: now) { switchboard, call in _ = switchboard.tell(event, to: &call, at: now) }
    }

    /// A carrier tells what became of a text message.
    mutating func take(_ message: CallEvent.MessageEvent, at now: Timestamp) {
        switch message.state {
        case .finalized(delivered: false): note(.messageUndelivered(id: message.message), at: now)
        case .finalized, .sent, .received: return
        }
    }
}
