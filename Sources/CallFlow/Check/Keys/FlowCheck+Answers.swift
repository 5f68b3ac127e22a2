import JSONSyntax

extension FlowCheck {
    /// Menus that begin again with a caller who has not answered.
    func checkAnswers() {
        for (index, state) in draft.states.enumerated() {
            for way in ways[index] where way.outcome == "exhausted" || way.outcome == "silent" {
                guard case .state(index)? = way.target, let entry = way.entry else { continue }
                findings.error(
                    "F307", at: entry,
                    "\"\(way.outcome)\" leads straight back to \"\(state.name)\": a caller who does "
                        + "not answer is asked the same again and again",
                    hint: "raise \"attempts\" instead, and let this lead to a person or to @end")
            }
        }
    }
}
