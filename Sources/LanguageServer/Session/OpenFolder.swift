import CallFlow
import JSONSyntax

/// A folder of flows of which a file is or was open.
struct OpenFolder {
    let path: String
    private(set) var files: [String: FlowFolder.File]
    private(set) var editor: EditorFolder
    /// What was found last, by the file's name.
    var findings: [String: [Diagnostic]] = [:]
    /// What scenarios that were run from the editor did otherwise, by the file's name, until something changes.
    var failures: [String: [Diagnostic]] = [:]
    /// The flows without errors, as they were checked last.
    private(set) var programs: [Program] = []
    /// Whether something has changed since the last check.
    var isStale = true

    init(_ path: String, _ files: [FlowFolder.File], queues: Set<String>?) {
        self.path = path
        let ours = files.filter { EditorFolder.isOurs($0.name) }
        self.files = Dictionary(ours.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        editor = EditorFolder(ours, queues: queues)
    }

    /// Puts a file in the place of the one of its name.
    mutating func put(_ file: FlowFolder.File) {
        if let known = files[file.name], known.bytes == file.bytes { return }
        files[file.name] = file
        editor.put(file)
        change()
    }

    /// Takes a file out.
    mutating func remove(_ name: String) {
        guard files.removeValue(forKey: name) != nil else { return }
        editor.remove(name)
        change()
    }

    /// Notes that what was found may not be so any more.
    mutating func change() {
        isStale = true
        failures = [:]
    }

    mutating func know(queues: Set<String>?) {
        guard editor.queues != queues else { return }
        editor.queues = queues
        isStale = true
    }

    /// Checks everything as `switchboard check` does.
    ///
    /// - Parameters:
    ///   - context: what else flows are checked against.
    ///   - aboutQueues: what is wrong with the scenarios about queues among these files.
    mutating func check(_ context: CheckContext, aboutQueues: ([FlowFolder.File]) -> [Diagnostic]) {
        let list = Array(files.values)
        let flows = FlowFolder(list, queues: editor.queues, context: context)
        let found = flows.diagnostics + ScenarioFolder(list, of: flows).diagnostics + aboutQueues(list)
        findings = Dictionary(grouping: found) { FileAddress.parts($0.file)?.name ?? $0.file }
        programs = flows.programs + flows.drafts
        isStale = false
    }

    /// What is to be shown for a file.
    func shown(_ name: String) -> [Diagnostic] { (findings[name] ?? []) + (failures[name] ?? []) }
}
