package import JSONSyntax

extension FlowGraph {
    /// The pictures of every flow of a folder that can be read as one, broken or not, by id.
    ///
    /// Files are read and resolved as for running; what is wrong with them is for `FlowFolder` to say.
    package static func all(in files: [FlowFolder.File]) -> [FlowGraph] {
        var loading = FolderLoading(queues: nil)
        for file in files.sorted(by: { $0.name < $1.name }) where FlowFolder.isFlowFile(file.name) {
            loading.read(file)
        }
        loading.check()
        return loading.checks.map { FlowGraph($0) }
    }

    /// What was found about each state, by its name.
    ///
    /// - Parameters:
    ///   - diagnostics: findings of the folder.
    ///   - file: the path of this flow's file in them.
    package func findings(in diagnostics: [Diagnostic], about file: String) -> [GraphNode.ID: [Diagnostic]] {
        var byState: [GraphNode.ID: [Diagnostic]] = [:]
        for finding in diagnostics where finding.file == file {
            let steps = finding.pointer.split(separator: "/", omittingEmptySubsequences: false)
            guard steps.count >= 3, steps[1] == "states" else { continue }
            byState[String(steps[2]), default: []].append(finding)
        }
        return byState
    }
}
