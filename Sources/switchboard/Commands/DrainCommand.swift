import ArgumentParser
import CurlHTTP

/// `switchboard drain`: which editions still have calls in them.
struct DrainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drain",
        abstract: "Show which editions of the flows still have calls in them.",
        discussion: """
            EXAMPLES
              switchboard drain

            One line an edition: its flow, whether new calls begin with it, the
            calls that are in it, and when the oldest of them came in.
            """)

    private struct Answer: Decodable, Sendable {
        struct Item: Decodable, Sendable {
            var bundle: String
            var flow: String
            var isCurrent: Bool
            var liveCalls: Int
            var oldest: String?
        }
        var items: [Item]
    }

    @OptionGroup var server: ServerOptions

    func run() async throws {
        let answer = try await server.ask(.get, "/api/v1/bundles", as: Answer.self)
        for item in answer.items {
            let calls = item.liveCalls == 1 ? "1 call" : "\(item.liveCalls) calls"
            let oldest = item.oldest.map { ", the oldest since \($0)" } ?? ""
            Terminal.say(
                "\(item.flow)  \(item.bundle.prefix(16))  \(item.isCurrent ? "in force" : "leaving")  \(calls)\(oldest)"
            )
        }
    }
}
