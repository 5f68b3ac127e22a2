import ContactCenter
import Telephony
import Testing

@testable import Web

struct SessionsTests {
    private let now = Timestamp(seconds: 1_000_000)
    private let ana = AgentID(rawValue: "ana")

    private func account(_ password: String = "a long password") throws -> (PasswordHash, [AgentID: Account]) {
        let hash = try #require(PasswordHash(password: password, cost: .init(logN: 10, r: 1, p: 1)))
        return (hash, [ana: Account(agent: ana, password: hash)])
    }

    @Test func `a token leads to its agent until it expires`() throws {
        let sessions = Sessions()
        let (hash, accounts) = try account()
        let session = sessions.begin(ana, password: hash, at: now)
        #expect(session.token.count == 43)
        #expect(sessions.agent(of: session.token, at: now, accounts: accounts) == ana)
        #expect(sessions.agent(of: session.token + "x", at: now, accounts: accounts) == nil)
        #expect(sessions.agent(of: session.token, at: session.expiresAt, accounts: accounts) == nil)
    }

    @Test func `a session ends when it is ended, when the password changes and when the agent is removed`() throws {
        let sessions = Sessions()
        let (hash, accounts) = try account()
        let (_, changed) = try account("another password")
        let first = sessions.begin(ana, password: hash, at: now).token
        sessions.end(first)
        #expect(sessions.agent(of: first, at: now, accounts: accounts) == nil)
        let second = sessions.begin(ana, password: hash, at: now).token
        #expect(sessions.agent(of: second, at: now, accounts: changed) == nil)
        let third = sessions.begin(ana, password: hash, at: now).token
        #expect(sessions.agent(of: third, at: now, accounts: [:]) == nil)
    }

    @Test func `one more session than allowed ends the oldest`() throws {
        let sessions = Sessions()
        let (hash, accounts) = try account()
        let tokens = (0...Sessions.perAgent).map { number in
            sessions.begin(ana, password: hash, at: now + .seconds(number)).token
        }
        #expect(sessions.count == Sessions.perAgent)
        #expect(sessions.agent(of: tokens[0], at: now, accounts: accounts) == nil)
        #expect(sessions.agent(of: tokens[1], at: now, accounts: accounts) == ana)
    }
}
