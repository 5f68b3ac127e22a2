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
              switchboard call support   calls a flow from the keyboard
              switchboard test    plays the scenarios in ivr-flows
              switchboard serve   answers the numbers of a Telnyx application

            'switchboard help COMMAND' tells more about each. Exit status:
            0 for success, 1 if something failed or was found, 64 for a wrong
            command line, 78 if the settings or flows cannot be used.
            """,
        version: Version.text,
        groupedSubcommands: [
            CommandGroup(
                name: "TO RUN",
                subcommands: [
                    ServeCommand.self,
                    DemoCommand.self,
                ]),
            CommandGroup(
                name: "TO WRITE FLOWS",
                subcommands: [
                    CheckCommand.self,
                    DoctorCommand.self,
                    TestCommand.self,
                    WatchCommand.self,
                    CallCommand.self,
                    ScenarioCommand.self,
                    CrawlCommand.self,
                    GraphCommand.self,
                    DiffCommand.self,
                    FormatCommand.self,
                    RenameCommand.self,
                    SchemaCommand.self,
                    LanguageServerCommand.self,
                    WordsCommand.self,
                ]),
            CommandGroup(
                name: "TO PUBLISH FLOWS",
                subcommands: [
                    PublishCommand.self,
                    RollbackCommand.self,
                    DrainCommand.self,
                    MoveCommand.self,
                    CalendarCommand.self,
                ]),
            CommandGroup(
                name: "TO LOOK BACK",
                subcommands: [
                    ExplainCommand.self,
                    FiguresCommand.self,
                    QueueLogCommand.self,
                ]),
            CommandGroup(
                name: "TO LOOK AHEAD",
                subcommands: [
                    SimulateCommand.self
                ]),
            CommandGroup(
                name: "MORE",
                subcommands: [
                    SignCommand.self,
                    PasswordCommand.self,
                    BenchCommand.self,
                    EchoCarrierCommand.self,
                    BareRouteCommand.self,
                ]),
        ])
}
