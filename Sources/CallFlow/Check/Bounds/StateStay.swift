/// How long one visit to a state can take the machine and the caller at most.
struct StateStay: Sendable {
    /// Times that the caller is waited for: each playing of a question, each recording, each wait in a queue, each
    /// attempt to connect.
    var turns = 0
    /// Time in which something is said.
    var speech: Duration = .zero
    /// Time in which somebody is waited for.
    var waiting: Duration = .zero
    /// What carriers may be late at most.
    var slack: Duration = .zero
    /// The longest stretch that the limit of the call does not cut short.
    var uncut: Duration = .zero

    /// All of it.
    var time: Duration { speech + waiting + slack }

    /// The longest stay in a state.
    init(_ state: State, _ lengths: SpeechLengths) {
        switch state.kind {
        case let say as Say: tell(lengths.longest(say.prompt))
        case is Hours:
            if let notice = lengths.longestNotice { tell(notice) }
        case let menu as Menu: ask(menu.asking, lengths)
        case let question as Ask:
            ask(question.asking, lengths)
            // Each entry may be read back, as often as the question may be asked.
            if let confirmation = question.confirmation {
                for _ in 0..<question.asking.attempts {
                    tell(lengths.longest(confirmation.before))
                    ask(confirmation.asking, lengths)
                }
            }
        case let queue as Queue:
            turns += 1
            waiting += queue.maximumWait
            slack += Run.slack
        case let transfer as Transfer:
            if let prompt = transfer.prompt { tell(lengths.longest(prompt)) }
            turns += 1
            waiting += transfer.ring * lengths.phones(transfer.destination)
            slack += Run.slack
            uncut = waiting + slack
        case let voicemail as Voicemail:
            tell(lengths.longest(voicemail.prompt))
            let takes = voicemail.review == nil ? 1 : Voicemail.mostTakes
            for _ in 0..<takes { record(voicemail.request.maximumLength) }
            if let review = voicemail.review {
                for _ in 1..<takes { ask(review, lengths) }
            }
        case let survey as Survey:
            for question in survey.questions {
                switch question.form {
                case .keys(let asking, _): ask(asking, lengths)
                case .voice(let prompt, let request):
                    tell(lengths.longest(prompt))
                    record(request.maximumLength)
                }
            }
        case let lookup as Lookup:
            if let meanwhile = lookup.meanwhile { tell(lengths.longest(meanwhile)) }
            waiting += lookup.timeout ?? lengths.longestAnswer
            slack += Run.slack
        case let record as RecordAnswer:
            tell(lengths.longest(record.prompt))
            self.record(record.request.maximumLength)
        case let callback as Callback:
            if let prompt = callback.prompt { tell(lengths.longest(prompt)) }
            slack += Run.slack
        case is Notify, is SendMessage, is TurnRecording: slack += Run.slack
        case let hangup as Hangup:
            if let prompt = hangup.prompt { tell(lengths.longest(prompt)) }
        case _: break
        }
    }

    private mutating func tell(_ length: Duration) {
        speech += length
        slack += Run.slack
    }

    private mutating func record(_ longest: Duration) {
        turns += 1
        waiting += longest
        slack += Run.slack + .seconds(15)
        uncut = max(uncut, longest + Run.slack + .seconds(15))
    }

    private mutating func ask(_ asking: Asking, _ lengths: SpeechLengths) {
        turns += asking.attempts
        let misses = (asking.noInput + asking.noMatch).map { lengths.longest($0) }.max() ?? .zero
        let again = asking.again.map { lengths.longest($0, asking) } ?? lengths.longest(asking.prompt, asking)
        speech += lengths.longest(asking.prompt, asking) + (again + misses) * (asking.attempts - 1)
        waiting += asking.wait * asking.attempts
        // A key at the last moment starts the time between keys anew, once for every key of an answer.
        slack += (asking.betweenKeys * (2 * asking.grammar.longest) + .seconds(15)) * asking.attempts
    }
}
