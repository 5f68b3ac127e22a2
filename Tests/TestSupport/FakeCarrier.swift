package import Telephony

/// A carrier that answers as a test tells it to, and remembers what it was asked.
package final class FakeCarrier: Carrier {
    /// One attempt to carry a command out.
    package struct Attempt: Sendable, Equatable {
        /// The command.
        package var command: CallCommand
        /// The name that the outbox gave for the command's leg.
        package var handle: LegHandle?
    }

    private struct State: Sendable {
        var attempts: [Attempt] = []
        var underWay = 0
        var mostUnderWay = 0
        var answers: [CommandAnswer] = []
        var usual: @Sendable (CallCommand) -> CommandAnswer = { _ in .accepted(handle: nil) }
        var isHolding = false
        var legs: Result<[ActiveLeg], CarrierFailure> = .success([])
        var listings = 0
        var messages: [CarrierMessage] = []
        var messageAnswers: [MessageAnswer] = []
    }

    package let name: CarrierName
    private let state = Watched(State())

    /// A carrier that accepts everything.
    package init(_ name: CarrierName = .telnyx) {
        self.name = name
    }

    /// What was attempted, in order.
    package var attempts: [Attempt] { state.value.attempts }

    /// The names of the orders that were attempted, in order.
    package var orders: [String] { attempts.map(\.command.action.name) }

    /// The most attempts that were under way at once.
    package var mostUnderWay: Int { state.value.mostUnderWay }

    /// How often the legs were asked for.
    package var listings: Int { state.value.listings }

    /// The messages that were to be sent, in order.
    package var messages: [CarrierMessage] { state.value.messages }

    /// Gives these answers to the next messages, in order; the others are taken.
    package func answerMessages(_ answers: MessageAnswer...) {
        state.change { $0.messageAnswers += answers }
    }

    /// Gives these answers to the next attempts, in order.
    package func answerNext(_ answers: CommandAnswer...) {
        state.change { $0.answers += answers }
    }

    /// Gives this answer whenever nothing else was told.
    package func answer(_ usual: @escaping @Sendable (CallCommand) -> CommandAnswer) {
        state.change { $0.usual = usual }
    }

    /// Keeps attempts without an answer until `letGo`.
    package func hold() {
        state.change { $0.isHolding = true }
    }

    /// Answers what is kept.
    package func letGo() {
        state.change { $0.isHolding = false }
    }

    /// Lists these legs from now on.
    package func list(_ legs: Result<[ActiveLeg], CarrierFailure>) {
        state.change { $0.legs = legs }
    }

    /// Waits until so many attempts were made.
    package func waitForAttempts(_ count: Int) async {
        await state.wait { $0.attempts.count >= count }
    }

    /// Waits until the legs were asked for so often.
    package func waitForListings(_ count: Int) async {
        await state.wait { $0.listings >= count }
    }

    package func receive(body: [UInt8], headers: (String) -> String?, at now: Timestamp) -> WebhookVerdict {
        .forged(.noKeyConfigured)
    }

    package func carryOut(_ command: CallCommand, handle: @Sendable (LegID) -> LegHandle?) async -> CommandAnswer {
        let attempt = Attempt(command: command, handle: handle(command.leg))
        state.change { state in
            state.attempts.append(attempt)
            state.underWay += 1
            state.mostUnderWay = max(state.mostUnderWay, state.underWay)
        }
        await state.wait { !$0.isHolding }
        return state.change { state in
            state.underWay -= 1
            return state.answers.isEmpty ? state.usual(command) : state.answers.removeFirst()
        }
    }

    package func send(_ message: CarrierMessage) async -> MessageAnswer {
        state.change { state in
            state.messages.append(message)
            return state.messageAnswers.isEmpty ? .accepted(id: "message-1") : state.messageAnswers.removeFirst()
        }
    }

    package func activeLegs() async throws(CarrierFailure) -> [ActiveLeg] {
        let answer = state.change { state in
            state.listings += 1
            return state.legs
        }
        return try answer.get()
    }
}
