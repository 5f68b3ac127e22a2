/// A text message that a carrier is to send.
package struct CarrierMessage: Hashable, Sendable, Codable {
    /// Whom it comes from; one of our numbers.
    package var from: PhoneNumber
    /// Whom it goes to.
    package var to: PhoneNumber
    /// The words.
    package var text: String

    /// Puts a message together.
    package init(from: PhoneNumber, to: PhoneNumber, text: String) {
        self.from = from
        self.to = to
        self.text = text
    }
}

/// What a carrier said to a message.
package enum MessageAnswer: Hashable, Sendable {
    /// It will be sent; `id` is the carrier's, which later events name.
    case accepted(id: String?)
    /// The carrier did not say so.
    ///
    /// Carriers do not recognise a repeated message, so one that may have been taken must not be sent again.
    case failed(CarrierFailure, mayHaveBeenTaken: Bool)
}
