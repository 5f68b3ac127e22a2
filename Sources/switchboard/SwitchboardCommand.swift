import ArgumentParser

/// The command line.
@main
struct SwitchboardCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "switchboard",
        abstract: "Answers a phone number: plays menus, queues callers, finds the right agent, asks how it went.",
        discussion: """
            EXAMPLES
              switchboard demo    a whole call on this machine; needs nothing
              switchboard check   looks for mistakes in ivr-flows and config
              switchboard serve   answers the numbers of a Telnyx application

            'switchboard help COMMAND' tells more about each. Exit status:
            0 for success, 1 if something failed or was found, 64 for a wrong
            command line, 78 if the settings or flows cannot be used.
            """,
        version: Version.text,
        subcommands: [
            ServeCommand.self, DemoCommand.self, CheckCommand.self, SignCommand.self, ExplainCommand.self,
            GraphCommand.self, DiffCommand.self, FormatCommand.self, PasswordCommand.self, WordsCommand.self,
            BenchCommand.self, EchoCarrierCommand.self, BareRouteCommand.self,
        ])
}
