/// What calls of two versions of a flow can cost.
struct BoundsComparison {
    let place: String
    private let old: FlowBounds
    private let new: FlowBounds

    init(place: String, _ old: FlowBounds, _ new: FlowBounds) {
        self.place = place
        self.old = old
        self.new = new
    }

    var differences: [FlowDifference] {
        silent
            + note("held for at most", FlowBounds.text(old.held), FlowBounds.text(new.held))
            + note("at most", Self.turns(old.turns), Self.turns(new.turns))
            + note("in a row without a wait: at most", Self.states(old.longestChain), Self.states(new.longestChain))
    }

    private var silent: [FlowDifference] {
        switch (old.silent, new.silent) {
        case (let before?, let now?):
            note("longest silent call", FlowBounds.text(before.total), FlowBounds.text(now.total))
        case (nil, let now?): note("longest silent call", "too many ways to tell", FlowBounds.text(now.total))
        case (let before?, nil): note("longest silent call", FlowBounds.text(before.total), "too many ways to tell")
        case (nil, nil): []
        }
    }

    private func note(_ what: String, _ before: String, _ now: String) -> [FlowDifference] {
        guard before != now else { return [] }
        return [FlowDifference(weight: .bounds, place: place, text: "\(what) \(before) → \(now)")]
    }

    private static func turns(_ count: Int) -> String { "\(count) caller turn\(count == 1 ? "" : "s")" }
    private static func states(_ count: Int) -> String { "\(count) state\(count == 1 ? "" : "s")" }
}
