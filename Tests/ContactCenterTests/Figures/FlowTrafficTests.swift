import CallFlow
import ContactCenter
import Telephony
import Testing

struct FlowTrafficTests {
    private static let start = Timestamp(seconds: 1_800_000_000)

    private func traffic(_ list: [(Int64, UInt64, Fact.Kind)]) -> FlowTraffic {
        var traffic = FlowTraffic(from: Self.start, to: Self.start + .seconds(3600))
        for (index, entry) in list.enumerated() {
            _ = traffic.take(
                Fact(
                    serial: UInt64(index + 1), at: Self.start + .seconds(entry.0), call: CallID(entry.1),
                    kind: entry.2))
        }
        return traffic
    }

    private static func arrived(_ bundle: String) -> Fact.Kind {
        .arrived(from: "+34600111222", to: "+34910000001", flow: "main", bundle: bundle)
    }

    private static func entered(_ state: String) -> Fact.Kind {
        .flow(.entered(flow: "main", state: state, kind: "menu", visit: 1))
    }

    private static func left(_ state: String, _ outcome: String) -> Fact.Kind {
        .flow(.left(flow: "main", state: state, outcome: outcome, to: "end"))
    }

    @Test func `states, ways and hang-ups are counted where they happen`() throws {
        let traffic = traffic([
            (-60, 1, Self.arrived("old")), (-59, 1, Self.entered("menu")), (-1, 1, Self.left("menu", "1")),
            (0, 1, Self.entered("line")), (10, 1, .ended(by: .caller, cause: "normal")),
            (20, 2, Self.arrived("new")), (21, 2, Self.entered("menu")), (25, 2, Self.left("menu", "1")),
            (25, 2, Self.entered("line")), (30, 2, .connected(offer: 1, waited: 5)),
            (50, 2, .ended(by: .caller, cause: "normal")),
            (60, 3, Self.arrived("new")), (61, 3, Self.entered("menu")),
            (100, 3, .ended(by: .caller, cause: "normal")),
            (3700, 4, Self.arrived("new")),
        ])
        let states = traffic.states.map { "\($0.state) \($0.entered) \($0.hungUp)" }
        // Who hangs up while talking has not given up.
        #expect(states == ["line 2 1", "menu 2 1"])
        #expect(traffic.taken.map { "\($0.state) \($0.outcome) \($0.count)" } == ["menu 1 1"])
    }

    @Test func `editions are told apart by the calls that began with them`() throws {
        let traffic = traffic([
            (0, 1, Self.arrived("old")), (100, 1, .ended(by: .flow, cause: "normal")),
            (0, 2, Self.arrived("new")), (10, 2, .connected(offer: 1, waited: 5)),
            (20, 2, .ended(by: .agent, cause: "normal")),
            (0, 3, Self.arrived("new")), (40, 3, .ended(by: .caller, cause: "normal")), (50, 4, Self.arrived("new")),
        ])
        #expect(traffic.editions.map(\.bundle) == ["new", "old"])
        let new = try #require(traffic.editions.first)
        #expect(new.calls == 3 && new.ended == 2 && new.talked == 1 && new.gaveUp == 1)
        #expect(new.ends == ["agent": 1, "caller": 1] && new.averageSeconds == 30)
        #expect(traffic.editions.last?.averageSeconds == 100)
    }

    @Test func `every kind that is looked at is a kind of fact`() {
        let known: [Fact.Kind] = [
            Self.arrived("b"), Self.entered("a"), Self.left("a", "1"), .connected(offer: 1, waited: 0),
            .transferConnected(destination: "desk"), .ended(by: .caller, cause: ""),
        ]
        #expect(Swift.Set(known.map(\.name)) == Swift.Set(FlowTraffic.kinds))
    }
}
