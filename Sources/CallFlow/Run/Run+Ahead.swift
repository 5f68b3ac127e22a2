import Telephony

extension Run {
    /// Most keys that are kept for the next question.
    static let mostAhead = 32

    /// Keeps a key for the next question.
    mutating func keepAhead(_ key: Key) {
        guard session.ahead.count < Self.mostAhead else { return }
        session.ahead.append(key.character)
    }
}
