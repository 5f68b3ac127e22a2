import CallFlow
import ContactCenter
import Foundation

/// The JSON files of a folder of flows, scenarios included.
struct FlowFiles {
    /// The folder's path.
    let folder: String
    /// Its files.
    let files: [FlowFolder.File]
    /// The flows in it; names of queues are not checked, so that no configuration is needed.
    let flows: FlowFolder

    /// Reads a folder; nil if it cannot be read.
    init?(folder: String) {
        guard let names = Files.names(in: folder) else { return nil }
        self.folder = folder
        files = names.filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }.compactMap { name in
            Files.bytes(folder + "/" + name).map {
                FlowFolder.File(name: name, path: folder + "/" + name, bytes: $0)
            }
        }
        flows = FlowFolder(files)
    }

    /// A flow as it would be with another file's text; nil if that cannot be read or has errors.
    func program(_ flow: String, from other: String) -> Program? {
        guard let bytes = Files.bytes(folder + "/" + other) else { return nil }
        let name = "\(flow).json"
        let changed = files.filter { $0.name != name } + [FlowFolder.File(name: name, bytes: bytes)]
        return FlowFolder(changed).programs.first { $0.flow == flow }
    }

    /// Writes a session as it is stored and reads it again.
    static let reread: World.Reread = { session in
        guard let stored = try? JSONEncoder().encode(session) else { return nil }
        return try? JSONDecoder().decode(FlowSession.self, from: stored)
    }

    /// Writes what a queue's scenario has changed as it is stored, and reads it again.
    static let rereadEntities: QueueStage.Reread = { written in
        guard let calls = through(written.calls), let agents = through(written.agents),
            let queues = through(written.queues), let publications = through(written.publications)
        else { return nil }
        return SavedState(
            counters: written.counters, calls: calls, agents: agents, queues: queues, publications: publications)
    }

    private static func through<Entity: Codable>(_ entities: [Entity]) -> [Entity]? {
        guard let stored = try? JSONEncoder().encode(entities) else { return nil }
        return try? JSONDecoder().decode([Entity].self, from: stored)
    }
}
