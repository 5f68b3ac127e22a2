import ContactCenter
import Engine
import Logging
import Web

/// Reads flows and configuration anew when a file changes.
///
/// Of a flow with errors the edition before goes on; broken settings change nothing at all.
struct FlowWatch: Sendable {
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
        let folders = folders
        let watch = FolderWatch(initial: initial, time: time, look: { Files.stamp(of: folders) }, load: load)
        try await watch.run { try await reload($0) }
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
