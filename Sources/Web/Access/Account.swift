package import ContactCenter

/// Who may log in with which password.
package struct Account: Hashable, Sendable {
    /// The agent.
    package var agent: AgentID
    /// Nil for an agent that cannot log in.
    package var password: PasswordHash?

    /// Describes an account.
    package init(agent: AgentID, password: PasswordHash?) {
        self.agent = agent
        self.password = password
    }
}

/// Who asks.
enum Principal: Hashable, Sendable {
    /// An agent who has logged in.
    case agent(AgentID)
    /// The bearer of the admin token.
    case admin

    /// Whether this agent's own things are meant, or everything is allowed.
    func mayRead(of agent: AgentID?) -> Bool {
        switch self {
        case .admin: true
        case .agent(let own): own == agent
        }
    }
}
