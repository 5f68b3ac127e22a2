import CallFlow
import Telephony
import Testing

struct LookupTests {
    private static let flow = Flows.flow(
        """
        "a": {
          "do": "lookup", "service": "crm", "path": "/contacts/{call.from}/{topic}", "query": { "a b": "{topic}" },
          "method": "POST", "body": { "who": "{topic}", "count": "{count}", "age": "{age}", "deep": [true, "x{pin}"] },
          "save": { "topic": "/name", "count": "/list/0/n", "tier": "/tier", "ok": "/ok" },
          "timeout": "4s", "meanwhile": "hello", "next": "b",
          "on": { "not_found": "c", "timeout": "d", "error": "end" }
        },
        "b": { "do": "menu", "prompt": "menu", "keys": { "1": "a", "2": "end" } },
        "c": { "do": "hangup", "reason": "not_found" }, "d": { "do": "hangup", "reason": "timeout" }
        """,
        #"""
        "variables": {
          "topic": { "type": "text", "default": "a/b \"c\"+%" }, "count": { "type": "number", "default": 2 },
          "age": { "type": "number" }, "pin": { "type": "digits", "private": true, "default": "77" },
          "tier": { "type": "text", "one_of": ["basic", "gold"], "default": "basic" },
          "ok": { "type": "yes_no", "default": "no" }
        },
        "services": {
          "crm": { "url": "https://crm.example.com/api/", "auth": "secret:crm_token", "timeout": "2s", "allow": ["/contacts/"] }
        },
        """#)

    private func request(_ caller: Caller) throws -> LookupRequest {
        try #require(
            caller.commands.lazy.compactMap { if case .lookup(let request) = $0 { request } else { nil } }.first)
    }

    private func answer(_ caller: Caller, _ json: String, status: Int = 200) throws -> FlowEvent {
        .answered(try #require(LookupAnswer(to: try request(caller), status: status, body: Array(json.utf8))))
    }

    @Test func `values in a question are escaped one by one`() throws {
        let caller = try Caller(flow: Self.flow)
        let request = try request(caller)
        #expect(request.path == "/contacts/+34600111222/a%2Fb%20%22c%22+%25")
        #expect(request.query == [LookupRequest.Parameter(name: "a%20b", value: "a%2Fb%20%22c%22%2B%25")])
        #expect(request.body == #"{"who":"a/b \"c\"+%","count":2,"age":null,"deep":[true,"x77"]}"#)
        #expect(request.method == .post)
        #expect(request.timeout == .seconds(4))
        #expect(request.service.url == "https://crm.example.com/api")
        #expect(request.service.secret == "crm_token")
        #expect(request.wanted == ["/name", "/list/0/n", "/tier", "/ok"])
        #expect(request.key == "call-1.test.a.1")
    }

    @Test func `parts of the answer are kept, and what is missing stays as it was`() throws {
        var caller = try Caller(flow: Self.flow)
        let event = try answer(caller, #"{"name": "Ana", "list": [{"n": 2.5}], "tier": null, "ok": true}"#)
        try caller.tell(event)
        #expect(caller.session.state == "b")
        #expect(caller.facts.contains(.saved(variable: "topic", value: "Ana")))
        #expect(caller.facts.contains(.saved(variable: "count", value: "2.5")))
        #expect(caller.facts.contains(.saved(variable: "ok", value: "yes")))
        #expect(!caller.facts.contains(.saved(variable: "tier", value: "")))
        #expect(caller.facts.contains(.lookedUp(state: "a", service: "crm", outcome: "next", status: 200)))
    }

    @Test(arguments: [
        #"{"name": ["Ana"]}"#, #"{"name": true}"#, #"{"name": "Ana", "list": [{"n": "two"}]}"#, #"{"tier": "silver"}"#,
        #"{"ok": "yes please"}"#,
    ])
    func `a value of the wrong sort is an error, and nothing is kept`(_ json: String) throws {
        var caller = try Caller(flow: Self.flow)
        try caller.tell(answer(caller, json))
        #expect(caller.session.state == "end")
        #expect(!caller.facts.contains { if case .saved = $0 { true } else { false } })
    }

    @Test(arguments: [(404, "c"), (410, "c"), (500, "end"), (302, "end")])
    func `the status decides where there is no success`(_ status: Int, _ state: String) throws {
        var caller = try Caller(flow: Self.flow)
        try caller.tell(answer(caller, "not even json", status: status))
        #expect(caller.session.state == state)
    }

    @Test(arguments: [(FlowEvent.LookupFailure.timeout, "d"), (.error, "end"), (.notFound, "c")])
    func `a question without an answer has its outcome`(_ failure: FlowEvent.LookupFailure, _ state: String) throws {
        var caller = try Caller(flow: Self.flow)
        try caller.tell(.lookupFailed(key: request(caller).key, failure))
        #expect(caller.session.state == state)
    }

    @Test func `an answer to another question changes nothing`() throws {
        let caller = try Caller(flow: Self.flow)
        var ignoring = caller
        ignoring.ignores(.answered(LookupAnswer(key: "call-1.test.a.2", status: 200, values: [:])))
        ignoring.ignores(.lookupFailed(key: "", .error))
        for event in Events.all where ![.hungUp].contains(event) {
            if case .key = event { continue }
            ignoring.ignores(event)
        }
    }

    @Test func `the caller is told when it takes longer, and hears that to its end`() throws {
        var caller = try Caller(flow: Self.flow)
        let request = try request(caller)
        #expect(caller.session.deadline == caller.now + .milliseconds(1500))
        try caller.waitForDeadline()
        #expect(caller.heard == ["Hello."])
        try caller.tell(.answered(LookupAnswer(key: request.key, status: 200, values: [:])))
        #expect(caller.session.state == "a")
        caller.ignores(.answered(LookupAnswer(key: request.key, status: 404, values: [:])))
        try caller.tell(.promptFinished)
        #expect(caller.session.state == "b")
    }

    @Test func `an answer that never comes is a timeout`() throws {
        var caller = try Caller(flow: Self.flow)
        try caller.waitForDeadline()
        try caller.tell(.promptFinished)
        try caller.waitForDeadline()
        #expect(caller.session.state == "d")
        #expect(caller.now == caller.surroundings.startedAt + .seconds(6))
    }

    @Test func `a path that is not allowed, or climbs, is never asked for`() throws {
        for path in ["/secrets/{topic}", "/contacts/{call.to|upper}/../x"] {
            let flow = Self.flow.replacing("/contacts/{call.from}/{topic}", with: path)
            let caller = try Caller(flow: flow)
            #expect(caller.session.state == "end")
            #expect(!caller.commands.contains { if case .lookup = $0 { true } else { false } })
        }
    }

    @Test func `an answer is cut down to what is wanted`() throws {
        let caller = try Caller(flow: Self.flow)
        var request = try request(caller)
        request.wanted = ["/a~1b", "/list/1", "/list/9", "/o", "", "/no/such"]
        let body = Array(#"{"a/b": 1, "list": ["x", "y"], "o": {}}"#.utf8)
        let answer = try #require(LookupAnswer(to: request, status: 200, body: body))
        #expect(answer.values == ["/a~1b": .number("1"), "/list/1": .text("y"), "/o": .composite, "": .composite])
        #expect(LookupAnswer(to: request, status: 200, body: Array("{".utf8)) == nil)
        let long = [UInt8](repeating: 0x20, count: LookupRequest.longestAnswer + 1)
        #expect(LookupAnswer(to: request, status: 404, body: long) == nil)
    }
}
