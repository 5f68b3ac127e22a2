import Telephony

extension RealCall {
    /// What the call met, so that a simulated one meets the same; the numbers of people are other ones.
    ///
    /// It is no more exact than a scenario can be written: it begins with the minute, and calendars of one name have
    /// one exception.
    func circumstances(_ program: Program, _ strangers: inout Strangers) -> Circumstances {
        let zone = program.usualZone
        var circumstances = Circumstances(
            from: from == nil ? nil : PhoneNumber(Strangers.nobody), to: to,
            startsAt: LocalMoment(startedAt, in: zone).moment(in: zone))
        circumstances.exceptions = writtenExceptions(program)
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
                circumstances.services[service] = program.answer(of: service, outcome, status, saved, &strangers)
            case .flow(.callbackAsked(let queue, "duplicate")): circumstances.refusedCallbacks[queue] = .duplicate
            case .flow(.callbackAsked(let queue, "error")): circumstances.refusedCallbacks[queue] = .failed
            case .flow, .queued, .agentJoined, .agentLeft, .callerLeft: continue
            }
        }
        return circumstances
    }

    /// The exceptions of the program's calendars, as a scenario has them: by bare name, the flow's own before others'.
    private func writtenExceptions(_ program: Program) -> [String: HoursOverride] {
        let consulted = program.calendars
        let own = exceptions.filter { $0.calendar.hasPrefix("\(program.flow):") }
        var named: [String: HoursOverride] = [:]
        for exception in own + exceptions where consulted.contains(exception.calendar) {
            let name = ScenarioText.name(ofCalendar: exception.calendar)
            if named[name] == nil { named[name] = exception }
        }
        var written: [String: HoursOverride] = [:]
        for calendar in consulted {
            guard let exception = named[ScenarioText.name(ofCalendar: calendar)] else { continue }
            written[calendar] = HoursOverride(
                calendar: calendar, state: exception.state, until: exception.until, reason: exception.reason,
                prompt: exception.prompt.flatMap { program.notices(of: calendar).contains($0) ? $0 : nil })
        }
        return written
    }
}

extension Program {
    /// An answer of a service with the same outcome; its body is made of the values that the call kept of it.
    fileprivate func answer(
        of service: String, _ outcome: String, _ status: Int?, _ saved: [String: String],
        _ strangers: inout Strangers
    ) -> ServiceAnswer {
        switch outcome {
        case "next":
            return ServiceAnswer(
                .answer(status: status ?? 200, body: inventedAnswer(service, keeping: saved, &strangers)))
        case "not_found": return ServiceAnswer(.answer(status: status ?? 404, body: "{}"))
        case "timeout": return ServiceAnswer(.failure(.timeout))
        case _:
            guard let status, !(200..<300).contains(status) else { return ServiceAnswer(.failure(.error)) }
            return ServiceAnswer(.answer(status: status, body: ""))
        }
    }
}
