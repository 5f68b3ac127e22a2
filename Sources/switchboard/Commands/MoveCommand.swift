import ArgumentParser
import CurlHTTP
import Foundation

/// `switchboard move`: lets calls that are up go on in another edition of their flow.
struct MoveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "move",
        abstract: "Let calls that are up go on in another edition of their flow.",
        discussion: """
            EXAMPLES
              switchboard drain                      which editions there are
              switchboard move --from OLD --to NEW

            Calls keep the edition they began with; this is for the day on
            which they must not. A call is moved only if every state that it is
            in exists in the other edition, with the same kind, and every value
            that it holds fits there. The others stay, and the reasons are told.
            """)

    @Option(help: ArgumentHelp("The edition that the calls are in.", valueName: "bundle"))
    var from: String

    @Option(help: ArgumentHelp("The edition to go on in.", valueName: "bundle"))
    var to: String

    @OptionGroup var server: ServerOptions

    private struct Answer: Decodable, Sendable {
        var moved: [String]
        var stay: [String: Int]
    }

    func run() async throws {
        let answer = try await server.ask(
            .post, "/api/v1/bundles/\(from)/move", body: Array(JSONEncoder().encode(["bundle": to])), as: Answer.self)
        let list = answer.moved.isEmpty ? "" : ": " + answer.moved.joined(separator: ", ")
        Terminal.say("\(answer.moved.count) moved\(list)")
        for (reason, count) in answer.stay.sorted(by: { $0.key < $1.key }) {
            Terminal.say("\(count) stay: \(reason)")
        }
        if !answer.stay.isEmpty { throw Exit.failed }
    }
}
