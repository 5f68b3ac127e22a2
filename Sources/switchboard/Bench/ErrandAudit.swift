import CallFlow
import CarrierSimulator
import ContactCenter
import Engine
import Telephony

/// What became of everything that flows had done outside, by three books that must agree: the service's facts, the
/// bench's own service, and the carrier's messages.
struct ErrandAudit {
    /// Each thing that was lost or told twice, in words.
    private(set) var faults: [String] = []
    private(set) var notices = 0
    private(set) var messages = 0

    /// Reads the facts and compares.
    ///
    /// - Parameter waiting: Callbacks that are still to be made although everybody has gone.
    init(_ store: any Store, _ box: ErrandBox, _ sent: [SimulatedMessage], waiting: Int) async throws {
        try await countNotices(store, box)
        try await countMessages(store, sent)
        if waiting > 0 { faults.append("\(waiting) callbacks were not made") }
    }

    /// Each notice is told, and repeats carry the same id.
    private mutating func countNotices(_ store: any Store, _ box: ErrandBox) async throws {
        notices = try await facts("flow_notified", store).count
        let told = box.notices.count
        if told != notices { faults.append("\(notices) notices were made, and \(told) different ones were told") }
        let failed = try await facts("notice_failed", store).count
        if failed > 0 { faults.append("\(failed) notices were given up") }
    }

    /// Nobody gets a message twice, and what became of each is known, be it that nobody knows.
    private mutating func countMessages(_ store: any Store, _ sent: [SimulatedMessage]) async throws {
        messages = try await facts("flow_messaged", store).count
        let settled = try await facts("message_sent", store).count
        let unsettled = try await facts("message_failed", store).count
        if settled + unsettled != messages {
            faults.append("of \(messages) messages \(settled) were sent and \(unsettled) not, the others are unknown")
        }
        if sent.count < settled { faults.append("the carrier has \(sent.count) of \(settled) messages") }
        for (number, copies) in Dictionary(grouping: sent, by: \.to) where copies.count > 1 {
            faults.append("\(number.text) got its message \(copies.count) times")
        }
    }

    private func facts(_ kind: String, _ store: any Store) async throws -> [Fact] {
        try await store.facts(after: 0, kinds: [kind], limit: 100_000)
    }
}
