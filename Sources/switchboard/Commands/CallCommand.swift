import ArgumentParser
import CallFlow
import Foundation
import JSONSyntax
import Telephony

/// `switchboard call`: plays a flow in the terminal.
struct CallCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "call",
        abstract: "Call a flow from the keyboard, and keep the call as a scenario.",
        discussion: """
            EXAMPLES
              switchboard call support
              switchboard call support --at 2026-12-25T10:00
              switchboard call support --record ivr-flows/mine.test.json
              printf '2\\n1\\n/agent answers\\n' | switchboard call support

            Type keys, or nothing for silence; time passes as fast as you
            type. /help tells all that can be typed, /undo takes a line back.
            With --record the call is written as a scenario when it ends, for
            'switchboard test' to play again.
            """)

    @Argument(help: "The flow: its file's name without .json.")
    var flow: String

    @Option(help: ArgumentHelp("The folder of the flows.", valueName: "dir"))
    var flows = "ivr-flows"

    @Option(help: ArgumentHelp("When to call: 2026-12-25T10:00 in UTC; now if not given.", valueName: "moment"))
    var at: String?

    @Option(help: ArgumentHelp("Write the call as a scenario into this new file.", valueName: "file"))
    var record: String?

    func validate() throws {
        if let at, Self.moment(at) == nil { throw ValidationError("--at is written 2026-12-25T10:00.") }
        if let record, FileManager.default.fileExists(atPath: record) {
            throw ValidationError("\(record) is there already; give --record a new name.")
        }
    }

    func run() async throws {
        guard let files = FlowFiles(folder: flows) else {
            throw Exit.because("The folder \(flows) cannot be read.", Exit.usage)
        }
        guard let program = files.flows.programs.first(where: { $0.flow == flow }) else { throw explain(files.flows) }
        let now = at.flatMap(Self.moment) ?? Timestamp(seconds: Int64(Date().timeIntervalSince1970))
        var rehearsal = Rehearsal(program, at: now, reread: FlowFiles.reread)
        Terminal.tell(Rehearsal.introduction)
        for line in rehearsal.begin() { Terminal.say(line) }
        let isTyped = isatty(STDIN_FILENO) == 1
        while let line = Self.read(isTyped), let shown = rehearsal.take(line) {
            if !isTyped { Terminal.say("> \(line)") }
            for line in shown { Terminal.say(line) }
        }
        if let record { try write(rehearsal, to: record) }
        if !rehearsal.world.troubles.isEmpty { throw Exit.failed }
    }

    private static func moment(_ text: String) -> Timestamp? {
        Timestamp(iso8601: text + ":00Z")
    }

    private static func read(_ isTyped: Bool) -> String? {
        if isTyped { FileHandle.standardError.write(Data("> ".utf8)) }
        return readLine(strippingNewline: true)
    }

    /// Why there is no such flow.
    private func explain(_ folder: FlowFolder) -> ExitCode {
        if folder.flows.contains(flow) {
            for finding in folder.diagnostics where finding.severity == .error { Terminal.tell(finding.text) }
            return Exit.because("The flow \"\(flow)\" has errors.")
        }
        let hint = Spelling.hint(for: flow, among: folder.flows) ?? "There are \(folder.flows.joined(separator: ", "))."
        return Exit.because("There is no flow \"\(flow)\" in \(flows): \(hint)", Exit.usage)
    }

    private func write(_ rehearsal: Rehearsal, to path: String) throws {
        let text = rehearsal.scenario(name: "A call of \(flow)")
        guard FileManager.default.createFile(atPath: path, contents: Data(text.utf8)) else {
            throw Exit.because("\(path) cannot be written.")
        }
        Terminal.tell("Written to \(path): give it a name that says what it shows.")
    }
}
