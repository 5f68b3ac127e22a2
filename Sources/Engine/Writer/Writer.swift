package import ContactCenter
package import Telephony

/// The single writer.
package actor Writer {
    nonisolated package let store: any Store
    nonisolated package let feed = Feed()
    nonisolated package var counts: EngineCounts { EngineCounts() }
    package init(
        store: any Store, stored: StoredState, configuration: Configuration, carriers: [any Carrier],
        time: any TimeSource, log: @escaping @Sendable (EngineNote) -> Void, options: WriterOptions = .init()
    ) {
        self.store = store
        fatalError()
    }
    package func run() async throws(StoreFailure) { fatalError() }
    package func take(_ event: CallEvent, body: [UInt8]) async throws(StoreFailure) -> Intake { fatalError() }
    package func keepUnreadable(
        carrier: CarrierName, id: EventID?, body: [UInt8], reason: String
    ) async throws(StoreFailure) { fatalError() }
    package func request(_ request: Request) async throws(StoreFailure) -> Reply { fatalError() }
    package func configure(_ configuration: Configuration) async throws(StoreFailure) { fatalError() }
    package func read<Result: Sendable>(
        _ look: @escaping @Sendable (borrowing Switchboard, Timestamp) -> Result
    ) async -> Result { fatalError() }
    package func drain(within limit: Duration) async { fatalError() }
}
