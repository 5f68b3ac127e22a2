package import JSONSyntax
package import Telephony

extension DayProfile {
    /// Reads a profile; nil, with findings, for one that cannot be used.
    ///
    /// - Parameters:
    ///   - midnight: The beginning of the day.
    ///   - rules: The queues and agents that the profile may name.
    package init?(_ document: Document, _ findings: Findings, midnight: Timestamp, rules: Configuration) {
        guard var reader = document.reader(findings) else { return nil }
        self.init(title: "", midnight: midnight, queues: [:], shifts: [])
        title = reader.string("title", atMost: 80)?.value ?? "A day"
        if let time = reader.duration("pick_up", in: .zero...(.seconds(60))) { pickUp = time.value.seconds }
        if let part = reader.integer("misses", in: 0...90) { misses = Double(part.value) / 100 }
        for entry in reader.named("agents", .required) ?? [] { readAgents(entry, findings, rules: rules) }
        for entry in reader.named("queues", .required) ?? [] {
            guard let name = entry.key, var object = findings.object(entry) else { continue }
            Self.check(name, isIn: rules.queues.keys.sorted(), "queue", at: entry.label, entry.pointer, findings)
            queues[name] = Demand(&object, skills: skills(of: name, rules))
        }
        reader.finish(habits: ["name": "title", "crew": "agents", "staff": "agents"])
        guard !findings.hasErrors else { return nil }
    }

    /// The skills that somebody of a queue has who is there.
    private func skills(of queue: String, _ rules: Configuration) -> [String] {
        let present = Set(shifts.map(\.agent))
        let staff = rules.agents.values.filter { present.contains($0.id) } + crew
        return Set(staff.filter { $0.queues.contains(queue) }.flatMap(\.skills.keys)).sorted()
    }

    private static func check(
        _ name: String, isIn known: [String], _ sort: String, at place: Span, _ pointer: String, _ findings: Findings
    ) {
        guard !known.contains(name) else { return }
        findings.error(
            "C401", at: place, pointer, "there is no \(sort) \"\(name)\" in the configuration",
            hint: Spelling.hint(for: name, among: known))
    }

    /// A group of like agents (`count`, `queues`), or one agent of the configuration.
    private mutating func readAgents(_ entry: Entry, _ findings: Findings, rules: Configuration) {
        guard let name = entry.key, var reader = findings.object(entry) else { return }
        let from = Self.time("from", &reader)
        let to = Self.time("to", &reader)
        if let from, let to, from >= to {
            findings.error("C402", at: entry.label, entry.pointer, "the shift ends before it begins")
        }
        var members = [AgentID(rawValue: name)]
        if let count = reader.integer("count", in: 1...10_000) {
            members = (1...count.value).map { AgentID(rawValue: "\(name)-\($0)") }
            let services = (reader.list("queues", .required, atMost: 100) ?? []).compactMap { entry -> String? in
                guard let queue = findings.string(entry) else { return nil }
                Self.check(
                    queue.value, isIn: rules.queues.keys.sorted(), "queue", at: entry.label, entry.pointer, findings)
                return queue.value
            }
            let tier = reader.integer("tier", in: 1...9)?.value ?? 1
            var skills: [String: Int] = [:]
            for entry in reader.named("skills") ?? [] {
                guard let skill = entry.key, let level = findings.integer(entry, in: 1...10) else { continue }
                skills[skill] = level.value
            }
            crew += members.map {
                AgentSettings(
                    id: $0, name: $0.rawValue, endpoint: "sip:\($0.rawValue)@day.invalid",
                    services: services.map { .init($0, tier: tier) }, skills: skills)
            }
        } else {
            let known = rules.agents.keys.map(\.rawValue).sorted()
            Self.check(name, isIn: known, "agent", at: entry.label, entry.pointer, findings)
        }
        if let from, let to { shifts += members.map { Shift($0, from: from, to: to) } }
        reader.finish(habits: ["start": "from", "end": "to", "size": "count", "queue": "queues"])
    }

    /// A time of the day in seconds, from `HH:MM`.
    fileprivate static func time(_ key: String, _ reader: inout ObjectReader) -> Int? {
        guard let text = reader.string(key, .required, atMost: 5) else { return nil }
        let parts = text.value.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]), (0...24).contains(hour),
            (0..<60).contains(minute), hour * 60 + minute <= 1440
        else {
            reader.findings.error("F005", at: text.entry, "\"\(key)\" must be a time of the day such as \"08:30\"")
            return nil
        }
        return (hour * 60 + minute) * 60
    }
}

