/// What happens at an agent's telephone when it is rung.
package struct AgentScript: Hashable, Sendable {
    /// How the telephone reacts.
    package enum Reaction: Hashable, Sendable {
        /// Is picked up after this long.
        case answers(after: Duration)
        /// Rings until the carrier gives up.
        case ignores
        /// Is busy, said after this long.
        case busy(after: Duration)
        /// Is declined after this long.
        case rejects(after: Duration)
        /// No telephone is registered under the address.
        case unregistered
    }

    /// How the telephone reacts.
    package var reaction: Reaction
    /// What the agent does after the answer.
    ///
    /// After the last step the agent stays on the line.
    package var steps: [Step]
    /// Whether it is a machine that answers.
    package var isMachine = false

    /// Describes an agent's telephone.
    package init(_ reaction: Reaction, _ steps: [Step] = []) {
        self.reaction = reaction
        self.steps = steps
    }

    /// Answers, waits for the caller, talks and hangs up; with no talking time stays until the other side leaves.
    package static func answers(after delay: Duration, talks: Duration? = nil) -> AgentScript {
        guard let talks else { return AgentScript(.answers(after: delay)) }
        return AgentScript(.answers(after: delay), [.untilBridged, .talk(talks), .hangUp])
    }

    /// An answering machine, which takes the call after this long and talks.
    package static func machine(after delay: Duration) -> AgentScript {
        var script = AgentScript(.answers(after: delay), [.talk(.seconds(10))])
        script.isMachine = true
        return script
    }

    /// Lets it ring.
    package static let ignores = AgentScript(.ignores)
    /// Is busy at once.
    package static let busy = AgentScript(.busy(after: .milliseconds(300)))
    /// Is not registered.
    package static let unregistered = AgentScript(.unregistered)

    /// Declines after this long.
    package static func rejects(after delay: Duration) -> AgentScript {
        AgentScript(.rejects(after: delay))
    }
}

/// The scripts of one endpoint: one per ring, of which the last repeats.
struct Endpoint: Hashable, Sendable {
    private var scripts: [AgentScript]
    private var rings = 0

    init(_ scripts: [AgentScript]) {
        self.scripts = scripts
    }

    mutating func nextScript() -> AgentScript? {
        let script = rings < scripts.count ? scripts[rings] : scripts.last
        rings += 1
        return script
    }
}
