/// A list that forgets its oldest elements beyond a limit, and says how many it forgot.
struct Bounded<Element: Hashable & Sendable>: Hashable, Sendable {
    private let limit: Int
    private var stored: [Element] = []
    private(set) var dropped = 0

    init(limit: Int) {
        self.limit = max(1, limit)
    }

    /// What is still remembered, oldest first.
    var elements: [Element] { Array(stored.suffix(limit)) }

    /// Returns the element's position: how many came before it, the forgotten ones included.
    @discardableResult
    mutating func append(_ element: Element) -> Int {
        stored.append(element)
        if stored.count >= 2 * limit {
            dropped += stored.count - limit
            stored.removeFirst(stored.count - limit)
        }
        return dropped + stored.count - 1
    }

    /// Changes the element at this position; does nothing if it is forgotten.
    mutating func update(_ position: Int, _ change: (inout Element) -> Void) {
        let index = position - dropped
        guard stored.indices.contains(index) else { return }
        change(&stored[index])
    }
}
