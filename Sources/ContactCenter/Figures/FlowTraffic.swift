import CallFlow
package import Telephony

/// Where calls went in their flows, where callers hung up, and how the editions of each flow fared.
package struct FlowTraffic: FactFold {
    /// The names of the kinds of facts that count for something; no others need be read.
    package static let kinds = [
        "arrived", "flow_entered", "flow_left", "connected", "transfer_connected", "ended",
    ]

    /// What is counted: facts from this moment on.
    package let from: Timestamp
    /// And before this one.
    package let to: Timestamp
    private var journeys: [CallID: Journey] = [:]
    private var places: [Place: StateTraffic] = [:]
    private var ways: [Way: Int] = [:]
    private var bundles: [String: EditionTraffic] = [:]

    private struct Place: Hashable {
        let flow: String
        let state: String
    }

    private struct Way: Hashable {
        let place: Place
        let outcome: String
    }

    /// What is known of a call that is up.
    private struct Journey {
        /// The edition it began with, if it came in within the time that is counted.
        var bundle: String?
        var arrivedAt: Timestamp?
        var place: Place?
        /// Whether it talks to somebody now.
        var isTalking = false
        var hasTalked = false
    }

    /// Counts what happens in `[from, to)`.
    package init(from: Timestamp, to: Timestamp) {
        self.from = from
        self.to = to
    }

    /// States that were entered or hung up in, by flow and name.
    package var states: [StateTraffic] { places.values.sorted { ($0.flow, $0.state) < ($1.flow, $1.state) } }

    /// Ways that were taken, by flow and state.
    package var taken: [WayTraffic] {
        ways.map {
            WayTraffic(flow: $0.key.place.flow, state: $0.key.place.state, outcome: $0.key.outcome, count: $0.value)
        }
        .sorted { ($0.flow, $0.state, $0.outcome) < ($1.flow, $1.state, $1.outcome) }
    }

    /// Editions that calls began with, by flow, those with the most calls first.
    package var editions: [EditionTraffic] {
        bundles.values.sorted { ($0.flow, -$0.calls, $0.bundle) < ($1.flow, -$1.calls, $1.bundle) }
    }

    package mutating func take(_ fact: Fact) -> Bool {
        guard fact.at < to else { return false }
        guard let call = fact.call else { return true }
        let counts = fact.at >= from
        switch fact.kind {
        case .arrived(_, _, let flow, let bundle):
            var journey = Journey(arrivedAt: fact.at)
            if counts {
                journey.bundle = bundle
                bundles[bundle, default: EditionTraffic(bundle: bundle, flow: flow)].calls += 1
            }
            journeys[call] = journey
        case .flow(.entered(let flow, let state, _, _)): enter(Place(flow: flow, state: state), call, counts)
        case .flow(.left(let flow, let state, let outcome, _)):
            if counts { ways[Way(place: Place(flow: flow, state: state), outcome: outcome), default: 0] += 1 }
        case .connected, .transferConnected:
            journeys[call, default: Journey()].isTalking = true
            journeys[call]?.hasTalked = true
        case .ended(let party, _): end(call, by: party, at: fact.at, counts)
        case .turnedAway, .answered, .flow, .queued, .queueRefused, .offered, .missed, .withdrawn, .taken,
            .skillMissing, .moved, .resumed, .callbackBooked, .callbackDialled, .callbackFailed, .answeredLate,
            .accepted, .connectionFailed, .leftQueue, .recordingStarted, .recordingSaved, .recordingFailed, .parted,
            .wrapUpBegan, .wrapUpEnded, .statusChanged, .desktopLost, .overdue, .transferDialled, .transferEnded,
            .recordingTranscribed, .noticeFailed, .messageSent, .messageFailed, .messageUndelivered, .commandFailed,
            .ghostClosed, .strayLegClosed, .flowPublished, .flowTried, .callMoved, .hoursOverridden, .hoursRestored,
            .flowWithdrawn, .rosterSet, .ready, .notReady:
            break
        }
        return true
    }

    private mutating func enter(_ place: Place, _ call: CallID, _ counts: Bool) {
        journeys[call, default: Journey()].place = place
        journeys[call]?.isTalking = false
        guard counts else { return }
        places[place, default: StateTraffic(flow: place.flow, state: place.state)].entered += 1
    }

    private mutating func end(_ call: CallID, by party: Fact.Party, at moment: Timestamp, _ counts: Bool) {
        guard let journey = journeys.removeValue(forKey: call), counts else { return }
        if party == .caller, !journey.isTalking, let place = journey.place {
            places[place, default: StateTraffic(flow: place.flow, state: place.state)].hungUp += 1
        }
        guard let bundle = journey.bundle, let arrivedAt = journey.arrivedAt else { return }
        bundles[bundle]?.ends[party.rawValue, default: 0] += 1
        bundles[bundle]?.seconds += (moment - arrivedAt) / .seconds(1)
        if journey.hasTalked { bundles[bundle]?.talked += 1 }
        if party == .caller, !journey.hasTalked { bundles[bundle]?.gaveUp += 1 }
    }
}

/// What happened in one state.
package struct StateTraffic: Hashable, Sendable, Codable {
    package var flow: String
    package var state: String
    /// How often a call came into it.
    package var entered = 0
    /// Callers who hung up there, without talking to anybody at that moment.
    package var hungUp = 0

    init(flow: String, state: String) {
        self.flow = flow
        self.state = state
    }
}

/// How often one way out of a state was taken.
package struct WayTraffic: Hashable, Sendable, Codable {
    package var flow: String
    package var state: String
    /// The outcome, key or branch.
    package var outcome: String
    package var count: Int
}

/// How the calls fared that began with one edition of a flow.
package struct EditionTraffic: Hashable, Sendable, Codable {
    package var bundle: String
    package var flow: String
    /// Calls that came in.
    package var calls = 0
    /// Those of them that have ended, by who ended them: `caller`, `flow`, `agent`, `destination`, `carrier`.
    package var ends: [String: Int] = [:]
    /// Those that talked to an agent or to a phone outside the queues, of the ended ones.
    package var talked = 0
    /// Those whose caller hung up without having talked to anybody.
    package var gaveUp = 0
    /// How long the ended ones were together, in seconds.
    package var seconds = 0.0

    init(bundle: String, flow: String) {
        self.bundle = bundle
        self.flow = flow
    }

    /// How many have ended.
    package var ended: Int { ends.values.reduce(0, +) }
    /// Seconds from the first ring to the end on average; nil if none has ended.
    package var averageSeconds: Double? { ended > 0 ? seconds / Double(ended) : nil }
}
