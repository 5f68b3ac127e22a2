import JSONSyntax
import Telephony

extension FlowReview {
    /// What a configured carrier cannot do.
    func reviewCarriers() {
        for carrier in context.carriers {
            for state in draft.states.indices {
                reviewTimes(of: state, carrier)
                reviewRecording(of: state, carrier)
                reviewListening(of: state, carrier)
            }
        }
    }

    private func warn(_ place: Entry, _ carrier: CarrierAbilities, _ message: String) {
        findings.warning("F308", at: place.node.span, place.pointer, "\(carrier.name) \(message)")
    }

    private func duration(_ key: String, in entry: Entry) -> (value: Duration, place: Entry)? {
        guard let place = place(key, in: entry), case .string(let text) = place.node.value else { return nil }
        return DurationText.parse(text).map { ($0, place) }
    }

    private func reviewTimes(of state: Int, _ carrier: CarrierAbilities) {
        if let ring = duration("ring", in: draft.states[state].entry), !carrier.ring.contains(ring.value) {
            let (low, high) = (carrier.ring.lowerBound, carrier.ring.upperBound)
            warn(ring.place, carrier, "lets a phone ring from \(DurationText.text(low)) to \(DurationText.text(high))")
        }
        for (asking, entry) in questions(of: state) {
            if let wait = duration("wait", in: entry), wait.value > carrier.longestWait {
                warn(wait.place, carrier, "waits for a key at most \(DurationText.text(carrier.longestWait))")
            }
            if asking.grammar.longest > carrier.mostKeys {
                warn(entry, carrier, "takes at most \(carrier.mostKeys) keys at a time")
            }
        }
    }

    private func reviewRecording(of state: Int, _ carrier: CarrierAbilities) {
        let entry = draft.states[state].entry
        let parts = [entry] + findings.elements("questions", of: entry)
        for part in parts {
            guard let longest = duration("max", in: part), longest.value > carrier.longestRecording else { continue }
            warn(longest.place, carrier, "records at most \(DurationText.text(carrier.longestRecording))")
        }
        if !carrier.pausesRecordings, let turn = place("turn", in: entry),
            ["pause", "resume"].contains(entry.text("turn"))
        {
            warn(turn, carrier, "cannot interrupt a recording")
        }
    }

    private func reviewListening(of state: Int, _ carrier: CarrierAbilities) {
        let entry = draft.states[state].entry
        guard entry.isTrue("listen"), let place = place("listen", in: entry) else { return }
        let deaf = flow.languages.filter {
            !carrier.understands.contains($0) && !carrier.understands.contains(Tongue.base(of: $0))
        }
        guard !deaf.isEmpty else { return }
        warn(
            place, carrier, "does not understand callers who speak \(deaf.map { "\"\($0)\"" }.joined(separator: ", "))")
    }
}

extension FlowCheck {
    /// Languages that a configured carrier does not speak.
    func checkCarriers(_ carriers: [CarrierAbilities]) {
        for carrier in carriers {
            for language in draft.languages {
                let base = Tongue.base(of: language.value)
                guard !carrier.languages.contains(language.value), !carrier.languages.contains(base) else { continue }
                findings.error(
                    "F308", at: language.entry, "\(carrier.name) does not speak \"\(language.value)\"",
                    hint: "give every prompt a recording, or choose another carrier")
            }
        }
    }
}
