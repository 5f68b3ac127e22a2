import ContactCenter
import Hummingbird
import Synchronization
import Telephony

/// Decides who a request comes from.
final class Access: Sendable {
    let sessions = Sessions()
    private let lockout = Lockout()
    private let checks = PasswordChecks()
    private let adminToken: Secret?
    private let accounts = Mutex<[AgentID: Account]>([:])

    init(adminToken: Secret?, accounts: [Account]) {
        self.adminToken = adminToken
        replace(accounts)
    }

    /// Takes over the accounts of a new configuration.
    func replace(_ list: [Account]) {
        let table = Dictionary(list.map { ($0.agent, $0) }) { _, last in last }
        accounts.withLock { $0 = table }
    }

    /// What became of an attempt to log in.
    enum LogIn {
        case welcome(token: String, agent: AgentID, expiresAt: Timestamp)
        case wrong
        case locked(Duration)
        case overloaded
    }

    /// Checks a name and a password.
    ///
    /// Unknown names take the same time and get the same answer as wrong passwords.
    func logIn(_ name: String, password: String, at now: Timestamp) async -> LogIn {
        if let pause = lockout.begin(name, at: now) { return .locked(pause) }
        let agent = AgentID(rawValue: name)
        let hash = accounts.withLock { $0[agent]?.password }
        guard let isRight = await checks.check(password, against: hash ?? .nobody) else { return .overloaded }
        guard isRight, let hash else { return .wrong }
        lockout.succeeded(name)
        let (token, expiresAt) = sessions.begin(agent, password: hash, at: now)
        return .welcome(token: token, agent: agent, expiresAt: expiresAt)
    }

    /// Who a request comes from.
    func principal(of request: Request, at now: Timestamp) throws(Problem) -> Principal {
        guard let token = Self.bearer(request) else { throw .unauthorized(hadToken: false) }
        if let adminToken, adminToken.matches(token) { return .admin }
        let known = accounts.withLock { $0 }
        guard let agent = sessions.agent(of: token, at: now, accounts: known) else {
            throw .unauthorized(hadToken: true)
        }
        return .agent(agent)
    }

    /// The token that a request shows.
    static func bearer(_ request: Request) -> String? {
        guard let value = request.headers[.authorization] else { return nil }
        let parts = value.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer", parts[1].utf8.count <= 512 else { return nil }
        return String(parts[1])
    }
}
