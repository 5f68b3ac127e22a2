import ContactCenter
import Synchronization
import Telephony

/// The log-ins of agents.
///
/// Kept in memory only, as fingerprints of their tokens: a restart ends them all.
///
/// A session lasts twelve hours. An agent has at most eight; one more ends the oldest. A session also ends as soon
/// as its agent is taken out of the configuration or gets another password.
final class Sessions: Sendable {
    /// How long a session lasts.
    static let lifetime = Duration.seconds(12 * 3600)
    /// Most sessions of one agent at a time.
    static let perAgent = 8

    private struct Session {
        var agent: AgentID
        var password: PasswordHash
        var startedAt: Timestamp
        var expiresAt: Timestamp
    }

    private let sessions = Mutex<[[UInt8]: Session]>([:])

    /// Begins a session and returns its token, which is not kept.
    func begin(_ agent: AgentID, password: PasswordHash, at now: Timestamp) -> (token: String, expiresAt: Timestamp) {
        let token = Token().text
        let expiresAt = now + Self.lifetime
        sessions.withLock { sessions in
            sessions = sessions.filter { $0.value.expiresAt > now }
            let own = sessions.filter { $0.value.agent == agent }.sorted { $0.value.startedAt < $1.value.startedAt }
            for (fingerprint, _) in own.dropLast(Self.perAgent - 1) { sessions[fingerprint] = nil }
            sessions[Token.fingerprint(of: token)] = Session(
                agent: agent, password: password, startedAt: now, expiresAt: expiresAt)
        }
        return (token, expiresAt)
    }

    /// Who holds this token; nil if nobody does any more.
    func agent(of token: String, at now: Timestamp, accounts: [AgentID: Account]) -> AgentID? {
        let fingerprint = Token.fingerprint(of: token)
        return sessions.withLock { sessions in
            guard let session = sessions[fingerprint] else { return nil }
            guard session.expiresAt > now, accounts[session.agent]?.password == session.password else {
                sessions[fingerprint] = nil
                return nil
            }
            return session.agent
        }
    }

    /// Ends the session of this token.
    func end(_ token: String) {
        let fingerprint = Token.fingerprint(of: token)
        sessions.withLock { $0[fingerprint] = nil }
    }

    /// How many sessions have begun and not ended.
    var count: Int { sessions.withLock { $0.count } }
}
