import CallFlow
import ContactCenter
import Telephony
import TestSupport
import Testing

struct ErrandFlowTests {
    private let webhooks = [
        Webhook(url: "https://a.example/calls?key=k", secret: "a"),
        Webhook(url: "https://b.example/other", events: ["other"], secret: "b"),
        Webhook(url: "https://c.example/came", events: ["other", "came"], secret: "c"),
    ]

    private func center() -> Center { Center(.running(errandFlow, webhooks: webhooks)) }

    private func answer(_ errand: Errand, _ name: String = "Ana") throws -> Input {
        guard case .lookup(let request) = errand.purpose else { throw Unexpected() }
        let answer = LookupAnswer(key: request.key, status: 200, values: ["/name": .text(name)])
        return .errandEnded(errand, .answered(answer))
    }

    private struct Unexpected: Error {}

    @Test func `a flow asks, and goes on with the answer: tells and writes`() throws {
        var center = center()
        let caller = center.answeredCall()
        let question = try #require(center.errands.last)
        guard case .lookup(let request) = question.purpose else { throw Unexpected() }
        #expect(request.service.name == "crm" && request.path == "/contacts/+34600111222")
        #expect(question.deadline == center.now + .seconds(2))
        #expect(request.key.hasPrefix("7."), "the installation is part of the key")
        center.take(try answer(question))
        #expect(center.errands.map(\.purpose.name) == ["lookup", "notify", "notify", "message"])
        let told = center.errands.compactMap { errand -> String? in
            guard case .tell(let announcement) = errand.purpose else { return nil }
            #expect(announcement.notice.with == ["who": "Ana"])
            return announcement.webhook.url
        }
        #expect(told == ["https://a.example/calls?key=k", "https://c.example/came"])
        guard case .message(let message, let carrier) = center.errands.last?.purpose else { throw Unexpected() }
        #expect(message.to.text == "+34600111222" && message.from.text == "+34910000001" && carrier == .telnyx)
        #expect(Set(center.errands.map(\.id)).count == 4)
        #expect(center.orders(on: caller) == ["answer", "speak"])
    }

    @Test func `a chain of orders without a wait ends the call before it ends the server`() throws {
        let states = (0..<120).map { index in
            """
            "s\(index)": { "do": "notify", "event": "passed", "next": "\(index == 119 ? "@end" : "s\(index + 1)")" }
            """
        }
        let flow = """
            {
              "spec": 1, "title": "Long", "numbers": ["+34910000001"], "languages": ["en"], "start": "s0",
              "states": { \(states.joined(separator: ", ")) }
            }
            """
        var center = Center(.running(flow, webhooks: []))
        let caller = center.answeredCall()
        #expect(center.orders(on: caller) == ["answer", "hang_up"])
        #expect(center.facts.contains { $0.kind == .flow(.limitReached(limit: "steps_without_a_wait")) })
    }

