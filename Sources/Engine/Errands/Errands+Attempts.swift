import CallFlow
import ContactCenter
import Telephony

extension Errands {
    /// What became of an attempt.
    enum Outcome {
        case ended(ErrandEnding)
        case again(after: Duration)
        /// The process ends: nothing is known.
        case cutOff
    }

    /// Makes one attempt.
    func attempt(_ entry: ErrandLane.Entry) async -> Outcome {
        switch entry.errand.purpose {
        case .lookup(let request): await ask(request, entry)
        case .tell(let announcement): await tell(announcement, entry)
        case .message(let message, let carrier): await send(message, through: carrier, entry)
        }
    }

    /// Asks a service; a question that only reads is asked a second time if there is time left.
    ///
    /// Of one that an earlier process may have asked nobody knows what came of it: only reading is repeated.
    private func ask(_ request: LookupRequest, _ entry: ErrandLane.Entry) async -> Outcome {
        guard !entry.isResumed || request.method.onlyReads else { return .ended(.unanswered(.error)) }
        guard time.now < entry.errand.deadline else { return .ended(.unanswered(.timeout)) }
        var reply = await ask(request, until: entry.errand.deadline)
        if request.method.onlyReads, reply.mayPass, !Task.isCancelled,
            entry.errand.deadline - time.now >= policy.leastTime
        {
            reply = await ask(request, until: entry.errand.deadline)
        }
        switch reply {
        case .success(let answer): return .ended(.answered(answer))
        case .failure(let failure):
            guard !Task.isCancelled else { return .cutOff }
            log(.errandFailed(entry.errand.id, "the question to \(request.service.name)", failure.summary))
            let isLate = failure.reason == .timeout || time.now >= entry.errand.deadline
            return .ended(.unanswered(isLate ? .timeout : .error))
        }
    }

    private func ask(_ request: LookupRequest, until deadline: Timestamp) async -> Result<LookupAnswer, CourierFailure>
    {
        do throws(CourierFailure) {
            return .success(try await courier.ask(request, within: deadline - time.now))
        } catch {
            return .failure(error)
        }
    }

    /// Tells a webhook, again and again until it takes it or its day is over.
    private func tell(_ announcement: Announcement, _ entry: ErrandLane.Entry) async -> Outcome {
        let errand = entry.errand
        let what = "the announcement of \(announcement.notice.event) to \(announcement.webhook.origin)"
        // Its day may have passed while the process was down, or while it waited behind others.
        guard time.now < errand.deadline else {
            log(.errandFailed(errand.id, what, "its time was over before it was made"))
            return .ended(.failed(reason: "expired"))
        }
        let failure: CourierFailure
        do throws(CourierFailure) {
            try await courier.tell(announcement, id: errand.id, madeAt: errand.madeAt, at: time.now)
            return .ended(.done(reference: nil))
        } catch {
            failure = error
        }
        guard !Task.isCancelled else { return .cutOff }
        let delay = policy.delay(attempt: entry.attempts + 1, requested: failure.retryAfter)
        guard failure.mayPass, time.now + delay < errand.deadline else {
            log(.errandFailed(errand.id, what, failure.summary))
            return .ended(.failed(reason: failure.reason.rawValue))
        }
        log(.errandRetrying(errand.id, what, failure.summary, after: delay))
        return .again(after: delay)
    }

    /// Sends a text message; never a second time if the first may have been taken.
    private func send(
        _ message: CarrierMessage, through name: CarrierName, _ entry: ErrandLane.Entry
    ) async -> Outcome {
        let errand = entry.errand
        guard !entry.hasBegun else { return .ended(.failed(reason: "uncertain")) }
        guard let carrier = carriers[name] else { return .ended(.failed(reason: "unsupported")) }
        guard time.now < errand.deadline else { return .ended(.failed(reason: "expired")) }
        // Noted before it is sent: a process that dies now leaves it uncertain, and nobody gets it twice.
        if entry.attempts == 0 {
            guard await begin?(errand.id) == true else { return .cutOff }
        }
        switch await carrier.send(message) {
        case .accepted(let id): return .ended(.done(reference: id))
        case .failed(let failure, let mayHaveBeenTaken):
            guard !Task.isCancelled || mayHaveBeenTaken else { return .cutOff }
            return judge(failure, mayHaveBeenTaken: mayHaveBeenTaken, entry)
        }
    }

    private func judge(
        _ failure: CarrierFailure, mayHaveBeenTaken: Bool, _ entry: ErrandLane.Entry
    ) -> Outcome {
        let what = "a text message"
        var requested: Duration?
        switch failure.reason {
        case .unreachable, .carrierFault, .tooEarly, .noCapacity: break
        case .rateLimited(let after): requested = after
        case .legEnded, .alreadySo, .queueFull, .notAuthorised, .audioUnavailable, .refused, .expired, .unsupported:
            log(.errandFailed(entry.errand.id, what, failure.summary))
            return .ended(.failed(reason: failure.reason.word))
        }
        let delay = policy.delay(attempt: entry.attempts + 1, requested: requested)
        guard !mayHaveBeenTaken, time.now + delay < entry.errand.deadline else {
            log(.errandFailed(entry.errand.id, what, failure.summary))
            return .ended(.failed(reason: mayHaveBeenTaken ? "uncertain" : failure.reason.word))
        }
        log(.errandRetrying(entry.errand.id, what, failure.summary, after: delay))
        return .again(after: delay)
    }
}

extension Result<LookupAnswer, CourierFailure> {
    /// Whether asking once more may end better: no answer, or one that says that the fault is the other side's.
    fileprivate var mayPass: Bool {
        switch self {
        case .success(let answer): answer.status >= 500 || [408, 425, 429].contains(answer.status)
        case .failure(let failure): failure.mayPass
        }
    }
}

extension LookupRequest.Method {
    /// Whether asking twice does no harm.
    fileprivate var onlyReads: Bool {
        switch self {
        case .get: true
        case .post, .put, .patch, .delete: false
        }
    }
}
