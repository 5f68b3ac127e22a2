import CallFlow
import JSONSyntax

extension LanguageSession {
    /// Takes a notification in; those that mean nothing here are passed over.
    mutating func hear(_ method: String, _ parameters: Node) {
        let uri = parameters.at("textDocument", "uri")?.text
        switch method {
        case "initialized": watchFiles()
        case "textDocument/didOpen":
            guard let uri, let text = parameters.at("textDocument", "text")?.text else { return }
            open(uri, text, parameters.at("textDocument", "version")?.integer)
        case "textDocument/didChange":
            guard let uri, let text = parameters["contentChanges"]?.elements.last?["text"]?.text else { return }
            change(uri, text, parameters.at("textDocument", "version")?.integer)
        case "textDocument/didSave": reload()
        case "textDocument/didClose":
            if let uri { close(uri) }
        case "workspace/didChangeWatchedFiles": reload()
        default: return
        }
    }

    private mutating func open(_ uri: String, _ text: String, _ version: Int?) {
        guard let path = FileAddress.path(uri), let (folder, name) = FileAddress.parts(path) else { return }
        if let setting = setting(at: path) {
            documents[setting] = OpenDocument(uri: uri, version: nil)
            publishSettings()
            return
        }
        guard EditorFolder.isOurs(name), folders[folder] != nil || isFolderOfFlows(folder, name, text) else { return }
        documents[path] = OpenDocument(uri: uri, version: version)
        if folders[folder] == nil {
            let files = workplace.files(folder) ?? []
            folders[folder] = OpenFolder(folder, files, queues: queues(of: folder))
        }
        folders[folder]?.put(FlowFolder.File(name: name, path: path, bytes: Array(text.utf8)))
    }

    /// Whether a folder holds flows: that of the installation, or one in which a file looks like a flow.
    ///
    /// Editors open any JSON file with the servers for JSON; those of other programs are left in peace.
    private func isFolderOfFlows(_ folder: String, _ name: String, _ text: String) -> Bool {
        if isInstalled(folder) { return true }
        let root = Document(Array(text.utf8), path: name).root
        return root?["spec"] != nil && ["states", "scenarios", "prompts"].contains { root?[$0] != nil }
    }

    private mutating func change(_ uri: String, _ text: String, _ version: Int?) {
        guard let path = FileAddress.path(uri), documents[path] != nil,
            let (folder, name) = FileAddress.parts(path)
        else { return }
        guard folders[folder] != nil, EditorFolder.isOurs(name) else { return }
        documents[path]?.version = version
        folders[folder]?.put(FlowFolder.File(name: name, path: path, bytes: Array(text.utf8)))
    }

    /// A closed document counts as it lies on the disk; a folder of which nothing is open is forgotten.
    private mutating func close(_ uri: String) {
        guard let path = FileAddress.path(uri), documents.removeValue(forKey: setting(at: path) ?? path) != nil,
            let (folder, name) = FileAddress.parts(path), folders[folder] != nil
        else { return }
        guard documents.keys.contains(where: { FileAddress.parts($0)?.folder == folder }) else {
            folders[folder] = nil
            publish()
            return
        }
        if let bytes = workplace.bytes(path) {
            folders[folder]?.put(FlowFolder.File(name: name, path: path, bytes: bytes))
        } else {
            folders[folder]?.remove(name)
        }
    }

    /// Reads what is not open in the editor anew, and the installation.
    private mutating func reload() {
        installed = workplace.installation()
        publishSettings()
        for (path, folder) in folders {
            let queues = queues(of: path)
            folders[path]?.know(queues: queues)
            guard let files = workplace.files(path) else { continue }
            let ours = files.filter { EditorFolder.isOurs($0.name) && documents[$0.path] == nil }
            for file in ours { folders[path]?.put(file) }
            folders[path]?.isStale = true
            let present = Set(files.map(\.name))
            for name in folder.files.keys where !present.contains(name) && documents["\(path)/\(name)"] == nil {
                folders[path]?.remove(name)
            }
        }
    }

    /// The queues of the configuration, if the folder is the installation's.
    private func queues(of folder: String) -> Set<String>? {
        isInstalled(folder) ? installed?.queues : nil
    }

    /// Whether a folder is that of the installation's flows, by whichever way the editor comes to it.
    func isInstalled(_ folder: String) -> Bool {
        guard let flows = installed?.flows else { return false }
        return folder == flows || workplace.resolved(folder) == workplace.resolved(flows)
    }

    /// The path under which the installation knows a file of its settings; nil for any other file.
    private func setting(at path: String) -> String? {
        guard let settings = installed?.settings else { return nil }
        if settings.contains(path) { return path }
        let place = workplace.resolved(path)
        return settings.first { workplace.resolved($0) == place }
    }
}
