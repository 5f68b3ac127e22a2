import ArgumentParser
import ContactCenter
import CurlHTTP
import Engine
import JSONSyntax
import StoreSQLite
import Telephony
import Web

/// How far back traffic is counted, `1h` or `7d`.
struct Lookback: ExpressibleByArgument {
    /// The text as it was given.
    let text: String
    let duration: Duration

    /// An hour.
    static let hour = Lookback(text: "1h", duration: .seconds(3600))

    private init(text: String, duration: Duration) {
        self.text = text
        self.duration = duration
    }

    init?(argument: String) {
        let days: Duration? =
            argument.hasSuffix("d") ? Int(argument.dropLast()).map { .seconds(86_400) * min($0, 32) } : nil
        guard let duration = days ?? DurationText.parse(argument),
            (.seconds(60)...(.seconds(31 * 86_400))).contains(duration)
        else { return nil }
        self.init(text: argument, duration: duration)
    }

    var defaultValueDescription: String { text }
}

extension TrafficItem {
    /// Asks a running server.
    static func ask(_ server: ServerOptions, last: Lookback) async throws -> TrafficItem {
        // Both ends by one clock: the server's now is later, and the longest time would be too long by that.
        let now = SystemTime().now
        return try await server.ask(
            .get, "/api/v1/traffic?from=\(now - last.duration)&to=\(now)", as: TrafficItem.self)
    }

    /// Reads a store that no server uses.
    static func read(_ path: String, last: Lookback) async throws -> TrafficItem {
        try await StoreFile.reading(path) { store, installation in
            let now = SystemTime().now
            let saved = try await store.load { _, _ in }.saved
            let center = Switchboard(saved, configuration: installation.configuration, at: now)
            return try await TrafficItem(
                from: now - last.duration, to: now + .milliseconds(1), store: store, live: center.flowPlaceViews())
        }
    }
}
