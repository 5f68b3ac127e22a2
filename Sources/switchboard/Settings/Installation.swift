import CallFlow
import ContactCenter
import Foundation
import JSONSyntax
import Web

/// Everything that operators have written, read and checked together: settings, queues, agents, flows.
struct Installation: Sendable {
    var settings = Settings()
    var queues: [String: QueueSettings] = [:]
    var house = HouseRules()
    var agents: [AgentID: AgentSettings] = [:]
    var accounts: [Account] = []
    var programs: [Program] = []
    /// The ids of all flows that have a file, those with errors too.
    var flowFiles: Set<String> = []
    /// Flows that cannot run because they, or something that they reach, have errors.
    var brokenFlows: Set<String> = []
    /// What is wrong with the settings or deserves a look, file by file.
    private(set) var settingsFindings: [Finding] = []
    /// What is wrong with the flows or deserves a look, file by file.
    var flowFindings: [Finding] = []
    /// What is good to know about the flows and asks for nothing.
    var remarks: [Diagnostic] = []
    /// The sound files of the flows, by path.
    var sounds: [String: SoundFile]?
    /// `switchboard.json`, for findings that need the flows.
    private var file: Document?

    /// Reads an installation.
    ///
    /// Whatever is wrong becomes a finding; nothing is left out because of it.
    ///
    /// - Parameters:
    /// - config: The folder of the settings; nil for what the environment says, or `config`.
    /// - flows: The folder of the flows; nil for what the environment or the settings say.
    static func load(
        config: String? = nil, flows: String? = nil,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) -> Installation {
        var installation = Installation()
        let (values, troubles) = Settings.environment(environment, readFile: Files.text)
        installation.settingsFindings = troubles
        installation.settings.config = config ?? values["SWITCHBOARD_CONFIG"] ?? installation.settings.config
        installation.settings.takeSecrets(values)
        installation.readConfiguration()
        installation.settingsFindings += installation.settings.override(with: values)
        if let config { installation.settings.config = config }
        if let flows { installation.settings.flows = flows }
        installation.readFlows()
        return installation
    }

    /// An installation of flows alone, with these queues, that reads no configuration and no environment.
    static func demo(flows: String, queues: [String]) -> Installation {
        var installation = Installation()
        installation.settings.flows = flows
        installation.queues = Dictionary(uniqueKeysWithValues: queues.map { ($0, QueueSettings(name: $0)) })
        installation.readFlows()
        return installation
    }

    /// What the contact centre needs of it.
    var configuration: Configuration {
        Configuration(
            queues: queues, agents: agents, house: house, programs: programs, flowFiles: flowFiles,
            publishing: settings.publishing, defaultFlow: settings.defaultFlow, publicURL: settings.publicURL,
            webhooks: settings.webhooks)
    }

    /// Everything that was found.
    var findings: [Finding] { settingsFindings + flowFindings }

    /// `1 flow, 3 queues, 3 agents`.
    var size: String {
        let parts = [(programs.count, "flow"), (queues.count, "queue"), (agents.count, "agent")]
        return parts.map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }.joined(separator: ", ")
    }

    private mutating func readConfiguration() {
        let folder = settings.config
        if let document = Files.document(folder + "/switchboard.json") {
            let found = Findings(document)
            let secrets = settings.read(document, found)
            take(found, secrets)
            file = document
        }
        guard let queuesFile = document(folder + "/queues.json"), let agentsFile = document(folder + "/agents.json")
        else { return }
        let aboutQueues = Findings(queuesFile)
        let rules = QueuesFile.read(queuesFile, aboutQueues)
        queues = rules.queues
        house = rules.house
        take(aboutQueues)
        let aboutAgents = Findings(agentsFile)
        // An unreadable list of queues would make every mention of one an error of its own.
        let known = aboutQueues.has("F001") ? nil : Set(queues.keys)
        let content = AgentsFile.read(agentsFile, aboutAgents, queues: known)
        agents = content.agents
        accounts = content.accounts
        take(aboutAgents, content.secrets)
    }

    private mutating func readFlows() {
        let folder = settings.flows
        guard let names = Files.names(in: folder) else {
            settingsFindings.append(.path(folder, "the folder of the flows cannot be read"))
            return
        }
        let files = names.filter(FlowFolder.isFlowFile).compactMap { name in
            Files.bytes(folder + "/" + name).map {
                FlowFolder.File(name: name, path: folder + "/" + name, bytes: $0)
            }
        }
        let context = CheckContext.surroundings(ofFlowsIn: folder, settings)
        let loaded = FlowFolder(files, queues: Set(queues.keys), context: context)
        programs = loaded.programs
        remarks = loaded.remarks
        sounds = context.sounds
        flowFiles = Set(loaded.flows)
        brokenFlows = loaded.broken
        flowFindings = loaded.diagnostics.map(Finding.file)
        if files.isEmpty { settingsFindings.append(.path(folder, "there is no flow in this folder")) }
        if let name = settings.defaultFlow, !loaded.flows.contains(name) {
            checkDefaultFlow(name, flows: loaded.flows)
        }
    }

    private mutating func checkDefaultFlow(_ name: String, flows: [String]) {
        guard let file, let node = file.root?["default_flow"] else { return }
        settingsFindings.append(
            .file(
                Diagnostic(
                    code: "C106", in: file.source, at: node.span, pointer: "/default_flow",
                    message: "there is no flow \"\(name)\" in \(settings.flows)",
                    hint: Spelling.hint(for: name, among: flows))))
    }

    private mutating func document(_ path: String) -> Document? {
        if let document = Files.document(path) { return document }
        settingsFindings.append(.path(path, "the file is missing, or cannot be read"))
        return nil
    }

    private mutating func take(_ found: Findings, _ more: [Finding] = []) {
        settingsFindings += found.diagnostics.sorted().map(Finding.file) + more
    }
}
