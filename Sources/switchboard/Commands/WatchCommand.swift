import ArgumentParser
import Engine
import Foundation

/// `switchboard watch`: tells after each save what is wrong.
struct WatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Check the flows and play their scenarios after every save.",
        discussion: """
            EXAMPLES
              switchboard watch

            Keep it open beside your editor. Whenever a file of the flows or
            the configuration is saved, it prints every finding, the scenarios
            that fail, and how much of each flow the scenarios walk. While no
            flow has an error it also keeps the schemas in the folder schema up
            to date, one for each flow with the names that it may use: with
            "$schema": "./schema/support.schema.json" an editor completes them.
            Ctrl-C ends it. Publishes nothing, and needs no key.
            """)

    @Option(help: ArgumentHelp("The folder of the flows.", valueName: "dir"))
    var flows: String?

    func run() async throws {
        let flows = flows
        let settings = Installation.load(flows: flows).settings
        let folders = [settings.flows, settings.config]
        guard Files.isFolder(settings.flows) else {
            throw Exit.because("The folder \(settings.flows) cannot be read.", Exit.usage)
        }
        let initial = Files.stamp(of: folders)
        try Self.tell(FlowRound(flows: flows), flows: flows)
        Terminal.tell("Watching \(settings.flows) and \(settings.config); Ctrl-C ends.")
        let watch = FolderWatch(
            initial: initial, time: SystemTime(), look: { Files.stamp(of: folders) },
            load: { FlowRound(flows: flows) })
        let signals = Signals()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await watch.run { try Self.tell($0, flows: flows) } }
            group.addTask { await signals.wait() }
            try await group.next()
            group.cancelAll()
        }
        Terminal.tell("Ended.")
    }

    private static func tell(_ round: FlowRound, flows: String?) throws {
        let time = Date().formatted(Date.ISO8601FormatStyle(timeZone: .current).time(includingFractionalSeconds: false))
        Terminal.say(Terminal.painted("── \(time) " + String(repeating: "─", count: 40), .bold))
        for line in round.lines { Terminal.say(line) }
        guard round.isSound else { return }
        let written = try SchemaFiles.write(FlowSource(nil, flows: flows), names: true, docs: false)
        guard !written.isEmpty else { return }
        Terminal.say("Names for completion: \(written.count) file\(written.count == 1 ? "" : "s") written.")
    }
}
