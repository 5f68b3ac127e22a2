import ArgumentParser
import CallFlow
import JSONSyntax

/// `switchboard rename`: gives something another name wherever it is mentioned.
struct RenameCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rename",
        abstract: "Rename a state, prompt, queue, mailbox, calendar, destination or variable everywhere.",
        discussion: """
            EXAMPLES
              switchboard rename state main main_menu --flow support
              switchboard rename prompt goodbye farewell --dry-run

            Changes flows, libraries and scenarios, and nothing in them but
            the name. Refuses if the new name is taken or no name, or if
            something would be wrong afterwards. A queue must be renamed in
            config/queues.json and config/agents.json by hand.
            """)

    @Argument(help: "What it is: state, prompt, queue, mailbox, calendar, destination or variable.")
    var subject: Subject

    @Argument(help: "Its name.")
    var old: String

    @Argument(help: "Its new name.")
    var new: String

    @Option(help: ArgumentHelp("The flow that is meant, where several have one of that name.", valueName: "flow"))
    var flow: String?

    @Flag(help: "Show the lines that would change, and change nothing.")
    var dryRun = false

    @Option(help: ArgumentHelp("The folder of the flows.", valueName: "dir"))
    var flows: String?

    /// What can be renamed, as the command line says it.
    struct Subject: ExpressibleByArgument {
        let value: FlowRename.Subject

        init?(argument: String) {
            guard let value = FlowRename.Subject(rawValue: argument) else { return nil }
            self.value = value
        }

        static var allValueStrings: [String] { FlowRename.Subject.allCases.map(\.rawValue) }
    }

    func run() async throws {
        let source = try FlowSource(flow, flows: flows)
        let change: FlowRename
        do {
            change = try FlowRename(subject.value, from: old, to: new, in: flow, of: source.files)
        } catch {
            if let finding = error.finding { Terminal.say(finding.text) }
            throw Exit.because(error.message)
        }
        for line in change.lines {
            Terminal.say("\(line.path):\(line.number):")
            Terminal.say(Terminal.painted("- \(line.before)", .red))
            Terminal.say(Terminal.painted("+ \(line.after)", .green))
        }
        let count = "\(change.lines.count) \(change.lines.count == 1 ? "line" : "lines")"
        guard !dryRun else {
            Terminal.tell("\(count) would change.")
            return
        }
        for file in change.files { try Files.replace(file.path, with: String(decoding: file.bytes, as: UTF8.self)) }
        Terminal.tell("\(count) changed.")
        if subject.value == .queue {
            Terminal.tell("Now rename it in queues.json and agents.json of the configuration too.")
        }
    }
}
