/// Small flows for the tests of the engine.
enum Flows {
    /// A flow in English and Spanish whose states are given; `a` is the first.
    static func flow(_ states: String, _ extra: String = "") -> String {
        """
        {
          "spec": 1, "title": "Test", "languages": ["en", "es"], "start": "a", \(extra)
          "prompts": {
            "hello": { "en": "Hello.", "es": "Hola." },
            "menu": { "en": "Press 1 or 2.", "es": "Pulse 1 o 2." },
            "short": { "en": "1 or 2.", "es": "1 o 2." },
            "quiet_1": { "en": "Still there?", "es": "¿Sigue ahí?" },
            "quiet_2": { "en": "Last chance.", "es": "Última vez." },
            "wrong": { "en": "Not an option.", "es": "No existe." },
            "hold": { "en": "You are number {queue.position}.", "es": "Es el número {queue.position}." },
            "bye": { "en": "Bye.", "es": "Adiós." }
          },
          "states": { \(states), "end": { "do": "hangup", "prompt": "bye" } }
        }
        """
    }

    static let menu = flow(
        """
        "a": {
          "do": "menu", "prompt": "menu", "again": "short", "no_input": ["quiet_1", "quiet_2"], "no_match": ["wrong"],
          "keys": { "1": "b", "2": { "goto": "b", "language": "es", "set": { "topic": "two" } }, "9": "@repeat" },
          "on": { "exhausted": "b", "silent": "end" }
        },
        "b": { "do": "say", "prompt": "hello", "next": "end" }
        """,
        #""variables": { "topic": { "type": "text", "default": "" } },"#)

    static let queue = flow(
        """
        "a": {
          "do": "queue", "queue": "sales", "max_wait": "100s", "announce": "hold", "every": "30s", "priority": 2,
          "keys": { "1": "gone" }, "next": "served",
          "on": { "timeout": "late", "full": "full", "no_agents": "empty", "error": "fault" }
        },
        "gone": { "do": "hangup" }, "served": { "do": "hangup" }, "late": { "do": "hangup" },
        "full": { "do": "hangup" }, "empty": { "do": "hangup" }, "fault": { "do": "hangup" }
        """, #""limits": { "talk": "10m" },"#)

    static let voicemail = flow(
        """
        "a": {
          "do": "voicemail", "mailbox": "box", "prompt": "hello", "max": "60s", "finish_key": "#", "silence": "4s",
          "review": true, "attach": ["topic", "pin"], "next": "end", "on": { "empty": "none", "error": "fault" }
        },
        "none": { "do": "hangup" }, "fault": { "do": "hangup" }
        """,
        #"""
        "mailboxes": { "box": {} },
        "variables": {
          "topic": { "type": "text", "default": "general" },
          "pin": { "type": "digits", "private": true, "default": "1234" }
        },
        """#)

    static let transfer = flow(
        """
        "a": {
          "do": "transfer", "to": "desk", "ring": "25s", "prompt": "hello", "next": "end",
          "on": { "busy": "busy", "no_answer": "none", "failed": "fault" }
        },
        "busy": { "do": "hangup" }, "none": { "do": "hangup" }, "fault": { "do": "hangup" }
        """,
        #"""
        "destinations": { "desk": { "phones": ["+34910000099", "sip:desk@example.com"] } },
        "limits": { "talk": "10m" },
        """#)

    static let survey = flow(
        """
        "a": {
          "do": "survey", "survey": "csat", "next": "end", "on": { "partial": "part", "refused": "none" },
          "questions": [
            { "id": "score", "kind": "scale", "from": 1, "to": 5, "prompt": "menu", "no_match": ["wrong"] },
            { "id": "age", "kind": "number", "from": 18, "to": 120, "finish_key": "#", "attempts": 2, "prompt": "menu" },
            { "id": "solved", "kind": "yes_no", "prompt": "menu" },
            { "id": "why", "kind": "voice", "max": "60s", "prompt": "hello",
              "ask_when": "answers.score <= 2 or answers.solved == 'no'" }
          ]
        },
        "part": { "do": "hangup" }, "none": { "do": "hangup" }
        """)
}
