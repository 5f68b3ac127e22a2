import ArgumentParser
import CurlHTTP
import Foundation

/// `switchboard publish`: puts the edition of a flow's file in force.
struct PublishCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: "Let new calls begin with what a flow's file holds.",
        discussion: """
            EXAMPLES
              switchboard publish support                for all new calls
              switchboard publish support --percent 10   for one caller in ten
              switchboard publish support --only +34600111222

            Needed where config/switchboard.json says "publish": "by_command";
            otherwise a file comes into force as soon as it is saved without
            errors. Calls that are up keep the edition they began with. The
            same callers always belong to the ten in a hundred.
            """)

    @Argument(help: "The flow: its file's name without .json.")
    var flow: String

    @Option(help: "Only for this many callers in a hundred, 1 to 99.")
    var percent: Int?

    @Option(parsing: .upToNextOption, help: ArgumentHelp("Only for calls from these numbers.", valueName: "number"))
    var only: [String] = []

    @OptionGroup var server: ServerOptions

    func validate() throws {
        if percent != nil, !only.isEmpty { throw ValidationError("Give --percent or --only, not both.") }
        if let percent, !(1...99).contains(percent) { throw ValidationError("--percent is a number from 1 to 99.") }
    }

    func run() async throws {
        struct Share: Encodable {
            var percent: Int?
            var only: [String]?
        }
        let share = Share(percent: percent, only: only.isEmpty ? nil : only)
        let answer = try await server.ask(
            .post, "/api/v1/flows/\(flow)/publish", body: Array(JSONEncoder().encode(share)), as: FlowAnswer.self)
        Terminal.say(answer.line)
    }
}

/// `switchboard rollback`: goes back to an earlier edition of a flow.
struct RollbackCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rollback",
        abstract: "Let new calls begin with an earlier edition of a flow.",
        discussion: """
            EXAMPLES
              switchboard rollback support             to the one before
              switchboard rollback support --to BUNDLE

            The file is left alone and does not come into force again until it
            is changed, or published.
            """)

    @Argument(help: "The flow: its file's name without .json.")
    var flow: String

    @Option(help: ArgumentHelp("An edition that was in force before.", valueName: "bundle"))
    var to: String?

    @OptionGroup var server: ServerOptions

    func run() async throws {
        let body = to.map { ["bundle": $0] } ?? [:]
        let answer = try await server.ask(
            .post, "/api/v1/flows/\(flow)/rollback", body: Array(JSONEncoder().encode(body)), as: FlowAnswer.self)
        Terminal.say(answer.line)
    }
}
