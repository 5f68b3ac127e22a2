package import Telephony

/// Something that other software is told of.
package struct Notice: Hashable, Sendable, Codable {
    /// What happened, in a word of the author's.
    package var event: String
    /// What is told with it.
    package var with: [String: String]
    /// Names this notice, whatever happens: call, state and visit.
    package var key: String

    /// Describes a notice.
    package init(event: String, with: [String: String], key: String) {
        self.event = event
        self.with = with
        self.key = key
    }
}

/// A text message to a mobile telephone.
package struct TextMessage: Hashable, Sendable, Codable {
    /// Whom it goes to.
    package var to: PhoneNumber
    /// Whom it comes from; nil for the number that the caller dialled.
    package var from: PhoneNumber?
    /// The words.
    package var text: String
    /// Names this message, whatever happens: call, state and visit.
    package var key: String

    /// Describes a message.
    package init(to: PhoneNumber, from: PhoneNumber?, text: String, key: String) {
        self.to = to
        self.from = from
        self.text = text
        self.key = key
    }
}
