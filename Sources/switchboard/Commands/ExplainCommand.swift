import ArgumentParser
import CallFlow
import ContactCenter
import CurlHTTP
import Engine
import Foundation
import StoreSQLite
import Telephony

/// `switchboard explain`: what a finding means, or what happened to a call and why each agent was chosen.
struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Tell what a finding means, what happened to a call, or why an agent or a queue stands as it does.",
        discussion: """
            EXAMPLES
              switchboard explain F101
                  the meaning of a finding of 'check', with its cure

              switchboard explain c1042
                  reads the store of the settings; no server may be running

              switchboard explain c1042 --url http://127.0.0.1:8080
                  asks a running server, with the token in SWITCHBOARD_TOKEN
                  or SWITCHBOARD_ADMIN_TOKEN

              switchboard explain agent:ana
              switchboard explain queue:sales
                  why not me: who would be next, and why callers wait

            Of a call, prints the timeline, then makes every choice of an agent again
            from the numbers that were stored with it. Exit status 1 if the
            call is not known, or if a choice comes out differently.
            """)

    @Argument(
        help: ArgumentHelp("A finding such as F101, a call such as c1042, agent:NAME or queue:NAME.", valueName: "what")
    )
    var call: String

    @Option(help: ArgumentHelp("Read this SQLite file instead of the one in the settings.", valueName: "path"))
    var store: String?

    @Option(help: ArgumentHelp("Ask a running server at this address instead.", valueName: "url"))
    var url: String?

    @Option(help: ArgumentHelp("The token for --url; better in the variable SWITCHBOARD_TOKEN.", valueName: "token"))
    var token: String?

    func validate() throws {
        if FindingExplanation.isCode(call) { return }
        guard CallID(call) != nil || subject != nil else {
            throw ValidationError(
                "'\(call)' is nothing to explain: give a code such as F101, a call such as c1042, agent:ana or queue:sales."
            )
        }
        if url != nil, store != nil { throw ValidationError("Give --url or --store, not both.") }
    }

    func run() async throws {
        guard !FindingExplanation.isCode(call) else {
            guard let page = FindingExplanation.of(call)?.page else {
                throw Exit.because(
                    "There is no finding \(call.uppercased()); there is \(FindingExplanation.all.map(\.code).joined(separator: ", "))."
                )
            }
            Terminal.say(page)
            return
        }
        if let subject {
            let lines = if let url { try await ask(url, about: subject) } else { try await read(about: subject) }
            for line in lines { Terminal.say(line) }
            return
        }
        let explanation = if let url { try await ask(url) } else { try await read() }
        let (lines, isSound) = explanation.report()
        for line in lines { Terminal.say(line) }
        guard isSound else { throw Exit.because("A choice made again gives another agent: this is a defect.") }
    }

    private func ask(_ url: String) async throws -> Explanation {
        let answer = try await self.answer("/api/v1/calls/\(call)", at: url)
        guard answer.status != 404 else { throw Exit.because("The server knows no call \(call).") }
        guard answer.status == 200, let content = try? answer.decode(CallAnswer.self) else {
            throw Exit.because("The server answered \(answer.status): \(answer.trouble)")
        }
        return Explanation(content)
    }

    private func read() async throws -> Explanation {
        let path = store ?? Installation.load().settings.storePath
        guard let id = CallID(call) else { throw Exit.failed }
        guard FileManager.default.fileExists(atPath: path) else {
            throw Exit.because("There is no store at \(path): give --store, or --url for a running server.")
        }
        do {
            let store = try SQLiteStore(path: path)
            let facts = try await store.facts(of: id)
            let view = try await Self.view(of: id, in: store)
            await store.close()
            guard let view else { throw Exit.because("The store \(path) knows no call \(call).") }
            return Explanation(view, facts: facts)
        } catch let failure as StoreFailure where failure.code == .inUse {
            throw Exit.because("\(failure) Ask the running server: --url http://127.0.0.1:8080.")
        } catch let failure as StoreFailure {
            throw Exit.because("\(failure)")
        }
    }

    /// A closed call's record, or what the facts and the live entity of a call say that is not closed.
    private static func view(of id: CallID, in store: SQLiteStore) async throws(StoreFailure) -> CallView? {
        if let closed = try await store.closedCall(id) { return closed }
        let stored = try await store.load { _, _ in }
        let time = SystemTime()
        return Switchboard(stored.saved, configuration: Configuration(), at: time.now).callView(id)
    }
}
