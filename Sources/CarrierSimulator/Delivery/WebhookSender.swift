/// Posts a webhook to its receiver.
package protocol WebhookSender: Sendable {
    /// Makes one attempt and reports what came of it; never throws, and never takes much longer than `timeout`.
    func post(_ body: [UInt8], headers: [(name: String, value: String)], to url: String, timeout: Duration) async
        -> DeliveryOutcome
}
