import Telephony
import Testing

@testable import ContactCenter

struct RouterTests {
    private func router(_ names: [String], strategy: Strategy = .mostIdle) -> Router {
        let agents = names.map {
            AgentSettings(id: AgentID(rawValue: $0), name: $0, endpoint: "sip:\($0)@example.com", queues: ["sales"])
        }
        return Router(queues: ["sales": strategy], agents: agents)
    }

    private func free(_ router: inout Router, _ name: String, since: Int64, offers: Int = 0) {
        router.set(
            AgentID(rawValue: name),
            free: Router.Standing(since: Timestamp(milliseconds: since), offers: offers))
    }

    /// The first of those who are free, who stays free.
    private func first(_ router: inout Router, avoiding: [String] = []) -> String? {
        let group = router.group(Reach(), in: 0)
        let desks = avoiding.compactMap { router.deskIndex[AgentID(rawValue: $0)] }
        let choice = router.choose(group: group, in: 0, avoiding: desks)
        guard let chosen = choice.chosen.first else { return nil }
        let desk = Int(chosen.entry.desk)
        router.set(desk, .free, router.standings[desk])
        return router.desks[desk].id.rawValue
    }

    @Test func `the agent idle longest comes first, then the one with fewer offers`() {
        var router = router(["ana", "ben", "cleo"])
        free(&router, "ana", since: 300)
        free(&router, "ben", since: 100, offers: 5)
        free(&router, "cleo", since: 100, offers: 2)
        #expect(first(&router) == "cleo")
        router.setBusy(AgentID(rawValue: "cleo"))
        #expect(first(&router) == "ben")
        router.setBusy(AgentID(rawValue: "ben"))
        #expect(first(&router) == "ana")
    }

    @Test func `an avoided agent is passed over and named`() {
        var router = router(["ana", "ben"])
        free(&router, "ana", since: 1)
        free(&router, "ben", since: 2)
        let group = router.group(Reach(), in: 0)
        let choice = router.choose(group: group, in: 0, avoiding: [0])
        #expect(choice.chosen.map(\.entry.desk) == [1])
        #expect(choice.avoided.map(\.desk) == [0])
        #expect(first(&router, avoiding: ["ana", "ben"]) == nil)
    }

    @Test func `the pools agree with sorting everything every time`() {
        let names = (0..<40).map { "agent\($0 + 10)" }
        var router = router(names)
        var model: [String: (since: Int64, offers: Int)] = [:]
        var state: UInt64 = 42
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        for _ in 0..<5000 {
            let name = names[next(40)]
            if next(3) == 0 {
                router.setBusy(AgentID(rawValue: name))
                model[name] = nil
            } else {
                let fresh = (since: Int64(next(30)), offers: next(3))
                free(&router, name, since: fresh.since, offers: fresh.offers)
                model[name] = fresh
            }
            let expected = model.min { left, right in
                let (one, two) = (left.value, right.value)
                if one.since != two.since { return one.since < two.since }
                if one.offers != two.offers { return one.offers < two.offers }
                let moment = Timestamp(milliseconds: one.since)
                return stableHash(AgentID(rawValue: left.key), moment)
                    < stableHash(AgentID(rawValue: right.key), moment)
            }
            #expect(first(&router) == expected?.key)
        }
    }

    @Test func `no agent is the favourite of every tie`() {
        var winners: Set<String> = []
        for moment in 0..<60 {
            var router = router(["ana", "ben", "cleo"])
            for name in ["ana", "ben", "cleo"] { free(&router, name, since: Int64(moment)) }
            winners.insert(first(&router) ?? "")
        }
        #expect(winners == ["ana", "ben", "cleo"])
    }
}
