import CallFlow
import Telephony

extension Configuration {
    static let scheduleStaff = ["ana", "ben", "cleo", "dora"]
    static let scheduleQueues = ["sales", "support"]

    /// Two queues and four agents under rules that chance has drawn from all that there are.
    static func drawn(_ chance: inout RandomStream) -> Configuration {
        var house = HouseRules()
        for event in IdlePolicy.Event.allCases where event != .restart && chance.below(4) == 0 {
            house.idle[event] = event.choices[chance.below(event.choices.count)]
        }
        var queues: [String: QueueSettings] = [:]
        for name in scheduleQueues { queues[name] = .drawn(name, &chance) }
        var agents: [AgentID: AgentSettings] = [:]
        for name in scheduleStaff {
            let id = AgentID(rawValue: name)
            let served = chance.below(2) == 0 ? scheduleQueues : [scheduleQueues[chance.below(2)]]
            let (tier, order) = (1 + chance.below(3), 1 + chance.below(5))
            agents[id] = AgentSettings(
                id: id, name: name, endpoint: "sip:\(name)@example.com",
                services: served.map { .init($0, tier: tier, order: order) },
                skills: chance.below(2) == 0 ? [:] : ["french": 1 + chance.below(5), "billing": 1 + chance.below(2)],
                capacity: 1 + chance.below(2))
        }
        return Configuration(
            queues: queues, agents: agents, house: house, programs: [scheduleProgram],
            webhooks: [Webhook(url: "https://hooks.example.com/all", secret: "hooks")])
    }

    /// The same without an agent, or without a queue, or whole.
    func reduced(_ chance: inout RandomStream) -> Configuration {
        var reduced = self
        switch chance.below(3) {
        case 0: reduced.agents[AgentID(rawValue: Self.scheduleStaff[chance.below(Self.scheduleStaff.count)])] = nil
        case 1: reduced.queues[Self.scheduleQueues[chance.below(Self.scheduleQueues.count)]] = nil
        case _: break
        }
        return reduced
    }
}

extension QueueSettings {
    fileprivate static func drawn(_ name: String, _ chance: inout RandomStream) -> QueueSettings {
        var queue = QueueSettings(name: name, wrapUp: .seconds(chance.below(3) * 10))
        queue.strategy = Strategy.allCases[chance.below(Strategy.allCases.count)]
        queue.ringsAtOnce = 2 + chance.below(3)
        queue.wrapUpMode = WrapUpMode.allCases[chance.below(WrapUpMode.allCases.count)]
        queue.priority = chance.below(2) == 0 ? 5 : 1 + chance.below(10)
        queue.maximumSize = chance.below(6) == 0 ? 1 + chance.below(4) : nil
        queue.tiers = chance.below(2) == 0 ? [] : [.seconds(20), .seconds(40)]
        queue.relaxations = chance.below(2) == 0 ? [] : [Relaxation(after: .seconds(30), keeps: 0)]
        queue.emptyForWaiting = chance.below(3) == 0 ? [.offline, .away] : []
        queue.awayAfterMisses = chance.below(3) == 0 ? 1 + chance.below(3) : nil
        queue.lastAgent = chance.below(2) == 0 ? LastAgent(within: .seconds(3600), wait: .seconds(15)) : nil
        let other = name == Configuration.scheduleQueues[0] ? 1 : 0
        queue.overflow =
            chance.below(3) == 0 ? Overflow(after: .seconds(50), to: Configuration.scheduleQueues[other]) : nil
        queue.resumeWithin = chance.below(2) == 0 ? .seconds(60) : nil
        queue.joinWhenEmpty = chance.below(2) == 0
        queue.announcesOnlyProgress = chance.below(2) == 0
        queue.callback.retryAfter = .seconds(10 + chance.below(120))
        return queue
    }
}

/// The flow of all schedules: each key is a way of its own.
private let scheduleProgram: Program = {
    let file = FlowFolder.File(name: "schedule.json", bytes: Array(scheduleFlow.utf8))
    let folder = FlowFolder([file], queues: Set(Configuration.scheduleQueues))
    guard let program = folder.programs.first else { preconditionFailure("\(folder.diagnostics)") }
    return program
}()

private let scheduleFlow = """
    {
      "spec": 1, "title": "Schedules", "numbers": ["+34910000001"], "languages": ["en"], "start": "main",
      "on": { "error": "bye" },
      "queues": { "sales": {}, "support": {} },
      "mailboxes": { "box": {} },
      "destinations": { "desk": { "phones": ["+34910000098", "+34910000099"] } },
      "services": { "crm": { "url": "https://crm.example.com", "timeout": "5s" } },
      "prompts": {
        "main": { "en": "Press a key." }, "position": { "en": "You are number {queue.position}." },
        "who": { "en": "A caller." }, "score": { "en": "Press a number from 1 to 5." },
        "message": { "en": "Speak after the tone." }, "thanks": { "en": "Goodbye." }
      },
      "states": {
        "main": {
          "do": "menu", "prompt": "main", "attempts": 2,
          "keys": { "1": "line", "2": "message", "3": "desk", "4": "look", "5": "again", "6": "second" },
          "on": { "exhausted": "bye" }
        },
        "line": {
          "do": "queue", "queue": "sales", "announce": "position", "every": "30s", "max_wait": "5m",
          "keys": { "9": "again" }, "next": "survey",
          "on": { "timeout": "message", "full": "second", "no_agents": "message", "error": "bye" }
        },
        "second": {
          "do": "queue", "queue": "support", "whisper": "who", "priority": 2, "max_wait": "2m", "next": "survey",
          "on": { "timeout": "again", "full": "bye", "no_agents": "again", "error": "bye" }
        },
        "again": {
          "do": "callback", "queue": "sales", "number": "{call.from}", "attempts": 2, "next": "bye",
          "on": { "withheld_number": "bye", "duplicate": "bye", "error": "bye" }
        },
        "message": {
          "do": "voicemail", "mailbox": "box", "prompt": "message", "max": "1m", "finish_key": "#", "silence": "5s",
          "next": "tell", "on": { "empty": "bye", "error": "bye" }
        },
        "desk": {
          "do": "transfer", "to": "desk", "ring": "20s", "next": "bye",
          "on": { "busy": "line", "no_answer": "line", "failed": "line" }
        },
        "look": {
          "do": "lookup", "service": "crm", "path": "/people", "next": "second",
          "on": { "not_found": "line", "timeout": "line", "error": "line" }
        },
        "tell": { "do": "notify", "event": "message_left", "next": "text", "on": { "error": "bye" } },
        "text": {
          "do": "message", "to": "{call.from}", "text": "thanks", "next": "bye", "on": { "error": "bye" }
        },
        "survey": {
          "do": "survey", "survey": "after_call",
          "questions": [ { "id": "score", "kind": "scale", "from": 1, "to": 5, "prompt": "score" } ],
          "next": "bye", "on": { "partial": "bye", "refused": "bye" }
        },
        "bye": { "do": "hangup", "prompt": "thanks" }
      }
    }
    """
