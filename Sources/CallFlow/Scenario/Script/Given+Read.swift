import Foundation
import JSONSyntax
import Telephony

extension Given {
    /// Takes over what a `given` says; what it does not mention stays.
    mutating func read(_ entry: Entry, _ names: ScenarioNames, _ findings: Findings) {
        guard var reader = findings.object(entry) else { return }
        if let call = reader.object("call") { read(call, names, findings) }
        for queue in reader.named("queues") ?? [] where names.hasKnownKey(queue, .queue, findings) {
            if let answer = Self.queueAnswer(queue, findings) { queues[queue.key ?? ""] = answer }
        }
        for destination in reader.named("destinations") ?? []
        where names.hasKnownKey(destination, .destination, findings) {
            transfers[destination.key ?? ""] = findings.choice(destination, of: TransferWord.self)?.value.end
        }
        for service in reader.named("services") ?? [] where names.hasKnownKey(service, .service, findings) {
            services[service.key ?? ""] = Self.serviceAnswer(service, findings)
        }
        for queue in reader.named("callbacks") ?? [] where names.hasKnownKey(queue, .queue, findings) {
            refusedCallbacks[queue.key ?? ""] = findings.choice(queue, of: FlowEvent.BookingRefusal.self)?.value
        }
        for order in reader.list("failing") ?? [] {
            if let order = findings.choice(order, of: Order.self) { failing.insert(order.value) }
        }
        for calendar in reader.named("overrides") ?? [] where names.hasKnownKey(calendar, .calendar, findings) {
            overrides[calendar.key ?? ""] = GivenOverride(calendar, names, findings)
        }
        reader.finish(habits: ["calendars": "overrides", "exceptions": "overrides"])
    }

    private mutating func read(_ call: ObjectReader, _ names: ScenarioNames, _ findings: Findings) {
        var reader = call
        if let entry = reader.take("from"), let text = findings.string(entry) {
            from = text.value == "withheld" ? .withheld : findings.phone(text).map(Caller.number)
        }
        if let text = reader.string("to") { to = findings.phone(text)?.text }
        if let text = reader.string("at") { at = Self.moment(text, findings) }
        if let text = reader.string("timezone") { zone = Self.zone(text, findings) }
        if let entry = reader.take("language") { language = names.known(entry, .language, findings) }
        reader.finish(habits: ["caller": "from", "callee": "to", "time": "at", "zone": "timezone", "tz": "timezone"])
    }

    static func moment(_ text: Located<String>, _ findings: Findings) -> LocalMoment? {
        if let moment = LocalMoment(text.value) { return moment }
        findings.error(
            "F005", at: text.entry, "a moment is written with its date and time of day, \"2026-03-10T10:30\"")
        return nil
    }

    private static func zone(_ text: Located<String>, _ findings: Findings) -> TimeZone? {
        let known = TimeZone.knownTimeZoneIdentifiers + ["UTC", "GMT"]
        if known.contains(text.value) { return TimeZone(identifier: text.value) }
        findings.error(
            "F601", at: text.entry, "there is no time zone \"\(text.value)\"",
            hint: Spelling.hint(for: text.value, among: known) ?? "write a name such as \"Europe/Madrid\"")
        return nil
    }

    private static func serviceAnswer(_ entry: Entry, _ findings: Findings) -> ServiceAnswer? {
        guard var reader = findings.object(entry) else { return nil }
        let fails = reader.choice("fails", of: FlowEvent.LookupFailure.self)
        let status = reader.integer("status", in: 100...599)
        let json = reader.take("json")
        let after = reader.duration("after", in: .zero ... .seconds(600))?.value ?? .milliseconds(200)
        reader.finish(habits: ["body": "json", "delay": "after", "error": "fails"])
        if let fails {
            if let extra = json ?? status?.entry {
                findings.error("F005", at: extra.label, extra.pointer, "a service that fails answers nothing")
            }
            return ServiceAnswer(.failure(fails.value), after: after)
        }
        let body = json?.node.compact(sorted: false) ?? ""
        return ServiceAnswer(.answer(status: status?.value ?? 200, body: body), after: after)
    }

    private static func queueAnswer(_ entry: Entry, _ findings: Findings) -> QueueAnswer? {
        if case .string = entry.node.value {
            return switch findings.choice(entry, of: Act.QueueAct.self)?.value {
            case .full: .refuses(.full)
            case .noAgents: .refuses(.noAgents)
            case .fails: .fails
            case nil: nil
            }
        }
        guard var reader = findings.object(entry) else { return nil }
        let position = reader.integer("position", in: 1...10_000)?.value ?? 1
        let wait = reader.duration("wait", in: .zero ... .seconds(24 * 3600))?.value
        let after = reader.duration("answers_after", in: .zero ... .seconds(24 * 3600))?.value
        let talking = reader.duration("talks", in: .zero ... .seconds(24 * 3600))?.value
        reader.finish()
        let standing = Surroundings.QueueStanding(position: position, expectedWait: wait)
        guard let after else { return .keepsWaiting(standing) }
        return .answers(standing, after: after, talking: talking ?? World.usualTalk)
    }
}

extension FlowEvent.BookingRefusal: CaseIterable {
    package static let allCases: [Self] = [.duplicate, .failed]
}

extension FlowEvent.LookupFailure: CaseIterable {
    package static let allCases: [Self] = [.timeout, .error, .notFound]
}

extension Findings {
    /// A telephone number in its international form.
    func phone(_ text: Located<String>) -> PhoneNumber? {
        if let number = PhoneNumber(text.value) { return number }
        error(
            "F005", at: text.entry, "a telephone number is written +34910000001, without spaces",
            hint: text.entry.key == "from" ? "a caller who hides theirs is \"withheld\"" : nil)
        return nil
    }
}
