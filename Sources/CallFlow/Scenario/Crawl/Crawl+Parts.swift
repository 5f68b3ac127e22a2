extension Crawl {
    /// Calls of a crawl that can be made while others are, because they know nothing of each other.
    package struct Part: Hashable, Sendable {
        /// Among these are the calls.
        let calls: Range<Int>
        /// Whether they are those of edge hunters, or those of everybody else.
        let isOfHunters: Bool
    }

    /// Fewest calls among which a part is chosen.
    private static let smallestPart = 256
    /// Most parts of the calls that are not of edge hunters.
    private static let mostParts = 16

    /// All calls.
    ///
    /// An edge hunter does what those before it have done least often, so their calls are one part; everybody else
    /// calls without knowing of others. The same calls are made however many parts are run at a time.
    package var parts: [Part] {
        let size = max(Self.smallestPart, (options.calls + Self.mostParts - 1) / Self.mostParts)
        let others = stride(from: 0, to: options.calls, by: size).map { start in
            Part(calls: start..<min(start + size, options.calls), isOfHunters: false)
        }
        return [Part(calls: 0..<max(0, options.calls), isOfHunters: true)] + others
    }
}
