import CallFlow
package import Telephony

/// The record in the words of Asterisk's `queue_log`, which many report tools read.
///
/// Each line is `seconds|call|queue|agent|event|data…`. Source: Asterisk, doc "Queue Logs", and `app_queue.c` for what
/// that page does not list (WITHDRAW, PAUSE, UNPAUSE). Numbers of callers are in it, as they are there. EXITWITHKEY
/// always names a key; who left without one, because the flow went on by itself, is withdrawn.
package struct QueueLog: Sendable {
    private struct Entry {
        var queue: String
        var since: Timestamp
        var position: Int
    }

    private struct Talk {
        var queue: String
        var waited: Int
        var position: Int
        /// Seconds of the conversation; 0 until it is over.
        var talked = 0
    }

    /// The key that a caller pressed last while waiting.
    private struct Press {
        var key: String
        var at: Timestamp
    }

    private let from: Timestamp
    private let to: Timestamp
    private let members: [AgentID: [String]]
    private var callers: [CallID: String] = [:]
    private var entries: [CallID: Entry] = [:]
    private var presses: [CallID: Press] = [:]
    private var waiting: [String: Int] = [:]
    private var ringing: [UInt64: (agent: AgentID, queue: String, since: Timestamp)] = [:]
    private var talks: [CallID: Talk] = [:]
    private var statuses: [AgentID: AgentStatus] = [:]
    private var lines: [String] = []

    /// The names of the kinds of facts that it is made from.
    package static let kinds = Floor.kinds + ["arrived", "flow_heard"]

    /// A log of the time from one moment up to another one.
    ///
    /// - Parameter members: The agents who serve each queue: agents log in to all of theirs at once.
    package init(from: Timestamp, to: Timestamp, members: [String: [AgentID]]) {
        self.from = from
        self.to = to
        var queues: [AgentID: [String]] = [:]
        for (queue, agents) in members.sorted(by: { $0.key < $1.key }) {
            for agent in agents { queues[agent, default: []].append(queue) }
        }
        self.members = queues
    }

    /// Takes out the lines so far, each without its end.
    package mutating func takeLines() -> [String] {
        defer { lines.removeAll() }
        return lines
    }

    /// How many lines wait to be taken.
    package var lineCount: Int { lines.count }

    package mutating func assume(_ status: AgentStatus, of agent: AgentID, since: Timestamp) {
        statuses[agent] = status
    }

    /// Takes one fact; returns whether later ones may still count.
    @discardableResult
    package mutating func take(_ fact: Fact) -> Bool {
        guard fact.at < to else { return false }
        switch fact.kind {
        case .arrived(let number, _, _, _): if let call = fact.call { callers[call] = number }
        case .queued(let position, _): enter(fact, position)
        case .flow(.heard(_, let keys)):
            guard let call = fact.call, entries[call] != nil else { break }
            presses[call] = Press(key: keys, at: fact.at)
        case .moved(let queue, let cause): move(fact, from: queue, by: cause)
        case .leftQueue(let reason, let waited): leave(fact, reason, Int(waited))
        case .offered(let decision):
            guard let queue = fact.queue else { break }
            ringing[decision.offer] = (decision.agent, queue, fact.at)
        case .missed(let offer, _): stopRinging(offer, fact, "RINGNOANSWER")
        case .withdrawn(let offer), .taken(let offer, _): stopRinging(offer, fact, "RINGCANCELED")
        case .connectionFailed(let offer, _), .callbackFailed(let offer, _):
            stopRinging(offer, fact, "RINGNOANSWER")
        case .connected(let offer, let waited): connect(fact, offer, Int(waited))
        case .parted(let party, let talked): part(fact, party, Int(talked))
        case .transferConnected(let destination):
            guard let call = fact.call, let talk = talks[call] else { break }
            write(
                fact, talk.queue, nil, "BLINDTRANSFER",
                [Self.plain(destination), "", "\(talk.waited)", "\(talk.talked)", "\(talk.position)"])
        case .statusChanged(let status, let reason, _): change(fact, status, reason)
        case .ended:
            guard let call = fact.call else { break }
            talks[call] = nil
            if entries[call] == nil { callers[call] = nil }
        case .turnedAway, .answered, .flow, .queueRefused, .skillMissing, .resumed, .callbackBooked, .callbackDialled,
            .answeredLate, .accepted, .recordingStarted, .recordingSaved, .recordingFailed, .recordingTranscribed,
            .noticeFailed, .messageSent, .messageFailed, .messageUndelivered, .wrapUpBegan, .wrapUpEnded,
            .desktopLost, .overdue, .transferDialled, .transferEnded, .commandFailed, .ghostClosed, .strayLegClosed,
            .flowPublished, .flowTried, .flowWithdrawn, .callMoved, .hoursOverridden, .hoursRestored, .rosterSet,
            .ready,
            .notReady:
            break
        }
        return true
    }

    private mutating func write(_ fact: Fact, _ queue: String?, _ agent: AgentID?, _ event: String, _ data: [String]) {
        guard fact.at >= from else { return }
        let head = [
            "\(fact.at.milliseconds / 1000)", fact.call?.description ?? "NONE", queue ?? "NONE",
            agent?.rawValue ?? "NONE", event,
        ]
        lines.append((head + data).joined(separator: "|"))
    }

    /// Text that cannot begin another field or line.
    private static func plain(_ text: String) -> String {
        String(text.unicodeScalars.map { $0 == "|" || $0.value < 0x20 ? " " : Character($0) })
    }
}

