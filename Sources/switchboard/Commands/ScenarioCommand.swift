import ArgumentParser
import CallFlow
import ContactCenter
import CurlHTTP
import Foundation
import Telephony
import Web

/// `switchboard scenario`: makes scenarios.
struct ScenarioCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scenario", abstract: "Make a scenario out of a real call.", subcommands: [FromCall.self])

    /// `switchboard scenario from-call`: a real call becomes a scenario.
    struct FromCall: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "from-call",
            abstract: "Write a real call as a scenario that 'switchboard test' plays.",
            discussion: """
                EXAMPLES
                  switchboard scenario from-call c1042
                  switchboard scenario from-call c1042 -o ivr-flows/c1042.test.json
                  switchboard scenario from-call c1042 --store switchboard-data/switchboard.sqlite

                Makes the call again in the flow as it is now, by doing what its
                caller did, and writes that down. The caller's number is another
                one; digits that pass stand in the place of private entries and
                of telephone numbers, and are told. What services answered is
                put together from what the flow kept; private values and
                telephone numbers in it are invented. The call begins with the
                full minute. Without --store the running server is asked. Exit
                status 1 if the flow as it is now leads the call elsewhere, or
                what was written does not pass; it is written all the same.
                """)

        @Argument(help: "The call, such as c1042.")
        var call: String

        @Option(help: ArgumentHelp("Read this SQLite file, which no server uses.", valueName: "path"))
        var store: String?

        @Option(name: .shortAndLong, help: ArgumentHelp("Write into this new file.", valueName: "file"))
        var output: String?

        @Option(help: ArgumentHelp("The folder of the flows.", valueName: "dir"))
        var flows: String?

        @OptionGroup var server: ServerOptions

        func validate() throws {
            guard CallID(call) != nil else { throw ValidationError("'\(call)' is no call: write it as in c1042.") }
            if let output, FileManager.default.fileExists(atPath: output) {
                throw ValidationError("\(output) is there already; give --output a new name.")
            }
        }

        func run() async throws {
            let record = try await record()
            guard let edition = record.bundle, let call = RealCall(record.facts, exceptions: record.exceptions) else {
                throw Exit.because("The call \(self.call) was not answered, so there is nothing to make again.")
            }
            let folder = flows ?? Installation.load().settings.flows
            guard let files = FlowFiles(folder: folder),
                let program = files.flows.programs.first(where: { $0.flow == edition.flow })
            else { throw Exit.because("There is no flow \"\(edition.flow)\" without errors in \(folder).", Exit.usage) }
            let retelling = Retelling(call, in: program, reread: FlowFiles.reread)
            let text = retelling.scenario(name: "What happened in \(self.call)")
            try write(text)
            for (state, digits) in retelling.inventions.sorted(by: { $0.key < $1.key }) {
                Terminal.tell("What was entered in \"\(state)\" is private: \(digits) stands there instead.")
            }
            try judge(retelling, isSameEdition: program.id.rawValue == edition.id)
            if let complaint = Retelling.complaint(about: text, in: files.flows, reread: FlowFiles.reread) {
                throw Exit.because("What was written does not pass: \(complaint)")
            }
        }

        private func judge(_ retelling: Retelling, isSameEdition: Bool) throws {
            if let trouble = retelling.world.troubles.first { throw Exit.because("Made again, \(trouble).") }
            guard let divergence = retelling.divergence else { return }
            let why = isSameEdition ? "" : " The flow has changed since."
            throw Exit.because("Made again, the call goes another way: \(divergence).\(why)")
        }

        private func record() async throws -> CallRecord {
            guard let store else {
                return try await server.ask(.get, "/api/v1/calls/\(call)/record", as: CallRecord.self)
            }
            let record = try await StoreFile.reading(store) { store, _ in
                if let id = CallID(call) { try await CallRecord(id, in: store) } else { nil as CallRecord? }
            }
            guard let record else { throw Exit.because("The store \(store) knows no call \(call).") }
            return record
        }

        private func write(_ text: String) throws {
            guard let output else { return Terminal.say(String(text.dropLast())) }
            try Files.replace(output, with: text)
            Terminal.tell("Written to \(output): give it a name that says what it shows.")
        }
    }
}
