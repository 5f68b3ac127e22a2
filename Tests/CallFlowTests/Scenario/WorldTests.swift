import CallFlow
import Telephony
import Testing

struct WorldTests {
    private func world(_ flow: String, _ change: (inout Circumstances) -> Void = { _ in }) throws -> World {
        var circumstances = Circumstances(
            from: PhoneNumber("+34600111222"), to: "+34910000001",
            startsAt: try #require(Timestamp(iso8601: Caller.tuesdayMorning)))
        change(&circumstances)
        return World(try Caller.program(flow), circumstances, reread: Scenarios.reread)
    }

    private func finish(_ world: inout World) {
        while world.runNext() {}
    }

    private func prompts(_ world: World) -> [String] {
        world.log.compactMap { if case .fact(.said(let prompt, _, _)) = $0.what { prompt } else { nil } }
    }

    @Test func `a prompt takes the time of its characters, and silence counts from its end`() throws {
        var world = try world(Flows.menu)
        let start = world.now
        world.runToChance()
        // "Press 1 or 2." has 13 characters.
        #expect(world.now - start == .milliseconds(13 * 1000 / 14))
        world.letPass()
        #expect(prompts(world) == ["menu", "quiet_1", "short"])
        #expect(world.now - start > .seconds(6))
        #expect(world.now - start < .seconds(10))
    }

    @Test func `a key stops the prompt and is taken at once`() throws {
        var world = try world(Flows.menu)
        world.pass(.milliseconds(100))
        world.press(try #require(Key("1")))
        #expect(world.session.state == "b")
        #expect(prompts(world) == ["menu", "hello"])
    }

    @Test func `a caller who never reacts is released`() throws {
        var world = try world(Flows.menu)
        finish(&world)
        #expect(world.ending == .weHungUp)
        #expect(prompts(world) == ["menu", "quiet_1", "short", "quiet_2", "short", "bye"])
        #expect(world.troubles == [])
    }

    @Test func `a queue announces until the longest wait is over`() throws {
        var world = try world(Flows.queue)
        finish(&world)
        #expect(prompts(world).count { $0 == "hold" } == 4)
        #expect(world.session.state == "late")
        #expect(world.now - world.circumstances.startsAt >= .seconds(100))
    }

    @Test func `an agent answers and leaves by themselves where the circumstances say so`() throws {
        let standing = Surroundings.QueueStanding(position: 2, expectedWait: nil)
        var world = try world(Flows.queue) {
            $0.queues["sales"] = .answers(standing, after: .seconds(40), talking: .seconds(60))
        }
        finish(&world)
        #expect(world.session.state == "served")
        #expect(world.now - world.circumstances.startsAt == .seconds(100))
    }

    @Test(arguments: [(FlowEvent.QueueRefusal.full, "full"), (.noAgents, "empty")])
    func `a queue that refuses sends the caller on`(refusal: FlowEvent.QueueRefusal, state: String) throws {
        var world = try world(Flows.queue) { $0.queues["sales"] = .refuses(refusal) }
        finish(&world)
        #expect(world.session.state == state)
    }

    @Test func `a message is as long as the caller spoke, and hanging up keeps it`() throws {
        var world = try world(Flows.voicemail)
        world.runToChance()
        guard case .tone? = world.chance?.sort else { throw Missing.tone }
        let wasRecorded = world.speakAndHangUp(for: .seconds(12))
        #expect(wasRecorded)
        let messages = world.log.compactMap { occurrence -> Int? in
            guard case .fact(.messageLeft(_, let seconds, _, _)) = occurrence.what else { return nil }
            return seconds
        }
        #expect(messages == [12])
        #expect(world.ending == .callerHungUp)
        #expect(world.log.last?.what == .ended(.callerHungUp))
    }

    @Test(arguments: [
        (FlowEvent.TransferEnd.busy, "busy"), (.noAnswer, "none"), (.failed, "fault"), (.finished, "end"),
    ])
    func `a transfer ends as the circumstances say`(end: FlowEvent.TransferEnd, state: String) throws {
        var world = try world(Flows.transfer) { $0.transfers["desk"] = end }
        finish(&world)
        #expect(world.session.state == state)
    }

    @Test func `a copy is a call of its own`() throws {
        var world = try world(Flows.menu)
        world.runToChance()
        let before = world
        world.press(try #require(Key("1")))
        #expect(before.session.state == "a")
        #expect(world.session.state == "b")
    }

    @Test func `a session that comes back changed is noticed`() throws {
        let circumstances = Circumstances(from: nil, to: "+34910000001", startsAt: Timestamp(seconds: 0))
        let program = try Caller.program(Flows.menu)
        let lost = World(program, circumstances) { _ in nil }
        #expect(lost.troubles == ["the session cannot be read again after a"])
    }

    private enum Missing: Error { case tone }
}
