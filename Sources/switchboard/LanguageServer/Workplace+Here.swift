import CallFlow
import ContactCenter
import Foundation
import JSONSyntax
import LanguageServer

extension Workplace {
    /// This machine, with the installation in the folder that the process stands in.
    ///
    /// - Parameters:
    ///   - config: the folder of the settings, as on the command line.
    ///   - flows: the folder of the flows, as on the command line.
    static func here(config: String?, flows: String?) -> Workplace {
        let manager = FileManager.default
        return Workplace(
            files: { folder in
                Files.names(in: folder)?.filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }.compactMap { name in
                    let path = folder == "/" ? "/\(name)" : "\(folder)/\(name)"
                    return Files.bytes(path).map { FlowFolder.File(name: name, path: path, bytes: $0) }
                }
            }, bytes: Files.bytes, enter: { _ = manager.changeCurrentDirectoryPath($0) },
            resolved: { URL(filePath: $0).resolvingSymlinksInPath().path(percentEncoded: false).trimmingSlash },
            installation: { InstalledFacts(Installation.load(config: config, flows: flows)) }, reread: FlowFiles.reread)
    }
}

extension InstalledFacts {
    /// The files of the settings, the queues first.
    private static let files = ["queues.json", "agents.json", "switchboard.json"]

    init(_ installation: Installation) {
        let settings = installation.settings
        let config = Self.absolute(settings.config)
        let found = installation.settingsFindings.compactMap { finding -> Diagnostic? in
            switch finding {
            case .file(let diagnostic): diagnostic.moved(to: Self.absolute(diagnostic.file))
            case .variable, .path: nil
            }
        }
        let base = installation.configuration
        let context = CheckContext.surroundings(ofFlowsIn: settings.flows, settings)
        self.init(
            flows: Self.absolute(settings.flows),
            queues: installation.queues.isEmpty ? nil : Set(installation.queues.keys), context: context,
            aboutQueues: { QueueScenarioFolder($0, base: base).diagnostics },
            settings: Self.files.map { "\(config)/\($0)" }, findings: found)
    }

    private static func absolute(_ path: String) -> String {
        URL(filePath: path).standardizedFileURL.path(percentEncoded: false).trimmingSlash
    }
}

extension String {
    fileprivate var trimmingSlash: String { count > 1 && hasSuffix("/") ? String(dropLast()) : self }
}
