package import JSONSyntax

/// `config/queues.json`: `{"queues": {"sales": {"title": "Sales", …}}}`, and beside `queues` the rules of the house.
package enum QueuesFile {
    /// What the file holds.
    package struct Content: Sendable {
        /// The queues, by name.
        package var queues: [String: QueueSettings] = [:]
        /// What holds for all of them.
        package var house = HouseRules()
    }

    /// Reads the queues; what is wrong goes to the findings, and what is right is returned all the same.
    package static func read(_ document: Document, _ findings: Findings) -> Content {
        guard var reader = document.reader(findings) else { return Content() }
        var content = Content()
        read(reader.named("queues", .required) ?? [], into: &content.queues, findings)
        readHouse(&reader, &content.house)
        reader.finish(habits: [
            "pause_reasons": "away_reasons", "reasons": "away_reasons", "heartbeat": "desktop_lease",
            "idle_policy": "idle",
        ])
        return content
    }

    /// Reads queues; those that are known already keep what is not written of them again.
    static func read(_ entries: [Entry], into queues: inout [String: QueueSettings], _ findings: Findings) {
        var overflows: [Located<String>] = []
        for entry in entries {
            guard let name = entry.key else { continue }
            guard isName(name) else {
                findings.error(
                    "C201", at: entry.label, entry.pointer,
                    "a queue's name is lower-case letters, digits and _, beginning with a letter, at most 40")
                continue
            }
            guard var settings = findings.object(entry) else { continue }
            queues[name] = queue(queues[name] ?? QueueSettings(name: name), &settings, &overflows)
        }
        for target in overflows where queues[target.value] == nil {
            findings.error(
                "C203", at: target.entry, "there is no queue \"\(target.value)\" in this file",
                hint: Spelling.hint(for: target.value, among: queues.keys.sorted()))
        }
    }

    private static func queue(
        _ known: QueueSettings, _ reader: inout ObjectReader, _ overflows: inout [Located<String>]
    ) -> QueueSettings {
        var queue = known
        if let title = reader.string("title", atMost: 80) { queue.title = title.value }
        readOffers(&reader, &queue)
        readAdmission(&reader, &queue)
        readWidening(&reader, &queue)
        readWaiting(&reader, &queue, &overflows)
        if let records = reader.bool("records") { queue.records = records.value }
        let hour = Duration.zero...(.seconds(3600))
        if let time = reader.duration("answer_within", in: hour) { queue.answerWithin = time.value }
        if let time = reader.duration("short_abandon", in: hour) { queue.shortAbandon = time.value }
        reader.finish(habits: [
            "name": "title", "timeout": "ring_time", "wrapup": "wrap_up", "max_size": "maximum_size",
            "maxlen": "maximum_size", "record": "records", "weight": "priority", "routing": "strategy",
            "max_no_answer": "away_after_misses", "affinity": "last_agent", "joinempty": "join_when_empty",
            "leavewhenempty": "empty_for_waiting", "servicelevel": "answer_within", "service_level": "answer_within",
            "threshold": "answer_within", "answer_target": "answer_within",
        ])
        return queue
    }

    /// Who is asked, how long, and what follows.
    private static func readOffers(_ reader: inout ObjectReader, _ queue: inout QueueSettings) {
        if let strategy = reader.choice("strategy", of: Strategy.self) { queue.strategy = strategy.value }
        if let count = reader.integer("rings_at_once", in: 2...50) { queue.ringsAtOnce = count.value }
        if let time = reader.duration("ring_time", in: .seconds(5)...(.seconds(600))) { queue.ringTime = time.value }
        if let time = reader.duration("wrap_up", in: .zero...(.seconds(3600))) { queue.wrapUp = time.value }
        if let mode = reader.choice("wrap_up_mode", of: WrapUpMode.self) { queue.wrapUpMode = mode.value }
        if let time = reader.duration("avoid_after_miss", in: .zero...(.seconds(3600))) {
            queue.avoidAfterMiss = time.value
        }
        if let time = reader.duration("pause_after_miss", in: .zero...(.seconds(600))) {
            queue.pauseAfterMiss = time.value
        }
        if let count = reader.integer("away_after_misses", in: 1...20) { queue.awayAfterMisses = count.value }
        if let time = reader.duration("misses_within", in: .seconds(10)...(.seconds(86_400))) {
            queue.missesWithin = time.value
        }
    }

    /// Who may wait.
    private static func readAdmission(_ reader: inout ObjectReader, _ queue: inout QueueSettings) {
        if let size = reader.integer("maximum_size", in: 1...100_000) { queue.maximumSize = size.value }
        if let join = reader.bool("join_when_empty") { queue.joinWhenEmpty = join.value }
        if let absences = absences("empty_for_joining", &reader) { queue.emptyForJoining = absences }
        if let absences = absences("empty_for_waiting", &reader) { queue.emptyForWaiting = absences }
        if let priority = reader.integer("priority", in: 1...10) { queue.priority = priority.value }
        if let time = reader.duration("head_start", in: .zero...(.seconds(4 * 3600))) { queue.headStart = time.value }
    }

    private static func absences(_ key: String, _ reader: inout ObjectReader) -> [Absence]? {
        let findings = reader.findings
        return reader.list(key, atMost: Absence.allCases.count)?.compactMap { entry in
            findings.choice(entry, of: Absence.self)?.value
        }
    }

    /// Whom the wait opens.
    private static func readWidening(_ reader: inout ObjectReader, _ queue: inout QueueSettings) {
        let findings = reader.findings
        let hours = Duration.zero...(.seconds(4 * 3600))
        if let entries = reader.list("tiers", atMost: 8) {
            let waits = entries.compactMap { findings.duration($0, in: hours) }
            checkGrowth(waits, findings)
            queue.tiers = waits.map(\.value)
        }
        guard let entries = reader.list("relax", atMost: 8) else { return }
        queue.relaxations = []
        var waits: [Located<Duration>] = []
        for entry in entries {
            guard var step = findings.object(entry) else { continue }
            let after = step.duration("after", .required, in: hours)
            let keeps = step.integer("keep", in: 0...5)
            let level = step.integer("level", in: 1...10)
            step.finish(habits: ["wait": "after", "keeps": "keep"])
            guard let after else { continue }
            waits.append(after)
            queue.relaxations.append(Relaxation(after: after.value, keeps: keeps?.value, level: level?.value))
        }
        checkGrowth(waits, findings)
    }

    private static func checkGrowth(_ waits: [Located<Duration>], _ findings: Findings) {
        for (before, after) in zip(waits, waits.dropFirst()) where after.value <= before.value {
            findings.error("C202", at: after.entry, "each of these waits must be longer than the one before it")
        }
    }

    /// What else becomes of those who wait.
    private static func readWaiting(
        _ reader: inout ObjectReader, _ queue: inout QueueSettings, _ overflows: inout [Located<String>]
    ) {
        if var rule = reader.object("last_agent") {
            let within = rule.duration("within", .required, in: .seconds(60)...(.seconds(30 * 86_400)))
            let wait = rule.duration("wait", .required, in: .seconds(1)...(.seconds(3600)))
            rule.finish()
            if let within, let wait { queue.lastAgent = LastAgent(within: within.value, wait: wait.value) }
        }
        if var rule = reader.object("overflow") {
            let after = rule.duration("after", .required, in: .seconds(1)...(.seconds(4 * 3600)))
            let target = rule.string("to", .required, atMost: 40)
            rule.finish(habits: ["queue": "to", "wait": "after"])
            if let target { overflows.append(target) }
            if let after, let target { queue.overflow = Overflow(after: after.value, to: target.value) }
        }
        if let only = reader.bool("announce_only_progress") { queue.announcesOnlyProgress = only.value }
        if let time = reader.duration("resume_within", in: .seconds(10)...(.seconds(3600))) {
            queue.resumeWithin = time.value
        }
        guard var rules = reader.object("callback") else { return }
        if let time = rules.duration("retry_after", in: .seconds(10)...(.seconds(86_400))) {
            queue.callback.retryAfter = time.value
        }
        if let time = rules.duration("ring_time", in: .seconds(5)...(.seconds(120))) {
            queue.callback.ringTime = time.value
        }
        rules.finish()
    }

    /// Whether flows could use this as a queue's name.
    package static func isName(_ name: String) -> Bool {
        let scalars = name.unicodeScalars
        guard let first = scalars.first, scalars.count <= 40, ("a"..."z").contains(first) else { return false }
        return scalars.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "_" }
    }
}