extension DayProfile.Demand {
    /// The callers of one queue, some of whose agents have these skills.
    fileprivate init(_ reader: inout ObjectReader, skills: [String]) {
        self.init(
            arrivals: .expected(from: 0, halfHours: []), talk: .exponential(mean: 0), patience: .exponential(mean: 300))
        if var arrivals = reader.object("arrivals", .required) {
            let from = DayProfile.time("from", &arrivals) ?? 0
            let counts = (arrivals.list("half_hours", .required, atMost: 48) ?? []).map { entry in
                Double(arrivals.findings.integer(entry, in: 0...100_000)?.value ?? 0)
            }
            self.arrivals = .expected(from: from, halfHours: counts)
            arrivals.finish(habits: ["start": "from", "counts": "half_hours", "each": "half_hours"])
        }
        if let mean = reader.duration("talk", .required, in: .seconds(1)...(.seconds(4 * 3600))) {
            talk = Self.talk(mean.value.seconds, spread: reader.take("talk_spread"), reader.findings)
        }
        if let wait = reader.duration("longest_wait", in: .seconds(1)...(.seconds(4 * 3600))) {
            longestWait = wait.value.seconds
        }
        if let entry = reader.take("patience") {
            if case .string("endless") = entry.node.value {
                patience = .endless
            } else if let mean = reader.findings.duration(entry, in: .seconds(1)...(.seconds(4 * 3600))) {
                patience = .exponential(mean: mean.value.seconds)
            }
        }
        readAsking(&reader, known: skills)
        readChoices(&reader)
        reader.finish(habits: [
            "handling": "talk", "callbacks": "callback", "spread": "talk_spread", "max_wait": "longest_wait",
        ])
    }

    /// `"skills": {"french": 20, "french:3, billing?": 5}`: the callers, in percent, who ask for them.
    private mutating func readAsking(_ reader: inout ObjectReader, known: [String]) {
        var sum = 0
        for entry in reader.named("skills") ?? [] {
            guard let text = entry.key, let percent = reader.findings.integer(entry, in: 1...100) else { continue }
            let skills = text.split(separator: ",").map { $0.filter { $0 != " " } }
            guard (1...10).contains(skills.count), skills.allSatisfy(Self.isAsk) else {
                reader.findings.error(
                    "C404", at: entry.label, entry.pointer, "\"\(text)\" is no skill to ask for",
                    hint: "write \"french\", \"french:3\" or \"french?\"; several with commas")
                continue
            }
            sum += percent.value
            if sum > 100 {
                reader.findings.error(
                    "C405", at: entry.label, entry.pointer, "the parts come to more than 100 percent of the callers")
            }
            for skill in skills.map({ $0.prefix { $0 != ":" && $0 != "?" } }) where !known.contains(String(skill)) {
                reader.findings.warning(
                    "C403", at: entry.label, entry.pointer,
                    "no agent of this queue who is there has the skill \"\(skill)\": callers wait without it",
                    hint: Spelling.hint(for: String(skill), among: known))
            }
            asking.append(DayProfile.Asking(skills, part: Double(percent.value) / 100))
        }
    }

    private static func isAsk(_ text: String) -> Bool {
        let parts = text.filter { $0 != "?" }.split(separator: ":", omittingEmptySubsequences: false)
        guard let name = parts.first, !name.isEmpty, parts.count < 3, !text.dropLast().contains("?") else {
            return false
        }
        let isName = name.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "_") }
        return isName && (parts.count == 1 || Int(parts[1]).map { (1...10).contains($0) } ?? false)
    }

    /// What callers press instead of waiting, in percent of all, and how many of those called back pick up.
    private mutating func readChoices(_ reader: inout ObjectReader) {
        if let part = reader.integer("callback", in: 0...100) { choices.callBack = Double(part.value) / 100 }
        if let part = reader.integer("leave_by_key", in: 0...100) { choices.leave = Double(part.value) / 100 }
        if let part = reader.integer("reached", in: 0...100) { choices.reached = Double(part.value) / 100 }
        if let time = reader.duration("key_after", in: .seconds(1)...(.seconds(4 * 3600))) {
            choices.after = time.value.seconds
        }
    }

    /// Log-normal talk with a spread in percent of the mean (80 if nothing is said), or `"exponential"`.
    private static func talk(_ mean: Double, spread entry: Entry?, _ findings: Findings) -> TalkTime {
        guard let entry else { return .logNormal(mean: mean, spread: 0.8) }
        if case .string("exponential") = entry.node.value { return .exponential(mean: mean) }
        return .logNormal(mean: mean, spread: Double(findings.integer(entry, in: 0...300)?.value ?? 80) / 100)
    }
}
