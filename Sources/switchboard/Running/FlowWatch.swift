import ContactCenter
import Engine
import Logging
import Telephony
import Web

/// Reads flows and configuration anew when a file changes.
///
/// Of a flow with errors the edition before goes on; broken settings change nothing at all.
struct FlowWatch: Sendable {
    /// How often the folders are looked at.
    static let interval = Duration.milliseconds(500)
    /// How long nothing may have changed before the files are read: half a save is never judged.
    static let calm = Duration.milliseconds(300)
    /// How often a restless folder is looked at before it is read as it is.
    static let patience = 100

    let folders: [String]
    /// What the folders looked like before they were loaded.
    let initial: [String: String]
    let load: @Sendable () -> Installation
    let writer: Writer
    let site: Site
    let logger: Logger
    let time: any TimeSource

    /// Watches until the task is cancelled.
    func run() async throws {
        var last = initial
        while !Task.isCancelled {
            try await time.sleep(until: time.now + Self.interval)
            let stamp = Files.stamp(of: folders)
            guard stamp != last else { continue }
            let (installation, seen) = try await settled(stamp)
            last = seen
            try await reload(installation)
        }
    }

    /// Reads the files once they have come to rest, and again if one was changed meanwhile.
    private func settled(_ stamp: [String: String]) async throws -> (Installation, [String: String]) {
        var stamp = stamp
        for _ in 0..<Self.patience {
            try await time.sleep(until: time.now + Self.calm)
            let now = Files.stamp(of: folders)
            guard now == stamp else {
                stamp = now
                continue
            }
            let installation = load()
            let after = Files.stamp(of: folders)
            guard after != stamp else { return (installation, stamp) }
            stamp = after
        }
        return (load(), stamp)
    }

    private func reload(_ installation: Installation) async throws(StoreFailure) {
        for finding in installation.findings { Terminal.tell(finding.text) }
        let lines = installation.findings.filter(\.isError).map(\.line)
        guard !installation.settingsFindings.hasErrors else {
            logger.error(
                "the changed files cannot be used; calls go on with what was loaded before",
                metadata: ["findings": "\(installation.findings.summary)"])
            site.configurationBroken(findings: Array(lines.prefix(50)))
            return
        }
        try await writer.configure(installation.configuration)
        site.configured(accounts: installation.accounts, findings: Array(lines.prefix(50)))
        let broken = installation.brokenFlows.sorted()
        guard lines.isEmpty else {
            logger.error(
                "some flows cannot be used; calls go on with what was in force of them before",
                metadata: ["flows": "\(broken.joined(separator: " "))", "findings": "\(installation.findings.summary)"])
            return
        }
        let news =
            installation.settings.publishing == .onSave ? "in use for new calls" : "read, and wait to be published"
        logger.info(
            "the changed files are \(news)", metadata: ["flows": "\(installation.programs.count)"])
    }
}
