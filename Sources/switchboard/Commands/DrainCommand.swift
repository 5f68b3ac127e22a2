import ArgumentParser
import CurlHTTP
import Telephony
import Web

/// `switchboard drain`: which editions still have calls in them.
struct DrainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drain",
        abstract: "Show which editions of the flows still have calls in them.",
        discussion: """
            EXAMPLES
              switchboard drain
              switchboard drain --compare
              switchboard drain --compare support --last 7d

            One line an edition, those with the oldest calls first: its flow, whether new calls begin with it, the
            calls that are in it, and when the oldest of them came in. With
            --compare, how the calls fared that began with each edition: how
            many talked to somebody, hung up before, who ended them, how long
            they were. That is how to judge 'publish --percent'.
            """)

    private struct Edition: Decodable, Sendable {
        var bundle: String
        var flow: String
        var isCurrent: Bool
        var liveCalls: Int
        var oldest: String?

        /// When its oldest call came in, in milliseconds; after all others if it has none.
        var age: Int64 { oldest.flatMap { Timestamp(iso8601: $0) }?.milliseconds ?? .max }
    }

    @Argument(help: "With --compare, only this flow.")
    var flow: String?

    @Flag(help: "Compare how the calls of each edition fared.")
    var compare = false

    @Option(help: ArgumentHelp("With --compare, calls that came in within this time, up to 31d.", valueName: "time"))
    var last = Lookback.hour

    @Option(help: ArgumentHelp("With --compare, read this SQLite file, which no server uses.", valueName: "path"))
    var store: String?

    @OptionGroup var server: ServerOptions

    func validate() throws {
        if !compare, flow != nil || store != nil { throw ValidationError("A flow and --store go with --compare.") }
    }

    func run() async throws {
        guard !compare else {
            return try await tellComparison()
        }
        let editions = try await server.askAll("/api/v1/bundles", of: Edition.self)
        for item in editions.sorted(by: { ($0.age, $0.flow, $0.bundle) < ($1.age, $1.flow, $1.bundle) }) {
            let calls = item.liveCalls == 1 ? "1 call" : "\(item.liveCalls) calls"
            let oldest = item.oldest.map { ", the oldest since \($0)" } ?? ""
            Terminal.say(
                "\(item.flow)  \(item.bundle.prefix(16))  \(item.isCurrent ? "in force" : "leaving")  \(calls)\(oldest)"
            )
        }
    }

    private func tellComparison() async throws {
        let traffic =
            if let store { try await TrafficItem.read(store, last: last) } else {
                try await TrafficItem.ask(server, last: last)
            }
        if let flow, !EditionComparison.flows(of: traffic).contains(flow) {
            let trouble = EditionComparison.trouble(with: flow, traffic, installed: try await installedFlows())
            if let trouble { throw Exit.because(trouble, Exit.usage) }
        }
        for line in EditionComparison(traffic, flow: flow).lines { Terminal.say(line) }
    }

    /// The flows of the installation that is asked about.
    private func installedFlows() async throws -> Set<String> {
        guard store == nil else { return Installation.load().flowFiles }
        return Set(try await server.askAll("/api/v1/flows", of: FlowAnswer.self).map(\.id))
    }
}
