import JSONSyntax
import Telephony

extension FlowReview {
    /// Words that are never said, and long prompts that no key stops.
    func reviewQuestions(_ index: Int) {
        for (asking, entry) in questions(of: index) {
            reviewMisses(asking, entry)
            reviewBargeIn(asking, entry)
        }
    }

    private func reviewMisses(_ asking: Asking, _ entry: Entry) {
        let sayable = asking.attempts - 1
        for (key, prompts) in [("no_input", asking.noInput), ("no_match", asking.noMatch)] {
            guard prompts.count > sayable, let place = place(key, in: entry) else { continue }
            findings.warning(
                "F305", at: place.label, place.pointer,
                "with \"attempts\": \(asking.attempts) at most \(sayable) of these \(prompts.count) can be heard: they are said "
                    + "before the prompt is repeated")
        }
    }

    private func reviewBargeIn(_ asking: Asking, _ entry: Entry) {
        guard !asking.bargeIn, let place = place("barge_in", in: entry) else { return }
        let longest = lengths.longest(asking.prompt)
        guard longest > .seconds(10) else { return }
        findings.warning(
            "F306", at: place.node.span, place.pointer,
            "callers who know the answer have to listen for about \(longest.wholeSeconds) seconds before they may press a key",
            hint: "leave \"barge_in\" out, or shorten the prompt")
    }
}
