import ContactCenter
import Telephony
import TestSupport
import Testing

/// Arrivals, answers, misses, hang-ups, status changes, repeats and restarts in any order.
struct RandomScheduleTests {
    private struct Dice {
        var state: UInt64

        mutating func roll(_ sides: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % sides
        }
    }

    private static let names = ["ana", "ben", "cleo"]

    @Test(arguments: 1...60)
    func `nobody is offered twice at once, nobody is left behind, every call ends`(_ seed: UInt64) {
        var dice = Dice(state: seed &* 0x9E37_79B9_7F4A_7C15)
        var center = Center(.sample(agents: Self.names))
        var legs: [LegID] = []
        for name in Self.names { center.set(name, .available) }
        for _ in 0..<150 {
            act(&center, &legs, &dice)
            if let dialled = center.lastDialled, !legs.contains(dialled) { legs.append(dialled) }
            check(center)
        }
        settle(&center, legs)
    }

    private func act(_ center: inout Center, _ legs: inout [LegID], _ dice: inout Dice) {
        switch dice.roll(12) {
        case 0, 1:
            let caller = center.answeredCall(from: "+3460000\(1000 + legs.count)")
            center.gather("1", on: caller)
            legs.append(caller)
        case 2: center.wait(.seconds(dice.roll(40)))
        case 3: center.set(Self.names[dice.roll(3)], AgentStatus.allCases[dice.roll(3)])
        case 4: center.restart()
        case 5:
            guard let command = center.commands.last else { return }
            let reasons: [CarrierFailure.Reason] = [.refused(code: "10015"), .legEnded, .alreadySo, .expired]
            center.take(.commandEnded(command, .failed(CarrierFailure(reasons[dice.roll(4)]))))
        case _:
            guard !legs.isEmpty else { return }
            let kind = kind(&dice)
            let leg = legs[dice.roll(legs.count)]
            center.report(kind, on: leg)
            if dice.roll(3) == 0 { center.report(kind, on: leg) }
        }
    }

    private func kind(_ dice: inout Dice) -> CallEvent.Kind {
        switch dice.roll(9) {
        case 0, 1: .answered
        case 2, 3: .bridged
        case 4: .hungUp(CallEvent.HangUp(cause: [.timeout, .userBusy, .callRejected, .normalClearing][dice.roll(4)]))
        case 5: .speakEnded(.completed)
        case 6: .gathered(CallEvent.Gathered(digits: String(dice.roll(10)), status: .valid))
        case 7: .enqueued(queue: "sales", position: 1)
        case _: .recordingSaved(CallEvent.SavedRecording(id: "r"))
        }
    }

    /// What must hold after every input.
    private func check(_ center: Center) {
        let agents = center.switchboard.agentViews(at: center.now)
        let busy = agents.filter { ["ringing", "connecting", "talking"].contains($0.activity) }
        let calls = busy.compactMap(\.call)
        #expect(Set(calls).count == busy.count, "one call, one agent: \(busy)")
        for agent in busy {
            let call = agent.call.flatMap { center.switchboard.callView($0) }
            #expect(call?.agent == agent.id, "both sides know of each other")
        }
        for queue in center.switchboard.queueViews(at: center.now) {
            #expect(queue.callers.map(\.position) == (0..<queue.waiting).map { $0 + 1 })
        }
    }

    /// Everybody hangs up and time passes: nothing may be left.
    private func settle(_ center: inout Center, _ legs: [LegID]) {
        for leg in legs { center.report(.hungUp(CallEvent.HangUp(cause: .normalClearing)), on: leg) }
        center.wait(.seconds(3600))
        #expect(center.switchboard.callViews(before: nil, limit: 1000).isEmpty)
        #expect(center.switchboard.queueViews(at: center.now).allSatisfy { $0.waiting == 0 })
        for agent in center.switchboard.agentViews(at: center.now) {
            #expect(["idle", "away", "offline"].contains(agent.activity), "\(agent)")
        }
        let offers = center.facts.filter { $0.kind.name == "offered" }.count
        let ends = center.facts.filter {
            ["missed", "withdrawn", "connected", "connection_failed"].contains($0.kind.name)
        }.count
        #expect(offers == ends, "every offer is settled once")
    }
}
