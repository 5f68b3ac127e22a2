import JSONSyntax
import Telephony

extension FlowReview {
    /// Circles that only the number of visits ends, and calls that are cut off although nobody did anything wrong.
    func reviewBounds() {
        let stays = flow.states.map { StateStay($0, lengths) }
        for loop in Loops(check).all { note(loop, stays) }
        reviewLongest(stays)
    }

    private func note(_ loop: [Int], _ stays: [StateStay]) {
        guard let first = loop.first else { return }
        let state = draft.states[first]
        let visits = loop.map { draft.states[$0].visits ?? flow.limits.visits }.min() ?? 1
        let once = loop.reduce(.zero) { $0 + stays[$1].speech + stays[$1].waiting }
        let names = loop.map { draft.states[$0].name }
        let list = names.count > 6 ? names.prefix(6).joined(separator: ", ") + ", …" : names.joined(separator: ", ")
        findings.information(
            "F205", at: state.entry.label, state.entry.pointer,
            "only the number of visits (\(visits)) ends this circle: \(list); at most "
                + FlowBounds.text(min(once * visits, flow.limits.call)))
    }

    /// The time of a call that takes each wait to its end and meets no state twice.
    private func reviewLongest(_ stays: [StateStay]) {
        let loops = Loops(check)
        var own = [Duration](repeating: .zero, count: loops.count)
        for state in stays.indices {
            own[loops.group[state]] = max(own[loops.group[state]], stays[state].speech + stays[state].waiting)
        }
        var longest = own
        // Ways lead from higher numbers to lower ones, so the lower are complete when they are needed.
        let byGroup = Dictionary(grouping: stays.indices, by: { loops.group[$0] })
        for group in 0..<loops.count {
            let onward = (byGroup[group] ?? []).flatMap { state in
                check.ways[state].compactMap { check.next($0, from: state) }.filter { loops.group[$0] != group }
            }
            longest[group] = own[group] + (onward.map { longest[loops.group[$0]] }.max() ?? .zero)
        }
        guard case .state(let start) = flow.start, longest[loops.group[start]] > flow.limits.call else { return }
        guard let root = draft.root.map({ Entry($0, pointer: "") }) else { return }
        let limit = place("limits", in: root).flatMap { place("call", in: $0) }
        guard let place = limit ?? place("start", in: root) else { return }
        findings.warning(
            "F801", at: place.node.span, place.pointer,
            "a patient caller can be held for \(FlowBounds.text(longest[loops.group[start]])), but the call is cut off after "
                + FlowBounds.text(flow.limits.call),
            hint: "raise \"limits\": { \"call\": … }, or shorten the waits")
    }
}
