package import Engine
package import Logging
import Synchronization
package import Telephony

/// Everything that the listener serves from, and what changes about it while it runs.
package final class Site: Sendable {
    /// The single writer.
    package let writer: Writer
    /// Whose webhooks are taken, each at `/webhooks/<name>`.
    let carriers: [any Carrier]
    let access: Access
    let audioFolder: String?
    let isSecure: Bool
    let time: any TimeSource
    let logger: Logger
    let version: String
    let counts = WebCounts()
    /// The figures of the day so far.
    let figures: LiveFigures
    let notices = Notices()
    private let state: Mutex<State>

    private struct State {
        var isDraining = false
        var flows: FlowStatus
    }

    /// Puts a site together.
    ///
    /// - Parameters:
    ///   - audioFolder: Where `/media/audio/` is served from; nil if flows play no files.
    ///   - isSecure: Whether clients come by HTTPS (in front of this listener).
    ///   - version: Shown in `/metrics`.
    package init(
        writer: Writer, carriers: [any Carrier], adminToken: Secret?, accounts: [Account], audioFolder: String?,
        isSecure: Bool, time: any TimeSource, logger: Logger, version: String
    ) {
        self.writer = writer
        self.carriers = carriers
        self.access = Access(adminToken: adminToken, accounts: accounts)
        self.audioFolder = audioFolder
        self.isSecure = isSecure
        self.time = time
        self.logger = logger
        self.version = version
        figures = LiveFigures(writer.store)
        state = Mutex(State(flows: FlowStatus(loadedAt: time.now)))
    }

    /// From now on `/readyz` says that no new work should come.
    package func beginDraining() {
        state.withLock { $0.isDraining = true }
    }

    /// Takes over a new configuration's accounts.
    ///
    /// - Parameter findings: What is wrong with flows whose earlier editions go on.
    package func configured(accounts: [Account], findings: [String]) {
        access.replace(accounts)
        let now = time.now
        state.withLock { state in
            if findings.isEmpty { state.flows.reloads += 1 } else { state.flows.failedReloads += 1 }
            state.flows.loadedAt = now
            state.flows.broken = findings.isEmpty ? nil : FlowStatus.Broken(at: now, findings: findings)
        }
    }

    /// The files were changed and cannot be used: what was loaded before goes on.
    package func configurationBroken(findings: [String]) {
        let now = time.now
        state.withLock { state in
            state.flows.failedReloads += 1
            state.flows.broken = FlowStatus.Broken(at: now, findings: findings)
        }
    }

    var isDraining: Bool { state.withLock { $0.isDraining } }
    var flows: FlowStatus { state.withLock { $0.flows } }
}

/// When files were read, and whether some wait to be repaired.
struct FlowStatus: Sendable {
    var loadedAt: Timestamp
    var reloads: UInt64 = 0
    var failedReloads: UInt64 = 0
    var broken: Broken?

    /// Files that could not be used.
    struct Broken: Sendable {
        var at: Timestamp
        var findings: [String]
    }

    init(loadedAt: Timestamp) {
        self.loadedAt = loadedAt
    }
}
