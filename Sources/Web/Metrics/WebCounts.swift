import HTTPTypes
import Synchronization
import Telephony

/// What the listener counts.
final class WebCounts: Sendable {
    struct Webhook: Hashable {
        var carrier: String
        var outcome: WebhookOutcome
    }

    private struct Counts {
        var webhooks: [Webhook: UInt64] = [:]
        /// Answers by the first digit of their status.
        var answers = [UInt64](repeating: 0, count: 6)
        var logIns: [String: UInt64] = [:]
    }

    private let counts = Mutex(Counts())

    func webhook(_ outcome: WebhookOutcome, from carrier: CarrierName) {
        counts.withLock { $0.webhooks[Webhook(carrier: carrier.rawValue, outcome: outcome), default: 0] += 1 }
    }

    func answered(_ status: HTTPResponse.Status) {
        counts.withLock { $0.answers[min(max(status.code / 100, 0), 5)] += 1 }
    }

    func logIn(_ outcome: String) {
        counts.withLock { $0.logIns[outcome, default: 0] += 1 }
    }

    /// Every outcome of a carrier, those that never happened included.
    func webhooks(from carrier: CarrierName) -> [(WebhookOutcome, UInt64)] {
        counts.withLock { counts in
            WebhookOutcome.allCases.map {
                ($0, counts.webhooks[Webhook(carrier: carrier.rawValue, outcome: $0)] ?? 0)
            }
        }
    }

    /// Answers by status class: `2xx` to `5xx`.
    var answers: [(String, UInt64)] {
        counts.withLock { counts in (2...5).map { ("\($0)xx", counts.answers[$0]) } }
    }

    /// Attempts to log in by outcome.
    var logIns: [(String, UInt64)] {
        counts.withLock { counts in counts.logIns.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } }
    }
}