    @Test func `nothing lives in memory only`() throws {
        var center = center()
        center.restartsBeforeEveryInput = true
        let caller = center.answeredCall()
        center.take(try answer(try #require(center.errands.last)))
        #expect(center.errands.count == 4)
        #expect(center.orders(on: caller) == ["answer", "speak"])
    }

    @Test func `an answer that comes twice is taken once`() throws {
        var center = center()
        _ = center.answeredCall()
        let input = try answer(try #require(center.errands.last))
        center.take(input)
        let facts = center.facts.count
        #expect(center.take(input).isEmpty)
        #expect(center.facts.count == facts)
        #expect(center.errands.count == 4)
    }

    @Test(arguments: [FlowEvent.LookupFailure.timeout, .error, .notFound])
    func `without an answer the flow takes that way`(failure: FlowEvent.LookupFailure) throws {
        var center = center()
        let caller = center.answeredCall()
        center.take(.errandEnded(try #require(center.errands.last), .unanswered(failure)))
        #expect(center.errands.count == 1)
        #expect(center.orders(on: caller) == ["answer", "speak"])
        #expect(
            center.facts.contains {
                $0.kind == .flow(.lookedUp(state: "ask", service: "crm", outcome: failure.rawValue, status: nil))
            })
    }

    @Test func `an answer for a caller who is gone brings nothing about`() throws {
        var center = center()
        let caller = center.answeredCall()
        let question = try #require(center.errands.last)
        center.report(.hungUp(CallEvent.HangUp(cause: .normalClearing)), on: caller)
        let made = center.errands.count
        #expect(center.take(try answer(question)).isEmpty)
        center.wait(.seconds(3_600))
        #expect(center.take(try answer(question)).isEmpty, "nor once the call is forgotten")
        #expect(center.errands.count == made)
    }

    @Test func `what a flow does after a hang-up is done`() throws {
        var center = center()
        let caller = center.answeredCall()
        center.report(.hungUp(CallEvent.HangUp(cause: .normalClearing)), on: caller)
        let events = center.errands.compactMap { errand -> String? in
            guard case .tell(let announcement) = errand.purpose else { return nil }
            return announcement.notice.event
        }
        #expect(events == ["gone"])
    }

    @Test func `an announcement that nobody took is a fact, without the address's secrets`() throws {
        var center = center()
        _ = center.answeredCall()
        center.take(try answer(try #require(center.errands.last)))
        let errand = try #require(center.errands.first { $0.purpose.name == "notify" })
        center.take(.errandEnded(errand, .failed(reason: "busy")))
        #expect(
            center.facts.last?.kind == .noticeFailed(event: "came", to: "https://a.example", reason: "busy"))
        let facts = center.facts.count
        center.take(.errandEnded(errand, .done(reference: nil)))
        #expect(center.facts.count == facts, "a success costs no fact")
    }

    @Test func `what became of a message is a fact`() throws {
        var center = center()
        _ = center.answeredCall()
        center.take(try answer(try #require(center.errands.last)))
        let errand = try #require(center.errands.last)
        center.take(.errandEnded(errand, .done(reference: "m1")))
        #expect(center.facts.last?.kind == .messageSent(id: "m1"))
        center.take(.errandEnded(errand, .failed(reason: "uncertain")))
        #expect(center.facts.last?.kind == .messageFailed(reason: "uncertain"))
        #expect(center.facts.last?.call == errand.call)
    }

    @Test func `without a number to come from no message is made`() throws {
        var center = center()
        let caller = center.ring(to: "sip:sales@example.com")
        center.report(.answered, on: caller)
        center.take(try answer(try #require(center.errands.last)))
        #expect(center.errands.last?.purpose.name == "notify")
        #expect(center.story.contains("message_failed"))
    }
}

private let errandFlow = """
    {
      "spec": 1,
      "title": "Errands",
      "numbers": ["+34910000001"],
      "languages": ["en"],
      "start": "ask",
      "variables": { "name": { "type": "text", "default": "nobody" } },
      "services": { "crm": { "url": "https://crm.example/api", "auth": "secret:crm", "timeout": "2s" } },
      "prompts": { "hello": { "en": "Hello." }, "bye": { "en": "Goodbye." } },
      "on": { "hangup": "gone" },
      "states": {
        "ask": {
          "do": "lookup", "service": "crm", "path": "/contacts/{call.from}", "save": { "name": "/name" },
          "next": "tell", "on": { "not_found": "bye", "timeout": "bye", "error": "bye" }
        },
        "tell": { "do": "notify", "event": "came", "with": { "who": "{name}" }, "next": "write",
          "on": { "error": "bye" } },
        "write": { "do": "message", "to": "{call.from}", "text": "hello", "next": "greet", "on": { "error": "bye" } },
        "greet": { "do": "say", "prompt": "hello", "next": "bye" },
        "gone": { "do": "notify", "event": "gone", "next": "@end", "on": { "error": "@end" } },
        "bye": { "do": "hangup", "prompt": "bye" }
      }
    }
    """
