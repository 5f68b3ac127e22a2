import ArgumentParser

/// The command line.
@main
struct SwitchboardCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "switchboard")
}
