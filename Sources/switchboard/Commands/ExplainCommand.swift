import ArgumentParser
import CallFlow
import ContactCenter
import Engine
import StoreSQLite
import Telephony
import Web

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
                  reads the store of the settings, also while the server runs

              switchboard explain c1042 --url http://127.0.0.1:8080
                  asks a running server, with the token in SWITCHBOARD_TOKEN
                  or SWITCHBOARD_ADMIN_TOKEN

              switchboard explain --all 2026-03-10
                  makes every choice of that day again

              switchboard explain agent:ana
              switchboard explain queue:sales
                  why not me: who would be next, and why callers wait

            Of a call, prints the timeline. Then it puts everybody back where
            the record says they were at each choice of an agent, and chooses
            again with the code that routes calls. Of the most idle, a plain
            search also looks for anybody who could have had the call and had
            been idle for longer. Exit status 1 if the call is not known, or
            if a choice comes out differently. With --url the admin token is
            needed for that; to an agent's own token the server tells only the
            chosen agent and the next one, and those two are compared.
            """)

    @Argument(
        help: ArgumentHelp("A finding such as F101, a call such as c1042, agent:NAME or queue:NAME.", valueName: "what")
    )
    var call: String?

    @Option(help: ArgumentHelp("Make every choice of this day again, such as 2026-03-10.", valueName: "date"))
    var all: String?

    @OptionGroup var record: RecordOptions

    func validate() throws {
        if let all {
            guard call == nil else { throw ValidationError("Give --all or something to explain, not both.") }
            guard record.url == nil else {
                throw ValidationError("--all reads the store's file, also while the server runs: leave --url out.")
            }
            guard FigureRequest.moment(all) != nil else {
                throw ValidationError("'\(all)' is no date: write it like 2026-03-10.")
            }
            return
        }
        guard let call else {
            throw ValidationError("Say what to explain: F101, c1042, agent:ana, queue:sales, or --all 2026-03-10.")
        }
        if FindingExplanation.isCode(call) { return }
        if call.wholeMatch(of: /[CDcd][0-9]{3}/) != nil {
            throw ValidationError(
                "Findings in the settings and of 'doctor' (C… and D…) say all there is in their own lines; there are pages for those in flows, F001 to F902."
            )
        }
        guard CallID(call) != nil || subject != nil else {
            throw ValidationError(
                "'\(call)' is nothing to explain: give a code such as F101, a call such as c1042, agent:ana or queue:sales."
            )
        }
    }

    func run() async throws {
        if let all, let midnight = FigureRequest.moment(all) { return try await auditDay(all, from: midnight) }
        guard let call else { throw Exit.failed }
        guard !FindingExplanation.isCode(call) else { return try Self.explain(finding: call) }
        if let subject {
            let lines =
                if let url = record.url { try await ask(url, about: subject) } else { try await read(about: subject) }
            for line in lines { Terminal.say(line) }
            return
        }
        guard let id = CallID(call) else { throw Exit.failed }
        let explanation = if let url = record.url { try await ask(url, about: id) } else { try await read(id) }
        let (lines, isSound) = explanation.report()
        for line in lines { Terminal.say(line) }
        guard isSound else {
            throw Exit.because("A choice made again comes out differently: this is a defect. Please report it.")
        }
    }

    private static func explain(finding: String) throws {
        guard let page = FindingExplanation.of(finding)?.page else {
            let known = FindingExplanation.all.map(\.code).joined(separator: ", ")
            throw Exit.because("There is no finding \(finding.uppercased()); there is \(known).")
        }
        Terminal.say(page)
    }

    private func read(_ id: CallID) async throws -> Explanation {
        try await record.reading { store, installation in
            let facts = try await store.facts(of: id)
            guard let view = try await Self.view(of: id, in: store) else {
                let path = record.store ?? installation.settings.storePath
                throw Exit.because("The store \(path) knows no call \(id).")
            }
            return Explanation(view, facts: facts, audit: try await FactHistory(store).audit(of: id))
        }
    }

    /// A closed call's record, or what the facts and the live entity of a call say that is not closed.
    private static func view(of id: CallID, in store: any Store) async throws(StoreFailure) -> CallView? {
        if let closed = try await store.closedCall(id) { return closed }
        let stored = try await store.load { _, _ in }
        let time = SystemTime()
        return Switchboard(stored.saved, configuration: Configuration(), at: time.now).callView(id)
    }

    private func auditDay(_ day: String, from midnight: Timestamp) async throws {
        let audit = try await record.reading { store, _ in
            try await FactHistory(store).audit(from: midnight, to: midnight + .seconds(86_400))
        }
        for line in AuditReport.lines(audit, title: day) { Terminal.say(line) }
        guard audit.different == 0 else {
            throw Exit.because("Choices made again come out differently: this is a defect. Please report it.")
        }
    }
}
