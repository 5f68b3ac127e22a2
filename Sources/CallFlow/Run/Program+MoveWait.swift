extension Program {
    /// Checks that what a call waits for inside its state exists in that state of this edition.
    ///
    /// - Parameters:
    ///   - wait: what the call waits for.
    ///   - now: the state here.
    ///   - before: the state in the edition that the call is in; of the same kind.
    ///   - name: the state's name with its flow's, for the reason.
    /// - Throws: `Unmovable` if the caller could not answer what was asked.
    func check(_ wait: Wait, in now: State, before: State, _ name: String) throws(Unmovable) {
        switch wait {
        case .nothing, .closing, .prompt, .transfer, .message, .order, .lateMessage: return
        case .keys, .queue: try checkKeys(in: now, before: before, name)
        case .confirming:
            guard (now.kind as? Ask)?.confirmation != nil else {
                throw Unmovable(reason: "\(name) does not read an entry back")
            }
        case .review:
            guard (now.kind as? Voicemail)?.review != nil else {
                throw Unmovable(reason: "\(name) does not ask whether to keep a message")
            }
        case .question(let progress, _), .spokenAnswer(let progress, _), .lateAnswer(let progress):
            guard let asked = before.kind as? Survey, let asks = now.kind as? Survey,
                asks.isAt(progress.index, where: asked)
            else { throw Unmovable(reason: "\(name) does not ask the question that the caller is at") }
        case .lookup(let stay):
            guard case .leaving(let outcome) = stay.phase else { return }
            guard now.ways.contains(where: { $0.outcome == outcome }) else {
                throw Unmovable(reason: "\(name) has no outcome \(outcome)")
            }
        }
    }

    /// Every key that the caller may have been told of has to mean something still.
    private func checkKeys(in now: State, before: State, _ name: String) throws(Unmovable) {
        for way in before.ways where way.isChosen && !now.ways.contains(where: { $0.outcome == way.outcome }) {
            throw Unmovable(reason: "\(name) has no key \(way.outcome)")
        }
        guard let ask = now.kind as? Ask, let former = before.kind as? Ask else { return }
        guard ask.variable.isPrivate == former.variable.isPrivate else {
            throw Unmovable(reason: "\(name) asks for something private in one edition only")
        }
    }
}

extension Question {
    /// Whether an answer to another question is one to this, with the same meaning.
    fileprivate func asks(_ other: Question) -> Bool {
        guard id == other.id else { return false }
        return switch (form, other.form) {
        case (.keys(_, let answers), .keys(_, let others)): answers == others
        case (.voice, .voice): true
        case (.keys, .voice), (.voice, .keys): false
        }
    }
}

extension Survey {
    /// Whether a caller who is at this place of another survey is at the same question here.
    ///
    /// A random order depends on how many questions there are, and gives places, not names.
    fileprivate func isAt(_ index: Int, where other: Survey) -> Bool {
        guard isShuffled == other.isShuffled else { return false }
        guard !isShuffled else {
            return questions.count == other.questions.count
                && zip(questions, other.questions).allSatisfy { $0.asks($1) }
        }
        guard questions.indices.contains(index), other.questions.indices.contains(index) else { return false }
        return questions[index].asks(other.questions[index])
    }
}
