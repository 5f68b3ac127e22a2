import ContactCenter
import Engine
import Foundation
import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle
import Telephony
import Web

/// One running Switchboard: the writer with its store, the listener, and their orderly end.
struct Node: Sendable {
    /// How long an orderly end waits for carriers to answer commands.
    static let drainLimit = Duration.seconds(10)

    let writer: Writer
    let site: Site
    let listen: ListenAddress
    let logger: Logger

    /// Loads the store and puts everything together.
    ///
    /// Nothing runs yet.
    static func prepare(
        _ installation: Installation, store: any Store, carrier: any Carrier, courier: any Courier, logger: Logger,
        progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
    ) async throws(StoreFailure) -> (node: Node, liveCalls: Int) {
        let stored = try await store.load(progress: progress)
        let time = SystemTime()
        let writer = Writer(
            store: store, stored: stored, configuration: installation.configuration, carriers: [carrier],
            courier: courier, time: time,
            log: { note in logger.log(level: note.level.logLevel, "\(note)") })
        let settings = installation.settings
        let site = Site(
            writer: writer, carriers: [carrier], adminToken: settings.adminToken.map { Secret($0) },
            accounts: installation.accounts, audioFolder: settings.audioFolder,
            isSecure: settings.publicURL?.hasPrefix("https://") ?? false, time: time, logger: logger,
            version: Version.text)
        let node = Node(writer: writer, site: site, listen: settings.listen, logger: logger)
        return (node, stored.saved.calls.count)
    }

    private enum Ending: Sendable {
        case writer, listener, side
        case asked
    }

    /// Runs until an orderly end is asked for, or something fails.
    ///
    /// - Parameters:
    ///   - stop: Returns when an orderly end is asked for.
    ///   - side: Work that goes on beside; its return ends nothing, its failure everything.
    ///   - onListening: Told the port.
    func run(
        until stop: @escaping @Sendable () async -> Void,
        beside side: @escaping @Sendable () async throws -> Void = {},
        onListening: @escaping @Sendable (Int) async -> Void
    ) async throws {
        let application = buildApplication(site, listen: listen, onListening: onListening)
        let services = ServiceGroup(
            configuration: .init(services: [application], gracefulShutdownSignals: [], logger: quiet))
        try await withThrowingTaskGroup(of: Ending.self) { group in
            group.addTask {
                try await writer.run()
                return .writer
            }
            group.addTask {
                try await services.run()
                return .listener
            }
            group.addTask {
                try await side()
                return .side
            }
            group.addTask {
                await stop()
                return .asked
            }
            defer { group.cancelAll() }
            while let ending = try await group.next() {
                switch ending {
                case .side: continue
                case .asked:
                    site.beginDraining()
                    await services.triggerGracefulShutdown()
                case .listener, .writer:
                    await writer.drain(within: Self.drainLimit)
                    return
                }
            }
        }
        await writer.store.close()
    }

    /// The service group speaks of every start and stop; that is our own startup's business.
    private var quiet: Logger {
        var logger = logger
        logger.logLevel = .error
        return logger
    }
}

extension EngineNote.Level {
    fileprivate var logLevel: Logger.Level {
        switch self {
        case .info: .info
        case .warning: .warning
        case .error: .error
        }
    }
}

extension Node {
    /// The sentence for a listener that could not be bound; nil if the error is about something else.
    static func sentence(for error: any Error, listen: ListenAddress) -> String? {
        guard let failure = error as? IOError else { return nil }
        switch failure.errnoCode {
        case EADDRINUSE:
            return "\(listen.text) is taken by another program: stop it, or set SWITCHBOARD_LISTEN to another port."
        case EACCES:
            return "\(listen.text) may not be used by this user: set SWITCHBOARD_LISTEN to a port from 1024 up."
        case EADDRNOTAVAIL:
            return "\(listen.host) is no address of this machine: set SWITCHBOARD_LISTEN to one that is."
        case _: return "\(listen.text) cannot be listened on: \(failure)"
        }
    }
}
