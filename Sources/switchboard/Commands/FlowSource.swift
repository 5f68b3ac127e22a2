import CallFlow

/// The files that a command about flows is to work on.
struct FlowSource {
    /// The folder, as diagnostics show it.
    let folder: String
    /// Its flows, libraries and scenarios.
    let files: [FlowFolder.File]
    /// The flow that was asked for; nil for the whole folder.
    let flow: String?
    /// The queues of the configuration; nil if the files do not belong to an installation.
    let queues: Set<String>?

    /// Reads what an argument names: a flow of the installation, a file, or a folder.
    init(_ argument: String?, flows: String? = nil) throws {
        if let argument, argument.hasSuffix(".json") {
            let parts = argument.split(separator: "/", omittingEmptySubsequences: false)
            let folder = parts.dropLast().joined(separator: "/")
            try self.init(
                folder: parts.count == 1 ? "." : folder.isEmpty ? "/" : folder,
                flow: String((parts.last ?? "").dropLast(".json".count)), queues: nil)
            return
        }
        if let argument, flows == nil, Files.isFolder(argument) {
            try self.init(folder: argument, flow: nil, queues: nil)
            return
        }
        let installation = Installation.load(flows: flows)
        let queues = installation.queues.isEmpty ? nil : Set(installation.queues.keys)
        try self.init(folder: installation.settings.flows, flow: argument, queues: queues)
    }

    private init(folder: String, flow: String?, queues: Set<String>?) throws {
        guard let names = Files.names(in: folder) else {
            throw Exit.because("The folder \(folder) cannot be read.")
        }
        self.folder = folder
        self.flow = flow
        self.queues = queues
        files = names.filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }.compactMap { name in
            let path = folder == "." ? name : "\(folder)/\(name)"
            return Files.bytes(path).map { FlowFolder.File(name: name, path: path, bytes: $0) }
        }
        if let flow, !files.contains(where: { $0.name == "\(flow).json" }) {
            let known = files.map(\.name).filter { FlowFolder.isFlowFile($0) && !$0.hasPrefix("_") }
            throw Exit.because(
                "There is no flow \"\(flow)\" in \(folder); there is "
                    + "\(known.map { String($0.dropLast(".json".count)) }.joined(separator: ", ")).")
        }
    }

    /// What is wrong with the folder.
    func check() -> FlowFolder { FlowFolder(files, queues: queues) }
}
