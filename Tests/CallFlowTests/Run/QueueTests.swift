import CallFlow
import Telephony
import Testing

struct QueueTests {
    private func waiting() throws -> Caller {
        var caller = try Caller(flow: Flows.queue)
        caller.surroundings.queue = .init(position: 2, expectedWait: nil)
        try caller.tell(.enqueued, after: .seconds(1))
        return caller
    }

    @Test func `the caller asks for a place and hears where it is`() throws {
        let first = try Caller(flow: Flows.queue)
        #expect(
            first.commands == [.enqueue(QueueRequest(queue: "sales", priority: 2, maximumWait: .seconds(100)))])
        let caller = try waiting()
        #expect(caller.heard == ["You are number 2."])
    }

    @Test func `music plays between announcements`() throws {
        var caller = try waiting()
        try caller.tell(.promptFinished, after: .seconds(2))
        #expect(caller.commands == [.music(nil)])
        #expect(caller.session.deadline == caller.now + .seconds(30))
        try caller.waitForDeadline()
        #expect(caller.heard == ["You are number 2."])
        try caller.waitForDeadline()
        #expect(caller.commands == [.music(nil)])
    }

    @Test func `the longest wait ends the stay, counted from the first entry`() throws {
        var caller = try waiting()
        let limit = caller.now + .seconds(99)
        for _ in 1...20 where !caller.session.hasEnded {
            try caller.waitForDeadline()
            if caller.commands.contains(.music(nil)) { continue }
            if !caller.session.hasEnded { try caller.tell(.promptFinished, after: .seconds(1)) }
        }
        #expect(caller.now == limit)
        #expect(caller.session.state == "late")
        #expect(caller.commands == [.leaveQueue, .hangUp])
    }

    @Test func `a key leads out at any time before an agent has answered`() throws {
        var caller = try waiting()
        caller.ignores(.key(try #require(Key("2"))))
        try caller.tell(.key(try #require(Key("1"))))
        #expect(caller.commands == [.leaveQueue, .hangUp])
        #expect(caller.session.state == "gone")
        var talking = try waiting()
        try talking.tell(.agentJoined)
        talking.ignores(.key(try #require(Key("1"))))
    }

    @Test func `refusals and faults have their own ways`() throws {
        for (event, state) in [
            (FlowEvent.refused(.full), "full"), (.refused(.noAgents), "empty"), (.queueFailed, "fault"),
            (.commandFailed, "fault"),
        ] {
            var caller = try Caller(flow: Flows.queue)
            try caller.tell(event)
            #expect(caller.session.state == state)
        }
    }

    @Test func `a failed announcement does not cost the place`() throws {
        var caller = try waiting()
        try caller.tell(.commandFailed)
        #expect(caller.commands == [.music(nil)])
        caller.ignores(.commandFailed)
    }

    @Test func `the agent's leaving leads on, and talking has its own limit`() throws {
        var caller = try waiting()
        try caller.tell(.agentJoined, after: .seconds(5))
        #expect(caller.session.deadline == caller.now + .seconds(600))
        var long = caller
        try caller.tell(.agentLeft, after: .seconds(500))
        #expect(caller.session.state == "served")
        try long.waitForDeadline()
        #expect(long.commands == [.hangUp])
        #expect(long.facts == [.limitReached(limit: "talk"), .ended(reason: "limit")])
    }

    @Test func `a connection that fails puts the caller back, and the wait goes on counting`() throws {
        var caller = try waiting()
        let until = caller.now + .seconds(99)
        try caller.tell(.agentJoined, after: .seconds(60))
        var late = caller
        try caller.tell(.enqueued, after: .seconds(3))
        #expect(caller.heard == ["You are number 2."])
        try caller.tell(.promptFinished)
        try caller.tell(.agentJoined)
        try caller.tell(.enqueued)
        try caller.tell(.promptFinished, after: .seconds(20))
        #expect(caller.session.deadline == until)
        try late.tell(.enqueued, after: .seconds(60))
        #expect(late.session.state == "late")
    }

    @Test func `talking does not use up the time that the machine may hold a caller`() throws {
        let flow = Flows.flow(
            #""a": { "do": "queue", "queue": "q", "max_wait": "1m", "next": "b" }, "b": { "do": "say", "prompt": "hello", "next": "end" }"#,
            #""limits": { "call": "2m" },"#)
        var caller = try Caller(flow: flow)
        try caller.tell(.enqueued)
        try caller.tell(.agentJoined, after: .seconds(30))
        try caller.tell(.agentLeft, after: .seconds(1800))
        #expect(caller.session.state == "b")
    }
}
