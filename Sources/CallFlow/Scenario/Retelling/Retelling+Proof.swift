import JSONSyntax

extension Retelling {
    /// Why a text does not play the call as a scenario; nil if it does.
    ///
    /// - Parameters:
    ///   - text: what `scenario(name:)` gave.
    ///   - folder: the flows.
    ///   - reread: stores the session after each step and reads it again; nil to leave that out.
    package static func complaint(about text: String, in folder: FlowFolder, reread: World.Reread?) -> String? {
        let name = "retold.test.json"
        let read = ScenarioFolder([FlowFolder.File(name: name, bytes: Array(text.utf8))], of: folder)
        if let error = read.diagnostics.first(where: { $0.file == name && $0.severity == .error }) { return error.text }
        guard let scenario = read.scenarios.first else { return "there is no scenario in it" }
        return scenario.play(reread: reread).failure?.text
    }
}
