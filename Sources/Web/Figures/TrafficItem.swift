package import ContactCenter
package import Engine
package import Telephony

/// Where calls went in their flows, in an answer.
package struct TrafficItem: Codable, Sendable {
    /// The first moment that was counted.
    package var from: String
    /// The moment before which was counted.
    package var to: String
    package var states: [StateTraffic]
    package var ways: [WayTraffic]
    package var editions: [EditionTraffic]
    /// Calls that are up now, by flow, state and edition.
    package var live: [FlowPlaceView]

    /// Counts what a store has recorded in `[from, to)`.
    ///
    /// - Parameter live: Where calls are now.
    /// - Throws: `StoreFailure` if the store cannot be read.
    package init(
        from: Timestamp, to: Timestamp, store: any Store, live: [FlowPlaceView]
    ) async throws(StoreFailure) {
        let traffic = try await FactHistory(store).run(
            FlowTraffic(from: from, to: to), from: from, kinds: FlowTraffic.kinds)
        self.from = from.description
        self.to = to.description
        states = traffic.states
        ways = traffic.taken
        editions = traffic.editions
        self.live = live
    }
}
