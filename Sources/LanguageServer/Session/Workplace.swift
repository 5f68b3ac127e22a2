package import CallFlow
package import JSONSyntax

/// What a session asks of the machine that it runs on.
package struct Workplace {
    /// The JSON files that lie directly in a folder, by absolute path; nil if it cannot be read.
    package let files: (_ folder: String) -> [FlowFolder.File]?
    /// The content of one file; nil if it cannot be read.
    package let bytes: (_ path: String) -> [UInt8]?
    /// Makes the editor's folder the one that the installation is looked for in.
    package let enter: (_ folder: String) -> Void
    /// A path without symbolic links, for comparisons; the path itself if there is nothing there.
    package let resolved: (_ path: String) -> String
    /// What the installation says now.
    package let installation: () -> InstalledFacts
    /// Stores the session of a scenario and reads it again; nil to leave that out.
    package let reread: World.Reread?

    /// Describes a machine.
    package init(
        files: @escaping (_ folder: String) -> [FlowFolder.File]?, bytes: @escaping (_ path: String) -> [UInt8]?,
        enter: @escaping (_ folder: String) -> Void, resolved: @escaping (_ path: String) -> String,
        installation: @escaping () -> InstalledFacts, reread: World.Reread?
    ) {
        self.files = files
        self.bytes = bytes
        self.enter = enter
        self.resolved = resolved
        self.installation = installation
        self.reread = reread
    }
}

/// What an installation says of the world that its flows live in.
package struct InstalledFacts: Sendable {
    /// The folder of the flows, as an absolute path.
    package let flows: String
    /// The names of its queues; nil if they are not known.
    package let queues: Set<String>?
    /// What else flows are checked against.
    package let context: CheckContext
    /// What is wrong with the scenarios about queues among files of its flows.
    package let aboutQueues: @Sendable ([FlowFolder.File]) -> [Diagnostic]
    /// The files of its settings, as absolute paths, the queues first.
    package let settings: [String]
    /// What is wrong with the settings; the paths are absolute.
    package let findings: [Diagnostic]

    /// Describes an installation.
    package init(
        flows: String, queues: Set<String>?, context: CheckContext,
        aboutQueues: @escaping @Sendable ([FlowFolder.File]) -> [Diagnostic], settings: [String],
        findings: [Diagnostic]
    ) {
        self.flows = flows
        self.queues = queues
        self.context = context
        self.aboutQueues = aboutQueues
        self.settings = settings
        self.findings = findings
    }
}
