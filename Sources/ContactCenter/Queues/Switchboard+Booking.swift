import CallFlow
import Telephony

extension Switchboard {
    /// Books a callback; it takes effect when the caller has gone.
    ///
    /// A later one replaces an earlier one of the same call.
    mutating func book(_ request: CallbackRequest, for call: inout Call, at now: Timestamp) -> FlowEvent {
        guard let settings = configuration.queues[request.queue], !call.isToBeCalledBack else {
            return .bookingRefused(.failed)
        }
        let booking = Booking(queue: request.queue, number: request.number.text)
        guard bookings[booking] == nil else { return .bookingRefused(.duplicate) }
        var callback = Callback(
            number: request.number.text, attempts: max(1, min(request.attempts, 10)), notBefore: now,
            calendar: request.window?.calendar)
        if let opens = request.window?.opens { callback.notBefore = max(now, opens) }
        var waiting = Waiting(
            queue: request.queue, priority: 5, since: now, rank: now, party: .callback(callback))
        if case .waiting(let current) = call.stage {
            waiting.priority = current.priority
            waiting.asked = current.asked
            if request.keepsPlace, current.queue == request.queue { waiting.since = current.since }
        } else if request.keepsPlace, let left = call.leftPlace, left.queue == request.queue {
            waiting.priority = left.priority
            waiting.asked = left.asked
            waiting.since = left.since
        }
        settle(&waiting, into: settings, of: call, at: now)
        if let before = call.booked, case .callback(let other) = before.party {
            bookings[Booking(queue: before.queue, number: other.number)] = nil
        }
        call.booked = waiting
        bookings[booking] = call.id
        note(.callbackBooked(number: request.number.text), call: call.id, queue: request.queue, at: now)
        if case .ended = call.stage { beginCallback(&call, at: now) }
        return .booked
    }

    /// Whether an entry is a callback of a number that another call has booked in this queue.
    func isBookedByOthers(_ waiting: Waiting, in queue: String, than call: CallID) -> Bool {
        guard case .callback(let callback) = waiting.party,
            let other = bookings[Booking(queue: queue, number: callback.number)]
        else { return false }
        return other != call
    }

    /// Whether a callback must not be made now although its time had come: the hours in which the person may be
    /// called are over.
    ///
    /// The entry then rests until they begin again.
    mutating func holdsBack(_ id: CallID, _ waiting: Waiting, at now: Timestamp) -> Bool {
        guard case .callback(let callback) = waiting.party, let calendar = callback.calendar,
            let call = calls[id], let program = programs[call.bundle]
        else { return false }
        guard program.isOpen(calendar, at: now, exception(calendar, at: now)) == false else { return false }
        let next = program.nextOpening(calendar, after: now, exception(calendar, at: now)) ?? now + .seconds(3600)
        change(id, at: now) { _, call in
            var waiting = waiting
            var callback = callback
            callback.sleep(until: next)
            waiting.party = .callback(callback)
            call.stage = .waiting(waiting)
        }
        return true
    }
}
