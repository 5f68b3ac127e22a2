import ContactCenter
import Engine
import Logging
import Web

/// Reads flows and configuration anew when a file changes.
///
/// Broken files change nothing: what was loaded goes on.
struct FlowWatch: Sendable {
    /// How often the folders are looked at.
    static let interval = Duration.seconds(2)

    let folders: [String]
    /// What the folders looked like before they were loaded.
    let initial: [String: String]
    let load: @Sendable () -> Installation
    let writer: Writer
    let site: Site
    let logger: Logger

    /// Watches until the task is cancelled.
    func run() async throws {
        var last = initial
        while !Task.isCancelled {
            try await Task.sleep(for: Self.interval)
            let stamp = Files.stamp(of: folders)
            guard stamp != last else { continue }
            last = stamp
            try await reload()
        }
    }

    private func reload() async throws(StoreFailure) {
        let installation = load()
        guard !installation.findings.hasErrors else {
            for finding in installation.findings { Terminal.tell(finding.text) }
            let lines = installation.findings.filter(\.isError).map(\.line)
            logger.error(
                "the changed files cannot be used; calls go on with what was loaded before",
                metadata: ["findings": "\(installation.findings.summary)"])
            site.configurationBroken(findings: Array(lines.prefix(50)))
            return
        }
        try await writer.configure(installation.configuration)
        site.configured(programs: installation.programs, accounts: installation.accounts)
        logger.info(
            "the changed files are in use for new calls", metadata: ["flows": "\(installation.programs.count)"])
    }
}
