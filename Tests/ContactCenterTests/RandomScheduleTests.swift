import CallFlow
import Foundation
import Telephony
import TestSupport
import Testing

@testable import ContactCenter

/// Arrivals, answers, misses, hang-ups, status changes, hand-picks, repeats and restarts in any order, under any rules.
struct RandomScheduleTests {
    /// How many schedules are played; the environment may ask for more.
    static let count = UInt64(ProcessInfo.processInfo.environment["SWITCHBOARD_SCHEDULES"] ?? "") ?? 100

    @Test(arguments: 0..<RandomScheduleTests.count / 50)
    func `nobody is offered twice at once, nobody is left behind, every call ends`(_ group: UInt64) {
        for seed in (group * 50 + 1)...(group * 50 + 50) {
            var schedule = Schedule(seed: seed)
            for _ in 0..<120 {
                schedule.act()
                guard schedule.isSound() else { return }
            }
            schedule.settle()
            let audit = schedule.center.audit()
            #expect(audit.different == 0 && audit.unrecorded == 0 && audit.idleLonger == 0, "seed \(seed)")
            for finding in audit.findings.prefix(2) { Issue.record("seed \(seed): \(finding)") }
        }
    }
}

/// One schedule: the rules, the people and the dice.
struct Schedule {
    private static let names = ["ana", "ben", "cleo", "dora"]
    private static let queueNames = ["sales", "support"]
    private static let skills = ["french", "french:3", "billing?", "billing", "french?"]

    let seed: UInt64
    var center: Center
    private var state: UInt64
    private var legs: [LegID] = []

    init(seed: UInt64) {
        self.seed = seed
        state = seed &* 0x9E37_79B9_7F4A_7C15
        var dice = state
        func roll(_ sides: Int) -> Int {
            dice = dice &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(dice >> 33) % sides
        }
        let queues = Self.queueNames.map { name in
            var queue = QueueSettings(name: name, wrapUp: .seconds(roll(3) * 10))
            queue.strategy = Strategy.allCases[roll(Strategy.allCases.count)]
            queue.ringsAtOnce = 2 + roll(3)
            queue.wrapUpMode = WrapUpMode.allCases[roll(3)]
            queue.tiers = roll(2) == 0 ? [] : [.seconds(20), .seconds(40)]
            queue.relaxations = roll(2) == 0 ? [] : [Relaxation(after: .seconds(30), keeps: 0)]
            queue.emptyForWaiting = roll(3) == 0 ? [.offline, .away] : []
            queue.awayAfterMisses = roll(3) == 0 ? 3 : nil
            queue.lastAgent = roll(2) == 0 ? LastAgent(within: .seconds(3600), wait: .seconds(15)) : nil
            queue.overflow =
                roll(3) == 0 ? Overflow(after: .seconds(50), to: name == "sales" ? "support" : "sales") : nil
            queue.resumeWithin = roll(2) == 0 ? .seconds(60) : nil
            queue.joinWhenEmpty = roll(2) == 0
            return queue
        }
        let staff = Self.names.map { name in
            Staff(
                name: name, tier: 1 + roll(3), order: roll(5) + 1,
                skills: roll(2) == 0 ? [:] : ["french": 1 + roll(5), "billing": 1 + roll(2)], capacity: 1 + roll(2),
                queues: roll(2) == 0 ? Self.queueNames : [Self.queueNames[roll(2)]])
        }
        center = Center.staffed(staff, queues: queues)
    }

    private mutating func roll(_ sides: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % sides
    }

    private mutating func somebody() -> AgentID { AgentID(rawValue: Self.names[roll(Self.names.count)]) }

    /// Lets one thing happen.
    mutating func act() {
        switch roll(20) {
        case 0, 1, 2:
            let wanted = roll(3) == 0 ? [Self.skills[roll(Self.skills.count)]] : []
            let from = "+3460000\(1000 + roll(30))"
            legs.append(
                center.waiting(in: Self.queueNames[roll(2)], priority: 1 + roll(10), skills: wanted, from: from))
        case 3:
            let caller = center.answeredCall(from: "+3460000\(1000 + roll(30))")
            center.gather("1", on: caller)
            legs.append(caller)
        case 4, 5: center.wait(.seconds(roll(40)))
        case 6:
            let when: Request.When = roll(2) == 0 ? .now : .afterCall
            center.request(.setStatus(somebody(), StatusChoice(AgentStatus.allCases[roll(3)]), when, by: .agent))
        case 7: center.restart()
        case 8: byHand()
        case 9: refuse()
        case _: report()
        }
        if let dialled = center.lastDialled, !legs.contains(dialled) { legs.append(dialled) }
    }

