import CallFlow
import CarrierSimulator
import ContactCenter
import Engine
import Foundation
import StoreSQLite
import Telephony

/// Compares what flows asked to be told and sent, by the store, with what others were told and sent.
struct ErrandAudit {
    /// Announcements and text messages that flows asked for.
    private(set) var asked = 0
    /// Text messages of which it is not known whether the carrier took them, and which are therefore not sent again.
    private(set) var uncertain = 0
    /// Announcements that came more than once, which is allowed.
    private(set) var repeats = 0
    /// What came out wrong, one sentence each.
    private(set) var lost: [String] = []
    private(set) var twice: [String] = []
    private(set) var open: [String] = []

    private static let kinds = ["flow_notified", "flow_messaged", "message_sent", "message_failed", "notice_failed"]
    private static let portion = 1000

    init(_ store: SQLiteStore, _ receiver: NoticeReceiver, _ carrier: SimulatedCarrier) async throws {
        var told: [CallID: Int] = [:]
        var sent: [CallID: Int] = [:]
        var ended: [CallID: Int] = [:]
        var references: [String] = []
        var last: UInt64 = 0
        while true {
            let facts = try await store.facts(after: last, kinds: Self.kinds, limit: Self.portion)
            for fact in facts {
                last = fact.serial
                guard let call = fact.call else { continue }
                if case .flow(.notified) = fact.kind { told[call, default: 0] += 1 }
                if case .flow(.messaged) = fact.kind { sent[call, default: 0] += 1 }
                if case .noticeFailed(_, _, let reason) = fact.kind {
                    lost.append("an announcement of \(call) was given up: \(reason)")
                }
                if case .messageSent(let id) = fact.kind {
                    ended[call, default: 0] += 1
                    references += [id].compactMap { $0 }
                }
                if case .messageFailed(let reason) = fact.kind {
                    ended[call, default: 0] += 1
                    if reason == "uncertain" {
                        uncertain += 1
                    } else {
                        lost.append("a text message of \(call) was not sent: \(reason)")
                    }
                }
            }
            if facts.count < Self.portion { break }
        }
        asked = told.values.reduce(0, +) + sent.values.reduce(0, +)
        compare(told, receiver.notices)
        for (call, count) in sent where ended[call, default: 0] < count {
            lost.append("\(count) text messages of \(call), of which \(ended[call, default: 0]) have an end")
        }
        for (call, count) in ended where count > sent[call, default: 0] {
            twice.append("\(count) text messages of \(call) have ended, \(sent[call, default: 0]) were to be sent")
        }
        compare(references, await carrier.messages)
        for errand in try await store.load(progress: { _, _ in }).errands.map(\.errand) {
            open.append("errand \(errand.id) of \(errand.call) (\(errand.purpose.name)) is still open")
        }
    }

    private mutating func compare(_ told: [CallID: Int], _ notices: [String: NoticeReceiver.Notice]) {
        struct Body: Decodable {
            struct Content: Decodable { var call: String }
            var data: Content
        }
        var heard: [String: Int] = [:]
        for (id, notice) in notices {
            repeats += notice.attempts - 1
            if notice.hasChanged { twice.append("announcement \(id) came a second time with another body") }
            guard let body = try? JSONDecoder().decode(Body.self, from: Data(notice.body)) else {
                lost.append("announcement \(id) cannot be read")
                continue
            }
            heard[body.data.call, default: 0] += 1
        }
        for (call, count) in told where heard["\(call)", default: 0] < count {
            lost.append("\(count) announcements of \(call), of which \(heard["\(call)", default: 0]) came")
        }
        for (call, count) in heard where count > told.first(where: { "\($0.key)" == call })?.value ?? 0 {
            twice.append("\(count) announcements of \(call) came under different ids")
        }
    }

    private mutating func compare(_ references: [String], _ messages: [SimulatedMessage]) {
        struct Letter: Hashable {
            var to: PhoneNumber
            var text: String
        }
        let taken = Set(messages.map(\.id))
        for id in references where !taken.contains(id) { lost.append("the carrier knows no message \(id)") }
        // Each caller has a number of its own, and is sent each text once.
        for (letter, same) in Dictionary(grouping: messages, by: { Letter(to: $0.to, text: $0.text) })
        where same.count > 1 {
            twice.append("“\(letter.text)” was sent \(same.count) times to \(letter.to.text)")
        }
    }

    /// The rows of the table.
    var rows: [BenchRow] {
        [
            BenchRow(
                measure: "errands lost, of \(asked) announcements and text messages", figure: "\(lost.count)",
                promise: "0", isKept: lost.isEmpty && asked > 0),
            BenchRow(
                measure: "text messages sent twice (\(uncertain) left uncertain), announcements changed "
                    + "(\(repeats) repeats)", figure: "\(twice.count)", promise: "0", isKept: twice.isEmpty),
            BenchRow(measure: "errands left open", figure: "\(open.count)", promise: "0", isKept: open.isEmpty),
        ]
    }
}
