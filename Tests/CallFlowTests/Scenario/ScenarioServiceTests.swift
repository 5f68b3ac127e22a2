import CallFlow
import JSONSyntax
import Telephony
import Testing

struct ScenarioServiceTests {
    static let flow = """
        {
          "spec": 1, "title": "Test", "languages": ["en"], "start": "a",
          "variables": {
            "name": { "type": "text", "default": "you" }, "tier": { "type": "text", "one_of": ["gold", "basic"], "default": "basic" },
            "pin": { "type": "digits", "private": true, "default": "" }
          },
          "services": { "crm": { "url": "https://crm.example.com/api", "timeout": "3s" } },
          "queues": { "sales": {} },
          "prompts": {
            "wait": { "en": "One moment." }, "hello": { "en": "Hello {name}." }, "sent": { "en": "We wrote to you." },
            "back": { "en": "We call you back." }, "bye": { "en": "Bye." }
          },
          "states": {
            "a": {
              "do": "lookup", "service": "crm", "path": "/contacts/{call.from}", "meanwhile": "wait",
              "save": { "name": "/name", "tier": "/customer/tier", "pin": "/pin" }, "next": "greet",
              "on": { "not_found": "greet", "timeout": "late", "error": "fault" }
            },
            "greet": { "do": "say", "prompt": "hello", "next": "rank" },
            "rank": { "do": "choose", "branches": [{ "when": "tier == 'gold'", "goto": "tell" }], "else": "book" },
            "tell": { "do": "notify", "event": "gold_called", "with": { "name": "{name}" }, "next": "write", "on": { "error": "fault" } },
            "write": { "do": "message", "to": "{call.from}", "text": "sent", "next": "book", "on": { "error": "fault" } },
            "book": {
              "do": "callback", "queue": "sales", "number": "{call.from}", "prompt": "back", "next": "bye",
              "on": { "withheld_number": "bye", "duplicate": "twice", "error": "fault" }
            },
            "twice": { "do": "hangup", "prompt": "bye" }, "late": { "do": "hangup", "prompt": "bye" },
            "fault": { "do": "hangup", "prompt": "bye" }, "bye": { "do": "hangup", "prompt": "bye" }
          }
        }
        """

    private static func given(_ service: String, _ more: String = "") -> String {
        #""given": { "services": { "crm": \#(service) } \#(more) },"#
    }

