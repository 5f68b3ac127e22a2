import Telephony

extension RealCall {
    /// A number that belongs to nobody, in place of the caller's.
    private static let nobody = "+34600000001"

    /// What the call met, so that a simulated one meets the same; the caller's number is another one.
    func circumstances(_ program: Program) -> Circumstances {
        var circumstances = Circumstances(
            from: from == nil ? nil : PhoneNumber(Self.nobody), to: to, startsAt: startedAt)
        for exception in exceptions { circumstances.exceptions[exception.calendar] = exception }
        var saved: [String: String] = [:]
        for moment in moments {
            switch moment.what {
            case .refused(let queue, let reason):
                guard circumstances.queues[queue] == nil else { continue }
                circumstances.queues[queue] = FlowEvent.QueueRefusal(rawValue: reason).map { .refuses($0) } ?? .fails
            case .transferEnded(let destination, let result):
                guard let end = FlowEvent.TransferEnd(rawValue: result) else { continue }
                if circumstances.transfers[destination] == nil { circumstances.transfers[destination] = end }
            case .flow(.entered): saved = [:]
            case .flow(.saved(let variable, let value)): saved[variable] = value
            case .flow(.lookedUp(_, let service, let outcome, let status)):
                guard circumstances.services[service] == nil else { continue }
                circumstances.services[service] = program.answer(of: service, outcome, status, saved)
            case .flow(.callbackAsked(let queue, "duplicate")): circumstances.refusedCallbacks[queue] = .duplicate
            case .flow(.callbackAsked(let queue, "error")): circumstances.refusedCallbacks[queue] = .failed
            case .flow, .queued, .agentJoined, .agentLeft, .callerLeft: continue
            }
        }
        return circumstances
    }
}

extension Program {
    /// An answer of a service with the same outcome; its body is made of the values that the call kept of it.
    fileprivate func answer(
        of service: String, _ outcome: String, _ status: Int?, _ saved: [String: String]
    ) -> ServiceAnswer {
        switch outcome {
        case "next":
            return ServiceAnswer(
                .answer(status: status ?? 200, body: inventedAnswer(service, keeping: saved)))
        case "not_found": return ServiceAnswer(.answer(status: status ?? 404, body: "{}"))
        case "timeout": return ServiceAnswer(.failure(.timeout))
        case _:
            guard let status, !(200..<300).contains(status) else { return ServiceAnswer(.failure(.error)) }
            return ServiceAnswer(.answer(status: status, body: ""))
        }
    }
}
