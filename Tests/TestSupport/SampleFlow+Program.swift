import CallFlow

extension Program {
    /// The compiled sample flow.
    static var sample: Program {
        let folder = FlowFolder([FlowFolder.File(name: "sample.json", bytes: Array(sampleFlow.utf8))])
        guard let program = folder.programs.first else {
            fatalError("the sample flow is broken: \(folder.diagnostics)")
        }
        return program
    }
}
