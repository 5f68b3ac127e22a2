import Telephony
import TestSupport
import Testing

@testable import ContactCenter

extension Center {
    /// Every decision so far, made again from the facts.
    func audit() -> DecisionAudit { Self.audit(facts) }

    static func audit(_ facts: [Fact]) -> DecisionAudit {
        var audit = DecisionAudit(from: Timestamp(milliseconds: 0))
        for fact in facts where DecisionAudit.kinds.contains(fact.kind.name) { audit.take(fact) }
        audit.finish()
        return audit
    }
}

struct DecisionAuditTests {
    private let three = [Staff(name: "ana"), Staff(name: "ben"), Staff(name: "cleo")]

    /// A centre in which some callers were served, missed and sent on.
    private func busyCenter(_ change: (inout QueueSettings) -> Void = { _ in }) throws -> Center {
        var queue = QueueSettings(name: "sales", wrapUp: .seconds(5))
        change(&queue)
        var center = Center.staffed(three, queues: [queue])
        for round in 0..<4 {
            let caller = center.waiting(from: "+3460011100\(round)")
            let first = try #require(center.ringing(for: caller).first)
            if round % 2 == 1, let phone = center.phone(of: first) {
                center.report(.hungUp(CallEvent.HangUp(cause: .userBusy)), on: phone)
            }
            let second = try #require(center.ringing(for: caller).first)
            try center.connect(second)
            center.wait(.seconds(20 + Int64(round)))
            center.drop(caller)
            center.wait(.seconds(round == 2 ? 30 : 2))
        }
        return center
    }

    /// The facts with the decisions changed.
    private func changed(_ facts: [Fact], _ change: (inout Decision) -> Void) -> [Fact] {
        facts.map { fact in
            guard case .offered(var decision) = fact.kind else { return fact }
            change(&decision)
            var fact = fact
            fact.agent = decision.agent
            fact.kind = .offered(decision)
            return fact
        }
    }

    @Test(arguments: Strategy.allCases)
    func `every choice comes out the same from the facts`(_ strategy: Strategy) throws {
        let center = try busyCenter { $0.strategy = strategy }
        let audit = center.audit()
        #expect(audit.decisions >= 6 && audit.same == audit.decisions, "\(audit.findings)")
        #expect(audit.idleLonger == 0)
        #expect((audit.searched == audit.decisions) == (strategy == .mostIdle || strategy == .ringAll))
    }

    @Test func `another agent than the facts lead to is found`() throws {
        let center = try busyCenter()
        let facts = changed(center.facts) { decision in
            guard decision.agent.rawValue == "ana", decision.offer == 1 else { return }
            decision.agent = AgentID(rawValue: "cleo")
        }
        let audit = Center.audit(facts)
        let finding = try #require(audit.findings.first)
        #expect(finding.decision.offer == 1)
        guard case .different(let words) = finding.verdict else { return #expect(Bool(false), "\(finding)") }
        #expect(words.contains { $0.contains("made again: ana; then it was cleo") })
    }

    @Test func `a plain search finds whoever had been idle for longer`() throws {
        var center = Center.staffed(three)
        _ = center.waiting()
        let facts = changed(center.facts) { decision in
            decision.agent = AgentID(rawValue: "cleo")
            decision.ranking = decision.ranking.reversed()
            decision.ranking[0].agent = AgentID(rawValue: "cleo")
            decision.ranking[0].idle = 1
        }
        let audit = Center.audit(facts)
        #expect(audit.searched == 1 && audit.idleLonger == 1 && audit.different == 1)
    }

    @Test func `an agent of whom the facts say too little is found`() throws {
        let center = try busyCenter()
        let audit = Center.audit(
            center.facts.filter { fact in
                guard case .ready = fact.kind else { return true }
                return fact.agent?.rawValue != "ben"
            })
        #expect(audit.different > 0)
        #expect(audit.findings.contains { "\($0.verdict)".contains("were free; by the decision") })
    }

    @Test func `a miss that never was does not explain why somebody was passed over`() throws {
        var center = Center.staffed(
            three, queues: [QueueSettings(name: "sales", pauseAfterMiss: .seconds(1))])
        let caller = center.waiting()
        for name in ["ana", "ben"] {
            center.report(
                .hungUp(CallEvent.HangUp(cause: .userBusy)), on: try #require(center.phone(of: name)))
            center.wait(.seconds(2))
        }
        let phone = try #require(center.phone(of: "cleo"))
        center.report(.hungUp(CallEvent.HangUp(cause: .userBusy)), on: phone)
        center.wait(.seconds(70))
        #expect(!center.ringing(for: caller).isEmpty)
        #expect(center.decisions.contains { $0.passedOver.map(\.agent.rawValue) == ["ana"] })
        #expect(center.audit().same == center.decisions.count)
        let audit = Center.audit(
            center.facts.filter { fact in
                guard case .missed = fact.kind else { return true }
                return fact.agent?.rawValue != "ana"
            })
        #expect(audit.findings.contains { "\($0.verdict)".contains("without having missed this call lately") })
    }

    @Test func `of decisions of an older version nothing is claimed`() throws {
        let center = try busyCenter()
        let facts = changed(center.facts) { $0.roster = nil }
        let audit = Center.audit(facts)
        #expect(audit.unrecorded == audit.decisions && audit.decisions > 0)
        #expect(audit.different == 0 && audit.same == 0)
    }

    @Test func `a pick by hand is no choice`() throws {
        var center = Center.staffed(three)
        for person in three { center.set(person.name, .away) }
        let caller = center.waiting()
        #expect(center.request(.pick(caller.call, for: AgentID(rawValue: "ben"), by: .supervisor)) == nil)
        let audit = center.audit()
        #expect(audit.decisions == 1 && audit.byHand == 1)
    }

    @Test func `a restart and other settings begin a new roster`() throws {
        var center = try busyCenter()
        center.restart()
        let caller = center.waiting(from: "+34600222333")
        let agent = try #require(center.ringing(for: caller).first)
        try center.connect(agent)
        let rosters = center.facts.count { if case .rosterSet = $0.kind { true } else { false } }
        #expect(rosters == 2)
        var settings = QueueSettings(name: "sales")
        settings.strategy = .fewestCalls
        var configuration = center.switchboard.configuration
        configuration.queues["sales"] = settings
        center.configure(configuration)
        _ = center.waiting(from: "+34600222444")
        let audit = center.audit()
        #expect(audit.same == audit.decisions, "\(audit.findings)")
        #expect(center.facts.count { if case .rosterSet = $0.kind { true } else { false } } == 3)
        center.configure(configuration)
        _ = center.waiting(from: "+34600222555")
        #expect(center.facts.count { if case .rosterSet = $0.kind { true } else { false } } == 3, "nothing has changed")
    }

    @Test(arguments: [10, 200])
    func `what is written for a decision does not grow with the number of agents`(_ count: Int) throws {
        var center = Center.staffed((0..<count).map { Staff(name: "agent\($0)") })
        var before = 0
        for number in 0...8 {
            let caller = center.waiting(from: "+3460000000\(number)")
            if number == 0 { before = center.facts.count }
            try center.connect(try #require(center.ringing(for: caller).first))
            center.wait(.seconds(5))
            center.drop(caller)
            center.wait(.seconds(20))
        }
        let about = center.facts[before...].count { fact in
            ["ready", "not_ready", "roster_set"].contains(fact.kind.name)
        }
        #expect(about == 0, "log-in, offer, conversation and wrap-up say enough")
        #expect(center.audit().same == 9)
    }
}
