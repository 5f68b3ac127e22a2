import ContactCenter
import Telephony
import TestSupport
import Testing

struct OfferTests {
    private let hangUp = CallEvent.Kind.hungUp(CallEvent.HangUp(cause: .normalClearing, source: .caller))

    /// Two agents, Ana idle longer, and a caller in the queue.
    private func waitingCaller(_ center: inout Center) -> LegID {
        center.set("ana", .available)
        center.wait(.seconds(10))
        center.set("ben", .available)
        center.wait(.seconds(10))
        let caller = center.answeredCall()
        center.gather("1", on: caller)
        center.report(.enqueued(queue: "sales", position: 1), on: caller)
        return caller
    }

    private func ringing(_ center: Center) -> String? {
        center.switchboard.queueViews(at: center.now).first?.callers.first?.ringing?.rawValue
    }

    private func activity(_ name: String, _ center: Center) -> String? {
        center.switchboard.agentView(AgentID(rawValue: name), at: center.now)?.activity
    }

    @Test func `the agent idle longest is rung, and the reason is stored`() throws {
        var center = Center(.sample)
        _ = waitingCaller(&center)
        #expect(ringing(center) == "ana")
        let decision = try #require(
            center.facts.lazy.compactMap { if case .offered(let decision) = $0.kind { decision } else { nil } }.first)
        #expect(decision.agent.rawValue == "ana")
        #expect(decision.ranking.map(\.agent.rawValue) == ["ana", "ben"])
        #expect(decision.ranking.map(\.idle) == [20_000, 10_000])
        #expect(decision.decidedBy == "idle longest")
    }

    @Test(arguments: [
        (CallEvent.HangUp.Cause.timeout, "noAnswer"), (.userBusy, "busy"), (.callRejected, "rejected"),
        (.notFound, "failed"),
    ])
    func `after a miss the caller keeps its place and the next agent is rung`(
        _ cause: CallEvent.HangUp.Cause, _ reason: String
    ) throws {
        var center = Center(.sample)
        _ = waitingCaller(&center)
        let agent = try #require(center.lastDialled)
        center.wait(.seconds(20))
        center.report(.hungUp(CallEvent.HangUp(cause: cause)), on: agent)
        #expect(ringing(center) == "ben")
        let misses = center.facts.compactMap {
            if case .missed(_, let reason) = $0.kind { reason.rawValue } else { nil }
        }
        #expect(misses == [reason])
        #expect(center.switchboard.queueViews(at: center.now).first?.callers.first?.waitSeconds == 20)
    }

    @Test func `an agent who missed keeps its idle age, and the same caller is not offered to it again at once`() throws
    {
        var center = Center(.sample(agents: ["ana"]))
        center.set("ana", .available)
        center.wait(.seconds(100))
        let caller = center.answeredCall()
        center.gather("1", on: caller)
        center.report(.enqueued(queue: "sales", position: 1), on: caller)
        let first = try #require(center.lastDialled)
        center.report(.hungUp(CallEvent.HangUp(cause: .timeout)), on: first)
        #expect(activity("ana", center) == "paused")
        center.wait(.seconds(30))
        #expect(activity("ana", center) == "idle")
        #expect(center.switchboard.agentView(AgentID(rawValue: "ana"), at: center.now)?.idleSeconds == 130)
        #expect(center.lastDialled == first)
        center.wait(.seconds(31))
        #expect(center.lastDialled != first)
        #expect(ringing(center) == "ana")
    }

    @Test func `a caller who must avoid every free agent does not hold up the next one`() throws {
        var center = Center(.sample(agents: ["ana"]))
        center.set("ana", .available)
        let first = center.answeredCall()
        center.gather("1", on: first)
        center.report(.hungUp(CallEvent.HangUp(cause: .callRejected)), on: try #require(center.lastDialled))
        let second = center.answeredCall(from: "+34600111333")
        center.gather("1", on: second)
        center.wait(.seconds(6))
        #expect(center.lastDialled?.call == second.call)
    }

    @Test func `a dial that the carrier refuses counts as a failed offer`() throws {
        var center = Center(.sample)
        _ = waitingCaller(&center)
        let dial = try #require(center.commands.last { $0.action.name == "dial" })
        center.take(.commandEnded(dial, .failed(CarrierFailure(.refused(code: "10015")))))
        #expect(ringing(center) == "ben")
    }

    @Test func `a phone that may ring although nobody knows is hung up, and the next agent is rung`() throws {
        var center = Center(.sample)
        _ = waitingCaller(&center)
        let dial = try #require(center.commands.last { $0.action.name == "dial" })
        center.take(.commandEnded(dial, .failed(CarrierFailure(.expired))))
        #expect(center.orders(on: dial.leg) == ["dial", "hang_up"])
        #expect(ringing(center) == "ben")
        center.report(.answered, on: dial.leg)
        #expect(center.story.last == "answered_late")
    }

    @Test func `when the caller leaves, every dialled leg is cancelled, once`() throws {
        var center = Center(.sample)
        let caller = waitingCaller(&center)
        let agent = try #require(center.lastDialled)
        center.report(hangUp, on: caller)
        #expect(center.orders(on: agent) == ["dial", "hang_up"])
        #expect(activity("ana", center) == "releasing")
        #expect(center.story.contains("withdrawn"))
        #expect(center.story.contains("left_queue"))
        center.report(.hungUp(CallEvent.HangUp(cause: .originatorCancel)), on: agent)
        #expect(activity("ana", center) == "idle")
        #expect(center.switchboard.agentView(AgentID(rawValue: "ana"), at: center.now)?.idleSeconds == 20)
    }

    @Test func `an agent who answers after the caller has left is hung up and logged`() throws {
        var center = Center(.sample)
        let caller = waitingCaller(&center)
        let agent = try #require(center.lastDialled)
        center.report(hangUp, on: caller)
        center.report(.answered, on: agent)
        #expect(center.orders(on: agent) == ["dial", "hang_up"])
        #expect(center.story.contains("answered_late"))
    }

    @Test func `if the two cannot be joined the agent is let go and the caller keeps its place`() throws {
        var center = Center(.sample)
        let caller = waitingCaller(&center)
        let agent = try #require(center.lastDialled)
        center.report(.answered, on: agent)
        let bridge = try #require(center.commands.last { $0.action.name == "bridge" })
        center.take(.commandEnded(bridge, .failed(CarrierFailure(.refused(code: "90034")))))
        #expect(center.orders(on: agent) == ["dial", "hang_up"])
        #expect(ringing(center) == "ben")
        #expect(center.switchboard.callView(caller.call)?.stage == "waiting")
    }

    @Test func `a phone that rings for ever is given up without the carrier's word`() throws {
        var center = Center(.sample)
        _ = waitingCaller(&center)
        let agent = try #require(center.lastDialled)
        center.wait(.seconds(31))
        #expect(center.orders(on: agent) == ["dial", "hang_up"])
        #expect(ringing(center) == "ben")
        let ana = AgentID(rawValue: "ana")
        #expect(center.switchboard.agentView(ana, at: center.now)?.activity == "releasing")
        center.report(.hungUp(CallEvent.HangUp(cause: .originatorCancel)), on: agent)
        #expect(center.switchboard.agentView(ana, at: center.now)?.activity != "releasing")
    }

    @Test func `after the wrap-up the next caller is offered, and idle age starts there`() throws {
        var center = Center(.sample(agents: ["ana"]))
        center.set("ana", .available)
        let first = center.answeredCall()
        center.gather("1", on: first)
        let agent = try #require(center.lastDialled)
        center.report(.answered, on: agent)
        center.report(.bridged, on: agent)
        let second = center.answeredCall(from: "+34600111333")
        center.gather("1", on: second)
        center.report(hangUp, on: first)
        #expect(activity("ana", center) == "wrap_up")
        #expect(center.orders(on: agent) == ["dial", "hang_up"])
        center.wait(.seconds(14))
        #expect(center.lastDialled == agent)
        center.wait(.seconds(2))
        #expect(center.lastDialled?.call == second.call)
    }

    @Test func `an agent who is away is not offered anything`() {
        var center = Center(.sample)
        center.set("ana", .away)
        center.set("ben", .available)
        let caller = center.answeredCall()
        center.gather("1", on: caller)
        #expect(ringing(center) == "ben")
    }

    @Test func `nobody logged in sends the caller on by the flow's own way`() {
        var center = Center(.sample)
        let caller = center.answeredCall()
        center.gather("1", on: caller)
        #expect(center.story.contains("queue_refused"))
        #expect(!center.orders(on: caller).contains("enqueue"))
    }

    @Test func `the longest wait takes the caller out of the queue and cancels what rings`() throws {
        var center = Center(.sample(agents: ["ana"]))
        center.set("ana", .available)
        let caller = center.answeredCall()
        center.gather("1", on: caller)
        center.report(.enqueued(queue: "sales", position: 1), on: caller)
        center.wait(.seconds(299))
        #expect(center.switchboard.callView(caller.call)?.stage == "waiting")
        center.wait(.seconds(2))
        #expect(center.switchboard.callView(caller.call)?.stage != "waiting")
        #expect(center.orders(on: caller).contains("leave_queue"))
        #expect(center.switchboard.queueViews(at: center.now).first?.waiting == 0)
    }

    @Test func `a leg that the carrier does not know any more is closed, one that lingers is hung up`() throws {
        var center = Center(.sample)
        let caller = waitingCaller(&center)
        center.wait(.seconds(10))
        center.take(.legsListed(.telnyx, [], asOf: center.now))
        #expect(center.story.contains("ghost_closed"))
        #expect(center.switchboard.callView(caller.call)?.stage == "ended")
        center.wait(.seconds(10))
        let lingering = ActiveLeg(handle: LegHandle(rawValue: "v3:\(caller)"), tag: nil)
        let brought = center.take(.legsListed(.telnyx, [lingering], asOf: center.now))
        #expect(brought.map(\.action.name) == ["hang_up"])
    }
}
