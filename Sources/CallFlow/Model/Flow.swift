import Telephony

/// A compiled flow: every name resolved, every text taken apart.
///
/// Immutable.
final class Flow: Sendable {
    let id: String
    let title: String
    let numbers: [PhoneNumber]
    let tongues: [Tongue]
    let limits: Limits
    let sources: ValueSources
    let states: [State]
    let stateIndexes: [String: Int]
    let start: Target
    /// Where a call goes whose budget is used up; nil if the flow does not say.
    let onLimit: Target?
    /// Where a call goes on after the caller has hung up; nil if the flow does not say.
    let onHangup: Target?
    /// Prompts by slot.
    let prompts: [Slotted<Prompt>]
    /// Calendars by slot.
    let calendars: [Slotted<OpeningHours>]
    /// Destinations by slot.
    let destinations: [Slotted<Destination>]
    /// Services by slot.
    let services: [Service]
    /// What states give to other flows, by slot.
    let gifts: [[Gift]]
    /// Targets by slot.
    let targets: [Target]
    /// Queues that some state sends callers to.
    let queues: [String]
    let sorry: Prompt
    let goodbye: Prompt

    init(_ parts: Parts) {
        id = parts.id
        title = parts.title
        numbers = parts.numbers
        tongues = parts.tongues
        limits = parts.limits
        sources = parts.sources
        states = parts.states
        stateIndexes = Dictionary(
            parts.states.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        start = parts.start
        onLimit = parts.onLimit
        onHangup = parts.onHangup
        prompts = parts.prompts
        calendars = parts.calendars
        destinations = parts.destinations
        services = parts.services
        gifts = parts.gifts
        targets = parts.targets
        queues = parts.queues
        sorry = parts.sorry
        goodbye = parts.goodbye
    }

    /// Language codes; the first is the default.
    var languages: [String] { sources.languages }

    /// What a flow is made from.
    struct Parts {
        var id: String
        var title: String
        var numbers: [PhoneNumber]
        var tongues: [Tongue]
        var limits: Limits
        var sources: ValueSources
        var states: [State]
        var start: Target
        var onLimit: Target?
        var onHangup: Target?
        var prompts: [Slotted<Prompt>]
        var calendars: [Slotted<OpeningHours>]
        var destinations: [Slotted<Destination>]
        var services: [Service]
        var gifts: [[Gift]]
        var targets: [Target]
        var queues: [String]
        var sorry: Prompt
        var goodbye: Prompt
    }
}

/// What values are taken from, beside the session.
final class ValueSources: Sendable {
    let scope: Scope
    let languages: [String]
    /// Every calendar of the program, by key.
    let calendars: [String: OpeningHours]
    /// The calendar whose zone tells the time of day; nil for UTC.
    let home: OpeningHours?

    init(scope: Scope, languages: [String], calendars: [String: OpeningHours], home: OpeningHours?) {
        self.scope = scope
        self.languages = languages
        self.calendars = calendars
        self.home = home
    }
}

/// The place of a prompt in its flow.
struct PromptSlot: Hashable, Sendable { let index: Int }
/// The place of a target in its flow.
struct TargetSlot: Hashable, Sendable { let index: Int }
/// The place of a calendar in its flow.
struct CalendarSlot: Hashable, Sendable { let index: Int }
/// The place of a destination in its flow.
struct DestinationSlot: Hashable, Sendable { let index: Int }
/// The place of a service in its flow.
struct ServiceSlot: Hashable, Sendable { let index: Int }
/// The place of what one state gives to another flow.
struct GiftSlot: Hashable, Sendable { let index: Int }

/// A value that one flow gives to another one, or gives back.
struct Gift: Hashable, Sendable {
    /// The name that it has on the other side.
    let name: String
    let value: Template
}

/// Where a call goes next.
enum Target: Hashable, Sendable {
    case state(Int)
    /// The state that is being left, from the start.
    case again
    /// Goodbye and hang up.
    case end
    /// The built-in apology, and hang up.
    case sorry
}

/// Phones outside the queues.
struct Destination: Hashable, Sendable {
    let name: String
    /// E.164 numbers or SIP addresses, tried in this order.
    let phones: [String]
    var strategy = TransferRequest.Strategy.inOrder
    /// Beginnings of the numbers that may be dialled for it beside its own; empty for none.
    var allowed: [String] = []
}

/// How much one call may use up.
struct Limits: Hashable, Sendable {
    /// Time that the machine holds the caller.
    var call: Duration = .seconds(30 * 60)
    /// Time that the caller talks to somebody.
    var talk: Duration = .seconds(4 * 3600)
    /// Entries into one state.
    var visits = 5
    /// Entries into states.
    var steps = 500
    /// The highest `attempts` that a state may ask for.
    var input = 5

    /// How often one call may be handed from flow to flow.
    static let handoffs = 3
    /// What is left for the way out once a budget is gone.
    static let reserve = (steps: 20, visits: 1)
}

/// One state of a flow.
struct State: Sendable {
    let name: String
    let kind: any Kind
    /// Where each outcome leads, defaults filled in.
    let exits: [Exit]
    /// Its own limit of entries; nil for the flow's.
    let visits: Int?
    /// Everything that leads out of it: outcomes, keys and branches.
    let ways: [Way]

    /// One way out.
    struct Way: Hashable, Sendable {
        let outcome: String
        let target: Target
        /// Whether it needs nobody's reaction and no time.
        let isInstant: Bool
        /// Whether the caller chooses it with a key.
        let isChosen: Bool
    }

    /// Where one outcome leads.
    struct Exit: Hashable, Sendable {
        let outcome: String
        let target: Target
    }
}
