import CallFlow
import Telephony
import Testing

struct LimitsTests {
    private static func loop(_ extra: String) -> String {
        Flows.flow(
            """
            "a": { "do": "menu", "prompt": "menu", "keys": { "1": "@repeat", "2": "b" }, "on": { "exhausted": "end" } },
            "b": { "do": "say", "prompt": "hello", "next": "a" }
            """, extra)
    }

    @Test func `a state entered too often leads to the way out`() throws {
        var caller = try Caller(flow: Self.loop(#""limits": { "visits": 3 }, "on": { "limit": "b" },"#))
        for _ in 1...2 { try caller.tell(.collected(digits: "1", ending: .complete)) }
        try caller.tell(.collected(digits: "1", ending: .complete))
        #expect(caller.facts.contains(.limitReached(limit: "visits")))
        #expect(caller.session.state == "b")
    }

    @Test func `when the reserve is used up too, the caller hears an apology and the call ends`() throws {
        var caller = try Caller(flow: Self.loop(#""limits": { "visits": 1 }, "on": { "limit": "b" },"#))
        try caller.tell(.collected(digits: "1", ending: .complete))
        #expect(caller.path == ["a", "b"])
        try caller.tell(.promptFinished)
        #expect(caller.path == ["a", "b", "a"])
        try caller.tell(.collected(digits: "2", ending: .complete))
        #expect(caller.prompts == ["system.sorry"])
        #expect(caller.facts.contains(.limitReached(limit: "reserve")))
        #expect(!caller.session.hasEnded)
        try caller.tell(.promptFinished)
        #expect(caller.commands == [.hangUp])
        #expect(caller.session.hasEnded)
    }

    @Test func `without a way out the apology comes at once`() throws {
        var caller = try Caller(flow: Self.loop(#""limits": { "steps": 2 },"#))
        try caller.tell(.collected(digits: "1", ending: .complete))
        try caller.tell(.collected(digits: "1", ending: .complete))
        #expect(caller.facts.contains(.limitReached(limit: "steps")))
        #expect(caller.prompts == ["system.sorry"])
        try caller.waitForDeadline()
        #expect(caller.commands == [.hangUp])
    }

    @Test func `a wait does not outlast the time that the machine may hold a caller`() throws {
        let flow = Flows.flow(
            #""a": { "do": "queue", "queue": "q", "max_wait": "20m", "next": "end", "on": { "timeout": "end" } }"#,
            #""limits": { "call": "5m" }, "on": { "limit": "end" },"#)
        var caller = try Caller(flow: flow)
        #expect(caller.session.deadline == caller.now + .seconds(300))
        try caller.waitForDeadline()
        #expect(caller.commands.first == .leaveQueue)
        #expect(caller.facts.contains(.limitReached(limit: "call")))
        #expect(caller.prompts == ["bye"])
    }

    @Test func `max_visits of a state counts before the flow's limit`() throws {
        let flow = Flows.flow(
            #""a": { "do": "menu", "prompt": "menu", "max_visits": 1, "keys": { "1": "@repeat" } }"#)
        var caller = try Caller(flow: flow)
        try caller.tell(.collected(digits: "1", ending: .complete))
        #expect(caller.facts.contains(.limitReached(limit: "visits")))
    }

    @Test func `no sequence of events traps, and every call that is only waited for ends`() throws {
        for flow in [Flows.menu, Flows.queue, Flows.voicemail, Flows.transfer, Flows.survey] {
            let program = try Caller.program(flow)
            var seed: UInt64 = 42
            for _ in 1...200 {
                var caller = try Caller(program)
                for _ in 1...12 {
                    seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                    let event = Events.all[Int(seed >> 33) % Events.all.count]
                    let turn = program.step(caller.session, event, caller.surroundings, at: caller.now)
                    if turn.accepted { try caller.tell(event) } else { caller.ignores(event) }
                }
                var waits = 0
                while !caller.session.hasEnded, waits < 200 {
                    try caller.waitForDeadline()
                    waits += 1
                }
                #expect(caller.session.hasEnded)
            }
        }
    }
}
