import Telephony
import Testing

@testable import ContactCenter

struct IdleOrderTests {
    private func entry(_ name: String, since: Int64, offers: Int = 0) -> IdleOrder.Entry {
        IdleOrder.Entry(agent: AgentID(rawValue: name), since: Timestamp(milliseconds: since), offers: offers)
    }

    private func first(_ order: inout IdleOrder, avoiding: [String] = []) -> String? {
        order.choose(avoiding: avoiding.map(AgentID.init(rawValue:)), runnersUp: 2).ranking.first?.agent.rawValue
    }

    @Test func `the agent idle longest comes first, then the one with fewer offers`() {
        var order = IdleOrder()
        order.insert(entry("ana", since: 300))
        order.insert(entry("ben", since: 100, offers: 5))
        order.insert(entry("cleo", since: 100, offers: 2))
        let ranking = order.choose(avoiding: [], runnersUp: 2).ranking.map(\.agent.rawValue)
        #expect(ranking == ["cleo", "ben", "ana"])
    }

    @Test func `choosing changes nothing`() {
        var order = IdleOrder()
        for index in 0..<50 { order.insert(entry("a\(index)", since: Int64(index % 7))) }
        let before = first(&order)
        for _ in 0..<20 { #expect(first(&order) == before) }
        #expect(order.count == 50)
    }

    @Test func `an avoided agent is passed over and named`() {
        var order = IdleOrder()
        order.insert(entry("ana", since: 1))
        order.insert(entry("ben", since: 2))
        let choice = order.choose(avoiding: [AgentID(rawValue: "ana")], runnersUp: 2)
        #expect(choice.ranking.map(\.agent.rawValue) == ["ben"])
        #expect(choice.passedOver.map(\.agent.rawValue) == ["ana"])
        #expect(first(&order, avoiding: ["ana", "ben"]) == nil)
    }

    @Test func `an agent taken out and put back with the same numbers stands there once`() {
        var order = IdleOrder()
        for _ in 0..<10 {
            order.insert(entry("ana", since: 1))
            order.remove(AgentID(rawValue: "ana"))
        }
        order.insert(entry("ana", since: 1))
        #expect(order.choose(avoiding: [], runnersUp: 4).ranking.count == 1)
        #expect(order.count == 1)
    }

    @Test func `the heap agrees with sorting everything every time`() {
        var order = IdleOrder()
        var model: [String: IdleOrder.Entry] = [:]
        var state: UInt64 = 42
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        for _ in 0..<5000 {
            let name = "agent\(next(40))"
            if next(3) == 0 {
                order.remove(AgentID(rawValue: name))
                model[name] = nil
            } else {
                let fresh = entry(name, since: Int64(next(30)), offers: next(3))
                order.insert(fresh)
                model[name] = fresh
            }
            let expected = model.values.sorted().prefix(3).map(\.agent)
            #expect(order.choose(avoiding: [], runnersUp: 2).ranking.map(\.agent) == Array(expected))
        }
    }

    @Test func `no agent is the favourite of every tie`() {
        var winners: Set<String> = []
        for moment in 0..<60 {
            var order = IdleOrder()
            for name in ["ana", "ben", "cleo"] { order.insert(entry(name, since: Int64(moment))) }
            winners.insert(first(&order) ?? "")
        }
        #expect(winners == ["ana", "ben", "cleo"])
    }
}