    private mutating func byHand() {
        let call = CallID(UInt64(1 + roll(max(1, legs.count))))
        switch roll(7) {
        case 0, 1: center.request(.pick(call, for: somebody(), by: .supervisor))
        case 2: center.request(.move(call, to: Self.queueNames[roll(2)]))
        case 3: center.request(.takeOut(call))
        case 4: center.request(.heartbeat(somebody()))
        case 5: center.request(.endWrapUp(somebody(), by: .supervisor))
        case _:
            guard let leg = legs.last(where: { $0.number == 1 }), let number = PhoneNumber("+3461000\(1000 + roll(9))")
            else { return }
            center.book(
                CallbackRequest(
                    queue: Self.queueNames[roll(2)], number: number, window: nil, attempts: 1 + roll(2),
                    keepsPlace: true, language: "en"), for: leg)
        }
    }

    private mutating func refuse() {
        guard let command = center.commands.last else { return }
        let reasons: [CarrierFailure.Reason] = [.refused(code: "10015"), .legEnded, .alreadySo, .expired]
        center.take(.commandEnded(command, .failed(CarrierFailure(reasons[roll(4)]))))
    }

    private mutating func report() {
        guard !legs.isEmpty else { return }
        // Mostly about what is young, so that something comes of it.
        let young = legs.suffix(6)
        let leg = roll(3) == 0 ? legs[roll(legs.count)] : young[young.startIndex + roll(young.count)]
        let kind = kind()
        center.report(kind, on: leg)
        if roll(3) == 0 { center.report(kind, on: leg) }
    }

    private mutating func kind() -> CallEvent.Kind {
        switch roll(8) {
        case 0, 1, 2: .answered
        case 3, 4: .bridged
        case 5: .hungUp(CallEvent.HangUp(cause: [.timeout, .userBusy, .callRejected, .normalClearing][roll(4)]))
        case 6: .gathered(CallEvent.Gathered(digits: String(roll(10)), status: .valid))
        case _: .enqueued(queue: "sales", position: 1)
        }
    }

    /// Everybody hangs up and time passes: nothing may be left, and the figures add up.
    mutating func settle() {
        for name in Self.names { center.set(name, .offline) }
        for _ in 0..<4 {
            for call in center.switchboard.calls.values.sorted(by: { $0.id < $1.id }) {
                for leg in call.legs where !leg.hasEnded { center.drop(leg.id) }
            }
            for call in center.switchboard.calls.keys.sorted() { center.request(.takeOut(call)) }
            center.wait(.seconds(3600))
        }
        #expect(center.switchboard.calls.isEmpty, "seed \(seed)")
        #expect(center.switchboard.router.spots.isEmpty, "seed \(seed)")
        #expect(center.switchboard.bookings.isEmpty, "seed \(seed)")
        for agent in center.switchboard.agents.values { #expect(agent.work.isEmpty, "seed \(seed): \(agent)") }
        figuresAddUp()
    }

    private func figuresAddUp() {
        var ends: [UInt64: Int] = [:]
        var offers = 0
        var joined = 0
        var left = 0
        for fact in center.facts {
            switch fact.kind {
            case .offered: offers += 1
            case .queued: joined += 1
            case .moved: joined -= 1
            case .connected(let offer, _):
                ends[offer, default: 0] += 1
                left += 1
            case .missed(let offer, _), .withdrawn(let offer), .taken(let offer, _),
                .connectionFailed(let offer, _), .callbackFailed(let offer, _):
                ends[offer, default: 0] += 1
            case .leftQueue: left += 1
            default: break
            }
        }
        #expect(offers == ends.count, "seed \(seed): every offer is settled")
        #expect(ends.values.allSatisfy { $0 == 1 }, "seed \(seed): and once only")
        #expect(joined == left, "seed \(seed): who came into a queue has left it, once")
    }
}