    @Test func `a service answers, others are told, and a call back is booked`() throws {
        let result = try Scenarios.play(
            """
            { "asks": "crm", "path": "/contacts/+34600000001" }, { "hears": "hello", "says": "Hello Ana." },
            { "notified": "gold_called", "with": { "name": "Ana" } },
            { "messaged": "+34600000001", "says": "We wrote" }, { "callback": "sales" }, { "hears": "back" },
            { "ends": "we hung up" }
            """, Self.given(#"{ "json": { "name": "Ana", "customer": { "tier": "gold" } } }"#), flow: Self.flow)
        #expect(result.failure?.text == nil)
    }

    @Test(arguments: [
        (#"{ "status": 404 }"#, "greet"), (#"{ "fails": "timeout" }"#, "late"), (#"{ "fails": "error" }"#, "fault"),
        (#"{ "json": { "name": ["no"] } }"#, "fault"), (#"{ "json": {}, "after": "1m" }"#, "late"),
    ])
    func `a service that fails leads elsewhere`(service: String, state: String) throws {
        let result = try Scenarios.play(#"{ "at": "\#(state)" }"#, Self.given(service), flow: Self.flow)
        #expect(result.failure?.text == nil)
    }

    @Test func `a slow service is bridged with words`() throws {
        let result = try Scenarios.play(
            #"{ "hears": "wait" }, { "hears": "hello" }"#, Self.given(#"{ "json": {}, "after": "2s" }"#),
            flow: Self.flow)
        #expect(result.failure?.text == nil)
    }

    @Test func `a second call back and an order that fails are given`() throws {
        let twice = Self.given(#"{ "status": 404 }"#, #", "callbacks": { "sales": "duplicate" }"#)
        #expect(try Scenarios.play(#"{ "at": "twice" }"#, twice, flow: Self.flow).failure?.text == nil)
        let silent = Self.given(#"{ "json": { "customer": { "tier": "gold" } } }"#, #", "failing": ["notify"]"#)
        #expect(try Scenarios.play(#"{ "at": "fault" }"#, silent, flow: Self.flow).failure?.text == nil)
    }

    @Test func `a service that nothing is said about, and one that is never asked, are failures`() throws {
        let surprise = try Scenarios.play(#"{ "ends": "we hung up" }"#, flow: Self.flow)
        #expect(
            surprise.failure?.finding.message == "the service \"crm\" was asked, and \"given\" says nothing about it")
        let flow = Self.flow.replacing(#""start": "a""#, with: #""start": "greet""#)
        let folder = Scenarios.read(
            """
            { "spec": 1, "flow": "test", "scenarios": [
              { "name": "N", \(Self.given(#"{ "status": 404 }"#)) "steps": [{ "ends": "we hung up" }] } ] }
            """, flow: flow)
        let idle = try #require(folder.scenarios.first).play(reread: nil)
        #expect(idle.failure?.finding.message == "the service \"crm\" is given and was never asked")
    }

    private func crawl(_ flow: String) throws -> CrawlReport {
        let moment = try #require(Timestamp(iso8601: Caller.tuesdayMorning))
        let options = Crawl.Options(calls: 700, seed: 3, rereadsOneIn: 20, from: moment)
        return Crawl(try Caller.program(flow), options, reread: Scenarios.reread).run()
    }

    @Test func `a private value that appears in a fact is found`() throws {
        // Both variables get the same digits, and one of them is not private.
        let flow = Self.flow
            .replacing(#""pin": {"#, with: #""code": { "type": "digits", "default": "" }, "pin": {"#)
            .replacing(#""pin": "/pin""#, with: #""pin": "/pin", "code": "/code""#)
        let report = try crawl(flow)
        #expect(report.failures.first?.message == "a private value of 4 characters appears in a fact of flow_saved")
    }

    @Test func `automatic callers meet every answer of a service`() throws {
        let report = try crawl(Self.flow)
        #expect(report.failures.map { "\($0.title): \($0.message)" } == [])
        #expect(report.reports.first?.outcomes.missing == [])
    }

    @Test func `every described line and every described gift is read`() {
        let sheet = Scenarios.read(
            """
            { "$schema": "./schema/test.schema.json", "spec": 1, "note": "All keys", "flow": "test",
              "given": {
                "call": { "from": "withheld", "to": "+34910000001", "at": "2026-12-25T10:00", "timezone": "Europe/Madrid", "language": "en" },
                "services": { "crm": { "status": 200, "json": {}, "after": "1s" } },
                "queues": { "sales": { "position": 3, "wait": "2m", "answers_after": "20s", "talks": "5m" } },
                "callbacks": { "sales": "failed" }, "failing": ["notify", "message", "recording", "recorder"]
              },
              "scenarios": [ { "name": "All", "results": {}, "variables": { "name": "you" }, "within": "90s", "strict": false,
                "steps": [
                  { "presses": "1", "gap": "1s", "early": true }, { "says": "sales" }, { "silent": true },
                  { "waits": "4s" }, { "records": "4s", "hangs_up": true }, { "hangs_up": true },
                  { "agent": "finishes" }, { "queue": "fails" }, { "answer": "machine" }, { "reload": "x.json" },
                  { "retry": true }, { "restart": true }, { "hears": "hello", "in": "en", "says": "Hello" },
                  { "asks": "crm", "path": "/" }, { "queued": "sales", "priority": 1 }, { "callback": "sales" },
                  { "notified": "gold_called", "with": { "name": "x" } }, { "messaged": "+34600111222", "says": "x" },
                  { "recording": "on" }, { "at": "a" }, { "ends": "we hung up" }
                ] } ] }
            """, flow: Self.flow)
        #expect(sheet.diagnostics.map(\.text) == [])
    }
}
