import JSONSyntax

extension FlowCheck {
    /// A state that a call gets to after the caller has hung up, and what leads there.
    private struct Step {
        let state: Int
        let place: Span
        let pointer: String
    }

    /// Reports states that a call gets to after the caller has hung up and that need a caller.
    func checkHangup() {
        guard let slot = draft.onHangup, case .state(let start)? = target(slot) else { return }
        let use = draft.targets[slot.index].name
        var reached: Set = [start]
        var open = [Step(state: start, place: use.span, pointer: use.entry.pointer)]
        while let step = open.popLast() {
            guard let kind = draft.states[step.state].kind else { continue }
            let sheet = type(of: kind).sheet
            if sheet.needsCaller {
                report(step, sheet)
                continue
            }
            for way in ways[step.state] {
                guard case .state(let next)? = way.target, reached.insert(next).inserted else { continue }
                let entry = draft.states[step.state].entry
                let place = way.entry.map(\.node.span) ?? entry.label
                open.append(Step(state: next, place: place, pointer: way.entry?.pointer ?? entry.pointer))
            }
        }
    }

    private func report(_ step: Step, _ sheet: KindSheet) {
        let names = Kinds.all.map { $0.sheet }.filter { !$0.needsCaller }.map(\.name).joined(separator: ", ")
        findings.error(
            "F709", at: step.place, step.pointer,
            "\"\(draft.states[step.state].name)\" is a \(sheet.name), which needs a caller, who has hung up here",
            hint: "after \"on.hangup\" there may be \(names) and @end")
    }
}
