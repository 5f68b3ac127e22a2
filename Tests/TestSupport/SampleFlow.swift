import CallFlow
package import ContactCenter

extension Configuration {
    /// One queue, two agents, and a flow with a menu, a queue, a voicemail, a transfer and a survey.
    package static var sample: Configuration { sample(agents: ["ana", "ben"]) }

    /// The same with these agents.
    package static func sample(agents names: [String], queue: QueueSettings = QueueSettings(name: "sales"))
        -> Configuration
    {
        var agents: [AgentID: AgentSettings] = [:]
        for name in names {
            let id = AgentID(rawValue: name)
            agents[id] = AgentSettings(
                id: id, name: name, endpoint: "sip:\(name)@example.com", queues: [queue.name])
        }
        return Configuration(queues: [queue.name: queue], agents: agents, programs: [.sample])
    }
}

/// The flow of `Configuration.sample`.
package let sampleFlow = """
    {
      "spec": 1,
      "title": "Sample line",
      "numbers": ["+34910000001"],
      "languages": ["en"],
      "start": "main",
      "queues": { "sales": {} },
      "mailboxes": { "box": {} },
      "destinations": { "desk": { "phone": "+34910000099" } },
      "prompts": {
        "main": { "en": "Press 1 for sales, 2 to leave a message, 3 for the desk." },
        "position": { "en": "You are number {queue.position}." },
        "score": { "en": "Press a number from 1 to 5." },
        "message": { "en": "Speak after the tone." },
        "thanks": { "en": "Thank you. Goodbye." }
      },
      "states": {
        "main": {
          "do": "menu", "prompt": "main", "attempts": 2,
          "keys": { "1": "line", "2": "message", "3": "desk" },
          "on": { "exhausted": "bye" }
        },
        "line": {
          "do": "queue", "queue": "sales", "announce": "position", "every": "30s", "max_wait": "5m",
          "keys": { "9": "bye" }, "next": "survey",
          "on": { "timeout": "bye", "full": "bye", "no_agents": "bye", "error": "bye" }
        },
        "message": {
          "do": "voicemail", "mailbox": "box", "prompt": "message", "max": "1m", "finish_key": "#", "silence": "5s",
          "next": "bye", "on": { "empty": "bye", "error": "bye" }
        },
        "desk": {
          "do": "transfer", "to": "desk", "ring": "20s", "next": "bye",
          "on": { "busy": "bye", "no_answer": "bye", "failed": "bye" }
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
