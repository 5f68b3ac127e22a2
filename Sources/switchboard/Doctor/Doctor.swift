import ContactCenter
import JSONSyntax
import Telephony

/// Looks at queues, agents and flows together for what is allowed and will disappoint.
struct Doctor {
    /// A file and what is found in it.
    struct Sheet {
        let document: Document
        let findings: Findings

        init(_ document: Document) {
            self.document = document
            findings = Findings(document)
        }
    }

    /// A `queue` state of a flow.
    struct Stop {
        var file: Findings
        var state: Entry
        var queue: Located<String>
        /// The longest wait.
        var wait: Located<Duration>?
        var skills: [Located<String>]
        /// Whether the caller can leave by a key.
        var hasKeys: Bool
    }

    /// Phones of one queue that ring at once without becoming a nuisance.
    static let mostPhones = 20
    /// The length of a reporting interval: a wrap-up that fills one hides an agent from a whole row of figures.
    static let interval = Duration.seconds(900)

    let installation: Installation
    let queues: Sheet
    let agents: Sheet
    let stops: [Stop]

    /// Everything that was found, file by file.
    func examine() -> [Finding] {
        for name in installation.queues.keys.sorted() {
            guard let settings = installation.queues[name], let entry = Self.find(["queues", name], in: queues) else {
                continue
            }
            examine(settings, at: entry)
        }
        examineTiersOfAgents()
        for stop in stops { examine(stop) }
        var files: [Findings] = [queues.findings, agents.findings]
        for stop in stops where !files.contains(where: { $0 === stop.file }) { files.append(stop.file) }
        return files.flatMap { $0.diagnostics.sorted().map(Finding.file) }
    }

    private func staff(of queue: String) -> [AgentSettings] {
        installation.agents.values.filter { $0.queues.contains(queue) }
    }

    // MARK: Queues

    private func examine(_ settings: QueueSettings, at entry: Entry) {
        let staff = staff(of: settings.name)
        if staff.isEmpty {
            warn(
                queues.findings, "D101", at: entry, "nobody serves this queue",
                "name it in an agent's \"queues\", in agents.json")
        }
        if let start = settings.overflow?.to, let circle = circle(from: settings.name, over: start) {
            warn(
                queues.findings, "D106",
                at: Self.find(["queues", settings.name, "overflow", "to"], in: queues) ?? entry,
                "callers overflow in a circle: \(circle.joined(separator: " → "))",
                "each queue is entered once only, so the last of them keeps the caller")
        }
        if settings.wrapUp > Self.interval, settings.wrapUpMode == .timed || settings.wrapUpMode == .forced {
            warn(
                queues.findings, "D107", at: Self.find(["queues", settings.name, "wrap_up"], in: queues) ?? entry,
                "this wrap-up is longer than an interval of the reports",
                "a shorter one, or \"wrap_up_mode\": \"open\", shows what agents really need")
        }
        if settings.strategy == .ringAll, min(settings.ringsAtOnce, staff.count) > Self.mostPhones {
            warn(
                queues.findings, "D108",
                at: Self.find(["queues", settings.name, "rings_at_once"], in: queues) ?? entry,
                "\(min(settings.ringsAtOnce, staff.count)) phones ring for each caller",
                "all but one ring in vain; at most \(Self.mostPhones) is usual")
        }
        examineTiers(of: settings, staff)
    }

    private func circle(from queue: String, over next: String) -> [String]? {
        var path = [queue]
        var current: String? = next
        while let name = current, path.count <= installation.queues.count {
            path.append(name)
            if name == queue { return path }
            current = installation.queues[name]?.overflow?.to
        }
        return nil
    }

    private func examineTiers(of settings: QueueSettings, _ staff: [AgentSettings]) {
        let longest = stops.filter { $0.queue.value == settings.name }.compactMap(\.wait?.value).max()
        for (index, wait) in settings.tiers.enumerated() {
            guard let entry = Self.find(["queues", settings.name, "tiers", "\(index)"], in: queues) else { continue }
            let tier = index + 2
            if !staff.contains(where: { $0.tier(in: settings.name) == tier }) {
                warn(queues.findings, "D102", at: entry, "tier \(tier) opens here, and no agent is in it", nil)
            } else if let longest, wait >= longest {
                warn(
                    queues.findings, "D103", at: entry,
                    "tier \(tier) is never asked: no flow lets a caller wait longer than \(DurationText.text(longest))",
                    nil)
            }
        }
    }

    private func examineTiersOfAgents() {
        for (id, settings) in installation.agents.sorted(by: { $0.key < $1.key }) {
            for (index, service) in settings.services.enumerated() {
                let opened = (installation.queues[service.queue]?.tiers.count ?? 0) + 1
                guard service.tier > opened,
                    let entry = Self.find(["agents", id.rawValue, "queues", "\(index)", "tier"], in: agents)
                else { continue }
                warn(
                    agents.findings, "D104", at: entry,
                    "no wait opens tier \(service.tier) of \(service.queue): these agents are asked only when nobody "
                        + "in a lower tier is at work", "add waits to \"tiers\" of the queue, in queues.json")
            }
        }
    }

    // MARK: Flows

    private func examine(_ stop: Stop) {
        guard let settings = installation.queues[stop.queue.value] else { return }
        let staff = staff(of: settings.name)
        if let wait = stop.wait, settings.ringTime >= wait.value {
            warn(
                stop.file, "D105", at: wait.entry,
                "a phone of \(settings.name) rings for \(DurationText.text(settings.ringTime)): the caller may be "
                    + "gone before a second agent is asked", "wait longer, or lower \"ring_time\" in queues.json")
        }
        if settings.joinWhenEmpty, settings.emptyForWaiting.isEmpty, !stop.hasKeys {
            warn(
                stop.file, "D109", at: stop.queue.entry,
                "callers may wait for \(settings.name) here although nobody is there, and have no key to leave",
                "add \"keys\", or \"empty_for_waiting\" to the queue")
        }
        for skill in stop.skills where !skill.value.contains("{") {
            let name = String(skill.value.prefix { $0 != ":" && $0 != "?" })
            let level =
                skill.value.split(separator: ":").dropFirst().first.flatMap { Int($0.filter { $0 != "?" }) } ?? 1
            guard !staff.contains(where: { $0.meets([SkillNeed(name, level: level)]) }) else { continue }
            let known = Swift.Set(staff.flatMap(\.skills.keys)).sorted()
            warn(
                stop.file, "D110", at: skill.entry, "no agent of \(settings.name) has this skill",
                Spelling.hint(for: name, among: known) ?? "callers wait as if it were not asked for")
        }
    }

    private func warn(_ file: Findings, _ code: String, at entry: Entry, _ message: String, _ hint: String?) {
        file.warning(code, at: entry.label, entry.pointer, message, hint: hint)
    }
}

extension AgentSettings {
    fileprivate func tier(in queue: String) -> Int? { services.first { $0.queue == queue }?.tier }
}
