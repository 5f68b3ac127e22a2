import Telephony

/// What a call of a flow can cost at most, whatever the caller, the agents and the network do.
package struct FlowBounds: Hashable, Sendable {
    /// How often the caller is waited for at most: each playing of a question, each recording, each wait in a queue,
    /// each attempt to connect somebody.
    package let turns: Int
    /// The most states that follow each other without anybody's reaction.
    package let longestChain: Int
    /// How long the machine holds the caller at most; talking to people is not in it.
    package let held: Duration
    /// What becomes of a caller who never reacts; nil if there are too many ways to follow.
    package let silent: SilentCaller?

    /// A caller who presses nothing and says nothing, in the first language of the flow.
    ///
    /// Where the calendar, a service or the agents decide, the way that takes longest is counted.
    package struct SilentCaller: Hashable, Sendable {
        /// How often the caller is waited for.
        package var turns = 0
        /// How long nobody says anything.
        package var waiting: Duration = .zero
        /// How long is spoken, at 14 characters a second; sound files count as long as they are.
        package var speech: Duration = .zero
        /// The states on the way.
        package var path: [String] = []

        /// From the first word to the end of the call.
        var total: Duration { waiting + speech }
    }

    init(_ assembly: Assembly, sounds: [String: SoundFile]? = nil) {
        let graph = StateGraph(assembly)
        let limits = assembly.root.limits
        let stays = graph.places.map { StateStay($0.state, graph.lengths(of: $0.flow, sounds)) }
        let afterLimit = graph.reachable(from: assembly.flows.compactMap { graph.entrance($0.onLimit, of: $0) })
        let reachable = graph.reachable(
            from: [graph.entrance(assembly.root.start, of: assembly.root)].compactMap(\.self)
        )
        .union(afterLimit)
        let entries = reachable.map { (visits: graph.places[$0].visits, stay: stays[$0]) }
        let closings = assembly.flows.flatMap { flow in
            [flow.sorry, flow.goodbye].map { graph.lengths(of: flow, sounds).longest($0) }
        }

        let reserveTurns = afterLimit.map { stays[$0].turns }.sorted(by: >).prefix(Limits.reserve.steps).reduce(0, +)
        turns = Self.most(entries.map { ($0.visits, $0.stay.turns) }, steps: limits.steps) + reserveTurns
        let milliseconds = Self.most(
            entries.map { ($0.visits, Int($0.stay.time.wholeMilliseconds)) }, steps: limits.steps)
        let uncut = reachable.map { stays[$0].uncut }.max() ?? .zero
        let reserve = afterLimit.map { stays[$0].time }.sorted(by: >).prefix(Limits.reserve.steps).reduce(.zero, +)
        held =
            min(.milliseconds(milliseconds), limits.call + uncut) + reserve + (closings.max() ?? .zero) + Run.slack
        longestChain = graph.longestChain(among: reachable)
        silent = SilentWalk(assembly, sounds).worst()
    }

    /// The most that so many steps can add up to, if each thing may be chosen so many times.
    private static func most(_ things: [(visits: Int, worth: Int)], steps: Int) -> Int {
        var left = steps
        var sum = 0
        for thing in things.sorted(by: { $0.worth > $1.worth }) where left > 0 {
            let count = min(left, thing.visits)
            sum += count * thing.worth
            left -= count
        }
        return sum
    }
}

extension Program {
    /// What a call of this program can cost at most.
    package var bounds: FlowBounds { bounds(sounds: nil) }

    /// The same, with the length of sound files known.
    package func bounds(sounds: [String: SoundFile]?) -> FlowBounds { FlowBounds(assembly, sounds: sounds) }
}

extension FlowBounds {
    /// The figures in words, without an end of line.
    package var sentence: String {
        var text =
            "at most \(turns) caller turns, \(longestChain) states in a row without a wait, held for at most "
            + Self.text(held)
        guard let silent else { return text + "; a caller who never reacts may go many ways" }
        text +=
            "; a caller who never reacts is released after \(silent.turns) turn\(silent.turns == 1 ? "" : "s"), "
            + "\(Self.text(silent.waiting)) of waiting and about \(Self.text(silent.speech)) of speech"
        return text
    }

    /// Minutes and seconds, rounded up to whole seconds.
    static func text(_ duration: Duration) -> String {
        let seconds = (duration.wholeMilliseconds + 999) / 1000
        return seconds < 60 ? "\(seconds) s" : "\(seconds / 60) min" + (seconds % 60 == 0 ? "" : " \(seconds % 60) s")
    }
}
