import ArgumentParser
import ContactCenter
import Engine
import Foundation
import Telephony
import Web

/// `switchboard queue-log`: the record in the words of Asterisk's `queue_log`.
struct QueueLogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "queue-log",
        abstract: "Write the record as Asterisk's queue_log, for report tools that read it.",
        discussion: """
            EXAMPLES
              switchboard queue-log --from 2026-03-10 > queue_log
              switchboard queue-log --url http://127.0.0.1:8080

            The lines are seconds|call|queue|agent|EVENT|data…: ENTERQUEUE,
            CONNECT, COMPLETEAGENT, COMPLETECALLER, ABANDON, EXITWITHKEY,
            EXITWITHTIMEOUT, EXITEMPTY, RINGNOANSWER, RINGCANCELED, WITHDRAW,
            BLINDTRANSFER, ADDMEMBER, REMOVEMEMBER, PAUSE, UNPAUSE. WITHDRAW
            ends with why: moved, taken_out (by a supervisor), flow (it went on
            by itself), callback, key (which one is not known), fault.
            """)

    @Option(help: ArgumentHelp("The first moment: a date, or ISO 8601; midnight if left out.", valueName: "moment"))
    var from: String?

    @Option(help: ArgumentHelp("The moment up to which is written; now if left out.", valueName: "moment"))
    var to: String?

    @OptionGroup var record: RecordOptions

    func run() async throws {
        var words: [String: String] = [:]
        words["from"] = from
        words["to"] = to
        if let answer = try await record.asking("/api/v1/queue-log", words) {
            return FileHandle.standardOutput.write(Data(answer))
        }
        let asked = words
        do {
            try await record.reading { store, installation in
                let members = installation.configuration.members
                let scope = try FigureRequest(asked, members: members, rules: FigureRules(), now: SystemTime().now)
                    .scope
                let log = QueueLog(from: scope.from, to: scope.to, members: members)
                var rest = try await FactHistory(store).run(
                    log, from: scope.from, kinds: QueueLog.kinds,
                    until: { log in
                        for line in log.takeLines() { Terminal.say(line) }
                        return false
                    })
                for line in rest.takeLines() { Terminal.say(line) }
            }
        } catch let wrong as FigureRequest.Wrong {
            throw Exit.because(wrong.sentence)
        }
    }
}
