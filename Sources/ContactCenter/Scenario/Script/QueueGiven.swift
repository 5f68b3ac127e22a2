import CallFlow
import JSONSyntax

/// What a queue scenario begins with.
struct QueueGiven: Sendable {
    /// An agent, and what it does by itself.
    struct Member: Hashable, Sendable {
        var settings: AgentSettings
        var status = AgentStatus.available
        /// How long the agent has been idle at the beginning, up to 1 h.
        var idle = Duration.seconds(60)
        /// When the agent picks up, after the phone has begun to ring; nil if a line says so.
        var answersAfter: Duration?
        /// When the agent hangs up, after the conversation has begun; nil if a line says so.
        var talksFor: Duration?
    }

    /// What callers meet in the queue who call no number.
    struct WaitingLine: Hashable, Sendable {
        /// The announcement and where it is written.
        var announcement: Entry?
        var every: Duration?
        var longest = Duration.seconds(3600)
        var whisper: Entry?
        var keys: [String: KeyWord] = [:]
    }

    /// What a key does.
    enum KeyWord: String, CaseIterable, Sendable {
        case leave, callback
    }

    /// The queue that callers wait in who call no number.
    let queue: String
    var queues: [String: QueueSettings]
    var house: HouseRules
    var cast: [AgentID: Member]
    var line = WaitingLine()
    private var hasOwnQueues = false
    private var hasOwnAgents = false

    /// Begins with the queues and agents of an installation.
    init(_ base: Configuration, queue: String) {
        self.queue = queue
        queues = base.queues
        house = base.house
        cast = base.agents.mapValues { Member(settings: $0) }
    }

    /// Takes what a `given` says over what is there; the first one that names queues or agents replaces the
    /// installation's.
    mutating func read(_ entry: Entry, _ findings: Findings) {
        guard var reader = findings.object(entry) else { return }
        if let entries = reader.named("queues") {
            if !hasOwnQueues { queues = [:] }
            hasOwnQueues = true
            QueuesFile.read(entries, into: &queues, findings)
        }
        if var rules = reader.object("rules") {
            QueuesFile.readHouse(&rules, &house)
            rules.finish(habits: ["reasons": "away_reasons", "idle_policy": "idle"])
        }
        if let entries = reader.named("agents") {
            if !hasOwnAgents { cast = [:] }
            hasOwnAgents = true
            for entry in entries { readAgent(entry, findings) }
        }
        if var settings = reader.object("waiting") { readLine(&settings, findings) }
        reader.finish(habits: ["staff": "agents", "settings": "queues", "callers": "waiting", "house": "rules"])
    }

    private mutating func readAgent(_ entry: Entry, _ findings: Findings) {
        guard let name = entry.key, var reader = findings.object(entry) else { return }
        let id = AgentID(rawValue: name)
        guard cast[id] != nil || QueuesFile.isName(name) else {
            findings.error(
                "C301", at: entry.label, entry.pointer,
                "an agent's name is lower-case letters, digits and _, beginning with a letter, at most 40")
            return
        }
        var member =
            cast[id]
            ?? Member(settings: AgentSettings(id: id, name: name, endpoint: Self.phone(of: id), queues: [queue]))
        if reader.has("queues") {
            member.settings.services = AgentSettings.services(
                &reader, findings, queues: Set(queues.keys), in: hasOwnQueues ? "\"given\"" : "queues.json")
        }
        if reader.has("skills") { member.settings.skills = AgentSettings.skills(&reader, findings) }
        if let capacity = reader.integer("capacity", in: 1...10) { member.settings.capacity = capacity.value }
        if let status = reader.choice("status", of: AgentStatus.self) { member.status = status.value }
        if let time = reader.duration("idle", in: .zero ... .seconds(3600)) { member.idle = time.value }
        if let time = reader.duration("answers_after", in: .zero ... .seconds(600)) { member.answersAfter = time.value }
        if let time = reader.duration("talks_for", in: .zero ... .seconds(86_400)) { member.talksFor = time.value }
        reader.finish(habits: [
            "queue": "queues", "skill": "skills", "answers": "answers_after", "talks": "talks_for", "is": "status",
        ])
        cast[id] = member
    }

    /// The phone of an agent that only a scenario knows.
    static func phone(of agent: AgentID) -> String { "sip:\(agent.rawValue)@scenario.invalid" }

    private mutating func readLine(_ reader: inout ObjectReader, _ findings: Findings) {
        if let entry = reader.take("announce"), findings.string(entry, atMost: 3000) != nil {
            line.announcement = entry
        }
        if let entry = reader.take("whisper"), findings.string(entry, atMost: 3000) != nil { line.whisper = entry }
        if let time = reader.duration("every", in: .seconds(5)...(.seconds(3600))) { line.every = time.value }
        if let time = reader.duration("max_wait", in: .seconds(1)...(.seconds(4 * 3600))) { line.longest = time.value }
        if let entries = reader.named("keys") {
            line.keys = [:]
            for entry in entries {
                guard let key = entry.key, let word = findings.choice(entry, of: KeyWord.self) else { continue }
                line.keys[key] = word.value
            }
        }
        reader.finish(habits: ["announcement": "announce", "interval": "every", "longest": "max_wait"])
    }
}
