import ArgumentParser
import CallFlow
import JSONSyntax

/// `switchboard diff`: what callers would notice between two versions.
struct DiffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Tell in words what two versions of flows do differently.",
        discussion: """
            EXAMPLES
              switchboard diff published ivr-flows
              switchboard diff old/support.json ivr-flows/support.json

            One line for each difference, the weightiest first: numbers,
            states, where keys and outcomes lead, waiting times, opening
            hours, wording by language. Order, layout and notes are no
            difference. Exit status 0 if nothing differs, 1 if something
            does. To see it drawn: switchboard graph --diff.
            """)

    @Argument(help: "The old folder or flow file.")
    var old: String

    @Argument(help: "The new folder or flow file.")
    var new: String

    func run() async throws {
        let before = try FlowSource(old)
        let now = try FlowSource(new)
        guard (before.flow == nil) == (now.flow == nil) else {
            throw Exit.because("Give two folders or two flows, not one of each.")
        }
        var flows: (old: String, new: String)?
        if let first = before.flow, let second = now.flow { flows = (first, second) }
        for (flow, source) in [(before.flow, before), (now.flow, now)] {
            try FlowSource.demandReadable(source, flow: flow)
        }
        let found = FlowDifference.between(before.files, now.files, flows: flows)
        for difference in found { Terminal.say("\(difference.place): \(difference.text)") }
        guard found.isEmpty else { throw Exit.failed }
        Terminal.tell("No difference.")
    }
}

extension FlowSource {
    /// Ends the command if a file that is to be compared is no JSON: it would look as if all of it had gone.
    fileprivate static func demandReadable(_ source: FlowSource, flow: String?) throws {
        let broken = source.check().diagnostics.filter { $0.code == "F001" }
        guard let first = broken.first(where: { finding in flow.map { finding.file.hasSuffix("\($0).json") } ?? true })
        else { return }
        Terminal.say(first.text)
        throw Exit.because("\(first.file) cannot be read.")
    }
}
