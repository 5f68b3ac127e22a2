package import Telephony

/// A text message that the simulated carrier has taken.
package struct SimulatedMessage: Hashable, Sendable {
    package let id: String
    package let from: PhoneNumber
    package let to: PhoneNumber
    package let text: String
}

extension Exchange {
    /// Messages that are remembered.
    private static let remembered = 20_000

    /// Takes a text message.
    ///
    /// As at the real carrier nothing recognises a repeat.
    mutating func sendMessage(_ body: JSON) throws(Refusal) -> APIResponse {
        guard let from = body["from"]?.text.flatMap({ PhoneNumber($0) }) else {
            throw .invalid("from", "must be a number in the form +13125550001")
        }
        guard let to = body["to"]?.text.flatMap({ PhoneNumber($0) }) else {
            throw .invalid("to", "must be a number in the form +13125550001")
        }
        guard let text = body["text"]?.text, !text.isEmpty else { throw .missing("text") }
        let message = SimulatedMessage(id: random.uuid(), from: from, to: to, text: text)
        messages.append(message)
        if messages.count > Self.remembered { messages.removeFirst() }
        return APIResponse.data([
            "record_type": "message", "direction": "outbound", "id": .string(message.id),
            "to": [["phone_number": .string(to.text), "status": "queued"]],
        ])
    }
}
