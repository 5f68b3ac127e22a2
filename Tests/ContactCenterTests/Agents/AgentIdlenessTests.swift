import Telephony
import Testing

@testable import ContactCenter

struct AgentIdlenessTests {
    private let start = Timestamp(seconds: 1_000_000)

    private func loggedIn() -> Agent {
        var agent = Agent(id: AgentID(rawValue: "ana"))
        agent.choose(.available, at: start)
        return agent
    }

    @Test func `a first log-in starts at zero`() {
        #expect(loggedIn().idleAge(at: start) == .zero)
        #expect(loggedIn().idleSince == start)
    }

    @Test func `idle age does not grow while away, and goes on afterwards`() {
        var agent = loggedIn()
        agent.choose(.away, at: start + .seconds(100))
        #expect(agent.idleAge(at: start + .seconds(900)) == .seconds(100))
        #expect(agent.idleSince == nil)
        agent.choose(.available, at: start + .seconds(900))
        #expect(agent.idleAge(at: start + .seconds(910)) == .seconds(110))
    }

    @Test func `a short absence keeps the age, a long one does not`() {
        var agent = loggedIn()
        agent.choose(.offline, at: start + .seconds(100))
        agent.choose(.available, at: start + .seconds(150))
        #expect(agent.idleAge(at: start + .seconds(150)) == .seconds(100))
        agent.choose(.offline, at: start + .seconds(160))
        agent.choose(.available, at: start + .seconds(400))
        #expect(agent.idleAge(at: start + .seconds(400)) == .zero)
    }

    @Test func `idle age starts again when wrap-up ends`() {
        var agent = loggedIn()
        agent.activity = .wrapUp(CallID(1), until: start + .seconds(30))
        agent.endWrapUp(at: start + .seconds(30))
        #expect(agent.idleSince == start + .seconds(30))
    }

    @Test func `an agent who went away during a call is not eligible after it`() {
        var agent = loggedIn()
        agent.activity = .talking(CallID(1), since: start)
        agent.choose(.away, at: start + .seconds(5))
        agent.endWrapUp(at: start + .seconds(30))
        #expect(agent.idleSince == nil)
        #expect(agent.idleAge(at: start + .seconds(90)) == .zero)
    }
}
