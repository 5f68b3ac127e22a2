/// What each event does to the idle age that decides who is offered the next call.
///
/// One table, from `idle` in `config/queues.json`.
package struct IdlePolicy: Hashable, Sendable {
    /// What can happen to an agent's idle age.
    package enum Event: String, Hashable, Sendable, CaseIterable {
        /// Logs in after a longer absence. Default: restart.
        case login
        /// Logs in again shortly after having gone offline. Default: keep.
        case reconnect
        /// Did not pick up, or could not be reached. Default: keep.
        case miss
        /// Rejected the call. Default: keep.
        case reject
        /// Goes away. Default: freeze.
        case away
        /// Comes back from being away. Default: keep.
        case back
        /// A conversation ends. Default: keep.
        case callEnd = "call_end"
        /// The wrap-up ends, or there is none. Default: restart.
        case wrapUpEnd = "wrap_up_end"
        /// The program starts again. Default: keep.
        case restart
    }

    /// What an event does.
    package enum Effect: String, Hashable, Sendable, CaseIterable {
        /// The age goes on as if nothing had happened; one that stood still moves on.
        case keep
        /// The age is zero now.
        case restart
        /// The age stands still until the agent is available again.
        case freeze
    }

    private var changed: [Event: Effect] = [:]

    /// The stated defaults.
    package init() {}

    /// The effect of an event.
    package subscript(event: Event) -> Effect {
        get { changed[event] ?? event.usual }
        set { changed[event] = newValue == event.usual ? nil : newValue }
    }
}

extension IdlePolicy.Event {
    /// The default effect.
    package var usual: IdlePolicy.Effect {
        switch self {
        case .login, .wrapUpEnd: .restart
        case .reconnect, .miss, .reject, .back, .callEnd, .restart: .keep
        case .away: .freeze
        }
    }

    /// The effects that make sense for it: an age can only stand still while the agent does not work.
    package var choices: [IdlePolicy.Effect] {
        self == .away ? [.keep, .restart, .freeze] : [.keep, .restart]
    }
}
