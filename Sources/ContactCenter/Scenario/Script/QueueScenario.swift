package import CallFlow
package import JSONSyntax
import Telephony

/// One scenario of a file about a queue: who calls, what agents do, and who should get whom.
package struct QueueScenario: Sendable {
    /// What it shows.
    package let name: String
    /// The file's path, as it is shown.
    package let file: String
    /// Where it begins.
    package let line: Int
    let source: SourceFile
    let entry: Entry
    let given: QueueGiven
    let steps: [QueueStep]
    let figures: [ExpectedFigure]
    /// Whether no call may be offered that no line expects.
    let isStrict: Bool
    /// The flows that callers meet who call no number, by what they ask for.
    let wishes: [QueueGiven.Wish]
    let programs: [Program]

    /// The rules in force while it is played.
    func configuration(_ base: Configuration) -> Configuration {
        var configuration = base
        configuration.queues = given.queues
        configuration.house = given.house
        configuration.agents = given.cast.mapValues(\.settings)
        configuration.programs = base.programs + programs
        configuration.webhooks = []
        configuration.publishing = .onSave
        return configuration
    }
}

/// The scenarios about queues in a folder of flows.
package struct QueueScenarioFolder: Sendable {
    /// The scenarios of the files that have no errors, in the files' order.
    package private(set) var scenarios: [QueueScenario] = []
    /// What was found in these files, by file and place.
    package private(set) var diagnostics: [Diagnostic] = []
    /// The programs that were made for callers who call no number, for whoever reads the files again.
    package private(set) var programs: QueuePrograms

    /// Reads the files about queues among these; the others are passed over.
    ///
    /// - Parameters:
    ///   - base: Queues and agents for files that give none, and the flows whose numbers can be called.
    ///   - programs: What an earlier reading made, which need not be made again.
    package init(_ files: [FlowFolder.File], base: Configuration, programs: QueuePrograms = QueuePrograms()) {
        self.programs = programs
        for file in files.sorted(by: { $0.name < $1.name }) where ScenarioFolder.isScenarioFile(file.name) {
            let document = Document(file.bytes, path: file.path)
            guard ScenarioFolder.isAboutQueues(document) else { continue }
            let read = QueueScenarioFile(document, base: base, programs: self.programs)
            self.programs = read.programs
            diagnostics += read.findings.diagnostics
            if !read.findings.hasErrors { scenarios += read.scenarios }
        }
        diagnostics.sort()
    }
}