// MARK: Callers

extension QueueLog {
    private mutating func enter(_ fact: Fact, _ position: Int) {
        guard let call = fact.call, let queue = fact.queue else { return }
        forget(call)
        entries[call] = Entry(queue: queue, since: fact.at, position: position)
        waiting[queue, default: 0] += 1
        write(fact, queue, nil, "ENTERQUEUE", ["", Self.plain(callers[call] ?? ""), "\(position)"])
    }

    private mutating func forget(_ call: CallID) {
        presses[call] = nil
        guard let entry = entries.removeValue(forKey: call) else { return }
        waiting[entry.queue, default: 0] -= 1
    }

    /// `position|position on entering|wait`; how many stand before a caller who leaves is not known, at most all do.
    private func places(_ fact: Fact, _ waited: Int) -> [String] {
        let entry = fact.call.flatMap { entries[$0] }
        let original = entry?.position ?? 1
        let line = entry.flatMap { waiting[$0.queue] } ?? 1
        return ["\(max(1, min(original, line)))", "\(original)", "\(waited)"]
    }

    /// Overflow is a time-out of the queue that is left; a supervisor takes the caller out of it.
    private mutating func move(_ fact: Fact, from queue: String, by cause: String) {
        let waited = fact.call.flatMap { entries[$0] }.map { Int((fact.at - $0.since).wholeSeconds) } ?? 0
        guard cause == "overflow" else { return write(fact, queue, nil, "WITHDRAW", places(fact, waited) + ["moved"]) }
        write(fact, queue, nil, "EXITWITHTIMEOUT", places(fact, waited))
    }

    /// A caller leaves for another place of the flow, by a key or because the flow went there by itself.
    ///
    /// - Parameter isWish: Whether the caller wished it: then an earlier key was the one.
    private mutating func exit(_ fact: Fact, _ places: [String], isWish: Bool, otherwise cause: String) {
        guard let press = fact.call.flatMap({ presses[$0] }), isWish || press.at == fact.at else {
            return write(fact, fact.queue, nil, "WITHDRAW", places + [cause])
        }
        write(fact, fact.queue, nil, "EXITWITHKEY", [Self.plain(press.key)] + places)
    }

    private mutating func leave(_ fact: Fact, _ reason: Fact.LeaveReason, _ waited: Int) {
        let places = places(fact, waited)
        switch reason {
        case .hungUp: write(fact, fact.queue, nil, "ABANDON", places)
        case .timeOut, .unreachable: write(fact, fact.queue, nil, "EXITWITHTIMEOUT", places)
        case .key: exit(fact, places, isWish: true, otherwise: "key")
        case .callback: exit(fact, places, isWish: true, otherwise: "callback")
        case .flow: exit(fact, places, isWish: false, otherwise: "flow")
        case .empty: write(fact, fact.queue, nil, "EXITEMPTY", places)
        case .takenOut: write(fact, fact.queue, nil, "WITHDRAW", places + ["taken_out"])
        case .fault: write(fact, fact.queue, nil, "WITHDRAW", places + ["fault"])
        }
        if let call = fact.call { forget(call) }
    }

    private mutating func stopRinging(_ offer: UInt64, _ fact: Fact, _ event: String) {
        guard let ring = ringing.removeValue(forKey: offer) else { return }
        write(fact, ring.queue, ring.agent, event, ["\((fact.at - ring.since).wholeMilliseconds)"])
    }

    private mutating func connect(_ fact: Fact, _ offer: UInt64, _ waited: Int) {
        guard let call = fact.call, let queue = fact.queue else { return }
        let rang = ringing.removeValue(forKey: offer).map { (fact.at - $0.since).wholeSeconds } ?? 0
        talks[call] = Talk(queue: queue, waited: waited, position: entries[call]?.position ?? 1)
        write(fact, queue, fact.agent, "CONNECT", ["\(waited)", call.description, "\(rang)"])
        forget(call)
    }

    private mutating func part(_ fact: Fact, _ party: Fact.Party, _ talked: Int) {
        if let call = fact.call { talks[call]?.talked = talked }
        let talk = fact.call.flatMap { talks[$0] }
        let event = party == .caller ? "COMPLETECALLER" : "COMPLETEAGENT"
        write(
            fact, fact.queue, fact.agent, event, ["\(talk?.waited ?? 0)", "\(talked)", "\(talk?.position ?? 1)"])
    }
}

// MARK: Agents

extension QueueLog {
    /// Logging in adds an agent to its queues, being away pauses it in all of them.
    private mutating func change(_ fact: Fact, _ status: AgentStatus, _ reason: String?) {
        guard let agent = fact.agent else { return }
        let before = statuses.updateValue(status, forKey: agent) ?? .offline
        guard before != status else { return }
        for queue in members[agent] ?? [] {
            if before == .offline { write(fact, queue, agent, "ADDMEMBER", [""]) }
            switch status {
            case .available: if before == .away { write(fact, queue, agent, "UNPAUSE", [""]) }
            case .away: write(fact, queue, agent, "PAUSE", [Self.plain(reason ?? "")])
            case .offline: write(fact, queue, agent, "REMOVEMEMBER", [""])
            }
        }
    }
}
