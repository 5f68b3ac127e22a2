import Telephony

/// A simulated person on a leg: the script and how far it has got.
struct Person: Hashable, Sendable {
    /// What the person waits for before the next step.
    enum Attention: Hashable, Sendable {
        /// Has not been put through yet.
        case notYet
        case hearing(Hearing, toTheEnd: Bool)
        /// Waits for a moment that `turn` names.
        case pausing
        case talking
        /// Keys still to be pressed.
        case pressing([Character], gap: Duration)
        case company
        case solitude
        /// Has nothing more to do.
        case idle
    }

    let who: Observation.Who
    let steps: [Step]
    var position = 0
    var attention: Attention = .notYet
    /// Distinguishes the wake-up that counts from those set before it.
    var turn = 0
    /// When the talk that goes on, or the last one, ends; nil before the first.
    var talksUntil: Timestamp?
    var hasMetSomebody = false
    /// All that was heard, of which what lies before `ears` has satisfied a step already.
    var heard: [HeardSound] = []
    var ears = 0

    init(who: Observation.Who, steps: [Step]) {
        self.who = who
        self.steps = steps
    }

    var isPressing: Bool {
        guard case .pressing = attention else { return false }
        return true
    }

    var isTalking: Bool {
        guard case .talking = attention else { return false }
        return true
    }

    /// Takes the first sound that satisfies the wait, and all before it, as dealt with.
    ///
    /// False if there is none.
    mutating func recalls(_ hearing: Hearing, toTheEnd: Bool) -> Bool {
        for index in heard.indices.dropFirst(ears)
        where hearing.matches(heard[index].content) && (heard[index].isOver || !toTheEnd) {
            ears = index + 1
            return true
        }
        return false
    }

    /// Notes that a sound began.
    ///
    /// Forgets the oldest beyond 200.
    mutating func noteBeginning(of content: Sound.Content) {
        heard.append(HeardSound(content: content, isOver: false))
        guard heard.count > 200 else { return }
        heard.removeFirst()
        ears = max(0, ears - 1)
    }

    /// Notes that the sound that began last is over.
    mutating func noteEnd() {
        guard !heard.isEmpty else { return }
        heard[heard.count - 1].isOver = true
    }
}
