import Telephony

/// Why a call cannot go on in another edition of its flow.
package struct Unmovable: Error, Hashable, Sendable {
    /// In the operator's words.
    package let reason: String
}

extension Program {
    /// The session of a call as it goes on in this edition.
    ///
    /// A call can be moved if every state that it is in exists here, with the same kind, and everything that it has
    /// in hand has its place here too.
    ///
    /// - Parameter isRecorded: Whether the call is being recorded now: no check has looked at this edition being
    ///   entered like that, so it must not ask for anything private.
    /// - Throws: `Unmovable`, with the first thing that is missing.
    package func takeOver(
        _ session: FlowSession, from old: Program, isRecorded: Bool = false
    ) throws(Unmovable) -> FlowSession {
        guard old.flow == flow else { throw Unmovable(reason: "it is another flow") }
        guard !session.hasEnded else { throw Unmovable(reason: "the flow has ended") }
        guard !isRecorded || !assembly.hasPrivateVariables else {
            throw Unmovable(reason: "it is being recorded, and the edition has private entries")
        }
        for frame in session.frames { _ = try check(frame.flow, frame.state, frame.values, old) }
        let (now, before) = try check(session.flow, session.state, session.values, old)
        let flow = session.flow.isEmpty ? self.flow : session.flow
        try check(session.wait, in: now, before: before, "\(flow)/\(session.state)")
        for look in session.frames.map(\.calendar) + [session.calendar] {
            if let look, assembly.calendars[look.calendar] == nil {
                throw Unmovable(reason: "there is no calendar \(look.calendar)")
            }
        }
        var moved = session
        moved.bundle = id
        return moved
    }

    private func check(
        _ flow: String, _ state: String, _ values: [String: String], _ old: Program
    ) throws(Unmovable) -> (now: State, before: State) {
        let name = flow.isEmpty ? self.flow : flow
        guard let here = assembly.flow(flow), let there = old.assembly.flow(flow) else {
            throw Unmovable(reason: "there is no flow \(name)")
        }
        guard let index = here.stateIndexes[state], let before = there.stateIndexes[state] else {
            throw Unmovable(reason: "\(name) has no state \(state)")
        }
        let (kind, former) = (here.states[index].kind, there.states[before].kind)
        guard type(of: kind) == type(of: former), kind.label == former.label else {
            throw Unmovable(reason: "\(name)/\(state) is another kind of state, or about something else")
        }
        guard !(kind is Survey) || here.sources.scope.answers == there.sources.scope.answers else {
            throw Unmovable(reason: "\(name)/\(state) asks other questions")
        }
        for (key, value) in values.sorted(by: { $0.key < $1.key }) {
            try check(key, value, in: here, before: there, name)
        }
        return (here.states[index], there.states[before])
    }

    private func check(
        _ key: String, _ value: String, in here: Flow, before there: Flow, _ name: String
    ) throws(Unmovable) {
        // What is no variable is an answer, which a new edition may well ignore.
        guard let former = there.sources.scope.variables[key] else { return }
        guard let variable = here.sources.scope.variables[key], variable.type == former.type,
            variable.isPrivate == former.isPrivate
        else { throw Unmovable(reason: "\(name) has no variable \(key) of the same type") }
        guard variable.oneOf.isEmpty || variable.oneOf.contains(value) else {
            throw Unmovable(reason: "\(name) does not know the value that the variable \(key) has")
        }
        let isThere =
            switch variable.type {
            case .calendar: assembly.calendars[value] != nil
            case .destination: assembly.destinations[value] != nil
            case .prompt: assembly.prompts[value] != nil
            case .text, .number, .yesNo, .digits, .phone, .date, .time, .money, .moment, .duration, .queue, .mailbox:
                true
            }
        guard isThere else { throw Unmovable(reason: "\(name) was given \(key), which is not there") }
    }
}
