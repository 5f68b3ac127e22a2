import JSONSyntax

extension FolderCheck {
    /// Private keys that are pressed while the call is being recorded, in whichever flow that was turned on.
    ///
    /// - Parameter sound: the flows that nothing worse has been found in.
    func checkRecordedEntries(_ sound: [FlowCheck]) {
        let asking = sound.map(\.privateQuestions)
        guard asking.contains(where: { !$0.isEmpty }), sound.contains(where: \.turnsRecordingOn) else { return }
        let walk = RecordingWalk(sound)
        var reported = sound.map { _ in Set<Int>() }
        for step in walk.steps where step.condition == .on && asking[step.flow].contains(step.state) {
            let check = sound[step.flow]
            guard reported[step.flow].insert(step.state).inserted,
                let place = check.findings.place(of: "save", in: check.draft.states[step.state].entry)
            else { continue }
            check.findings.error(
                "F505", at: place,
                "the call is still being recorded when this private entry is made: \(walk.path(to: step))",
                hint: "put a recording state with \"turn\": \"pause\" before it")
        }
    }
}

extension FlowCheck {
    /// The states that ask for keys which a private variable gets.
    fileprivate var privateQuestions: Set<Int> {
        Set(
            draft.states.indices.filter { state in
                draft.states[state].kind is Ask
                    && writings(of: state).contains { draft.scope.variables[$0.variable]?.isPrivate ?? false }
            })
    }

    fileprivate var turnsRecordingOn: Bool {
        draft.states.contains { ($0.kind as? TurnRecording)?.recording.turn == .on }
    }
}
