/// A company that connects telephone calls, seen from the core: it verifies and decodes webhooks, carries out commands,
/// and knows which legs are up.
///
/// One folder of `Carriers` implements it.
package protocol Carrier: Sendable {
    /// The folder's name.
    var name: CarrierName { get }

    /// Verifies a webhook over its raw bytes and decodes it. Does no input or output.
    ///
    /// - Parameters:
    ///   - body: The bytes exactly as they came.
    ///   - headers: Looks up a request header by its lower-case name.
    ///   - now: The moment of arrival; a signature more than 300 s away from it is stale.
    func receive(body: [UInt8], headers: (String) -> String?, at now: Timestamp) -> WebhookVerdict

    /// Sends one command and waits for the carrier's answer. Bounded in time; never throws: what went wrong is
    /// part of the answer. One attempt: repeating is the outbox's business.
    ///
    /// - Parameter handle: Gives the carrier's name for a leg of ours, or nil as long as it is not known.
    func carryOut(_ command: CallCommand, handle: @Sendable (LegID) -> LegHandle?) async -> CommandAnswer

    /// Sends one text message and waits for the carrier's answer. Bounded in time, one attempt.
    func send(_ message: CarrierMessage) async -> MessageAnswer

    /// Lists the legs that are up at the carrier right now, for the comparison after a restart.
    func activeLegs() async throws(CarrierFailure) -> [ActiveLeg]
}

extension Carrier {
    /// A carrier that sends no messages need not say more.
    package func send(_ message: CarrierMessage) async -> MessageAnswer {
        .failed(CarrierFailure(.unsupported, detail: "this carrier sends no messages"), mayHaveBeenTaken: false)
    }
}

/// What a webhook turned out to be.
package enum WebhookVerdict: Sendable, Equatable {
    /// Authentic and understood; `unknown` kinds included.
    case event(CallEvent)
    /// Authentic, but not readable: acknowledged and kept as it came. `id` if at least that could be read.
    case unreadable(id: EventID?, reason: String)
    /// Not proved to come from the carrier: answered 401, nothing stored.
    case forged(Forgery)

    /// Why a webhook was not believed.
    ///
    /// Not told to the sender.
    package enum Forgery: String, Sendable, Equatable {
        case missingSignature, malformedSignature, stale, wrongSignature, noKeyConfigured
    }
}

/// What the carrier answered to a command.
package enum CommandAnswer: Sendable, Equatable {
    /// Accepted; completion is told by events. `handle` is the new leg's, in the answer to `dial`.
    case accepted(handle: LegHandle?)
    /// Not accepted, or no answer came.
    case failed(CarrierFailure)
}

/// A leg that the carrier says is up.
package struct ActiveLeg: Sendable, Hashable {
    /// The carrier's name for it.
    package var handle: LegHandle
    /// What our last command left on it; nil if it is not one of ours.
    package var tag: LegTag?

    /// Names a live leg.
    package init(handle: LegHandle, tag: LegTag?) {
        self.handle = handle
        self.tag = tag
    }
}
