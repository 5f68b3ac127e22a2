import Telephony
import Testing

@testable import ContactCenter

struct AgentIdlenessTests {
    private let start = Timestamp(seconds: 1_000_000)
    private var house = HouseRules()

    private func loggedIn() -> Agent {
        var agent = Agent(id: AgentID(rawValue: "ana"))
        agent.choose(StatusChoice(.available), house, at: start)
        return agent
    }

    /// Since when the agent has been idle, if it may be offered a call.
    private func idleSince(_ agent: Agent) -> Timestamp? {
        guard agent.occupation(capacity: 1) == .free, case .running(let since) = agent.idleness else { return nil }
        return since
    }

    @Test func `a first log-in starts at zero`() {
        #expect(loggedIn().idleAge(at: start) == .zero)
        #expect(idleSince(loggedIn()) == start)
    }

    @Test func `idle age does not grow while away, and goes on afterwards`() {
        var agent = loggedIn()
        agent.choose(StatusChoice(.away), house, at: start + .seconds(100))
        #expect(agent.idleAge(at: start + .seconds(900)) == .seconds(100))
        #expect(idleSince(agent) == nil)
        agent.choose(StatusChoice(.available), house, at: start + .seconds(900))
        #expect(agent.idleAge(at: start + .seconds(910)) == .seconds(110))
    }

    @Test func `a short absence keeps the age, a long one does not`() {
        var agent = loggedIn()
        agent.choose(StatusChoice(.offline), house, at: start + .seconds(100))
        agent.choose(StatusChoice(.available), house, at: start + .seconds(150))
        #expect(agent.idleAge(at: start + .seconds(150)) == .seconds(100))
        agent.choose(StatusChoice(.offline), house, at: start + .seconds(160))
        agent.choose(StatusChoice(.available), house, at: start + .seconds(400))
        #expect(agent.idleAge(at: start + .seconds(400)) == .zero)
    }

    @Test func `idle age starts again when wrap-up ends`() {
        var agent = loggedIn()
        agent.work = [.wrapUp(CallID(1), since: start, until: start + .seconds(30), isForced: false)]
        #expect(idleSince(agent) == nil)
        agent.endWrapUp(of: CallID(1), house, at: start + .seconds(30))
        #expect(idleSince(agent) == start + .seconds(30))
    }

    @Test func `an agent who went away during a call is not eligible after it`() {
        var agent = loggedIn()
        agent.work = [.talking(CallID(1), since: start)]
        agent.choose(StatusChoice(.away), house, at: start + .seconds(5))
        agent.work = []
        agent.endWrapUp(of: CallID(1), house, at: start + .seconds(30))
        #expect(idleSince(agent) == nil)
        #expect(agent.idleAge(at: start + .seconds(90)) == .zero)
    }

    @Test(arguments: [
        (IdlePolicy.Effect.keep, 900), (.restart, 800), (.freeze, 100),
    ])
    func `the house decides what being away does to the age`(_ effect: IdlePolicy.Effect, _ seconds: Int) {
        var house = HouseRules()
        house.idle[.away] = effect
        var agent = loggedIn()
        agent.choose(StatusChoice(.away), house, at: start + .seconds(100))
        agent.choose(StatusChoice(.available), house, at: start + .seconds(900))
        #expect(agent.idleAge(at: start + .seconds(900)) == .seconds(seconds))
    }

    @Test func `with the age kept at the end of wrap-up and restarted at the end of the call, idle starts there`() {
        var house = HouseRules()
        house.idle[.callEnd] = .restart
        house.idle[.wrapUpEnd] = .keep
        var agent = loggedIn()
        agent.age(.callEnd, house.idle, at: start + .seconds(100))
        agent.work = [.wrapUp(CallID(1), since: start + .seconds(100), until: nil, isForced: false)]
        agent.endWrapUp(of: CallID(1), house, at: start + .seconds(400))
        #expect(idleSince(agent) == start + .seconds(100))
    }
}
