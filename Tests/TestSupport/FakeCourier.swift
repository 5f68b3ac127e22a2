package import CallFlow
package import ContactCenter
package import Engine
package import Telephony

/// A courier that answers as a test tells it to, and remembers what it was asked to do.
package final class FakeCourier: Courier {
    /// One attempt to tell a webhook.
    package struct Telling: Sendable, Hashable {
        package var announcement: Announcement
        package var id: CommandID
        package var at: Timestamp
    }

    private struct State: Sendable {
        var questions: [LookupRequest] = []
        var tellings: [Telling] = []
        var underWay = 0
        var mostUnderWay = 0
        var isHolding = false
        var replies: [Result<LookupAnswer, CourierFailure>] = []
        var failures: [CourierFailure?] = []
        var usualFailure: CourierFailure?
    }

    private let state = Watched(State())

    /// A courier whose services answer nothing in particular, and whose webhooks take everything.
    package init() {}

    /// What was asked, in order.
    package var questions: [LookupRequest] { state.value.questions }

    /// What was told, in order.
    package var tellings: [Telling] { state.value.tellings }

    /// The most attempts that were under way at once.
    package var mostUnderWay: Int { state.value.mostUnderWay }

    /// Answers the next questions like this, in order.
    package func answerNext(_ replies: Result<LookupAnswer, CourierFailure>...) {
        state.change { $0.replies += replies }
    }

    /// Lets the next tellings end like this, in order; nil for taken.
    package func takeNext(_ failures: CourierFailure?...) {
        state.change { $0.failures += failures }
    }

    /// Lets every other telling end like this.
    package func take(_ failure: CourierFailure?) {
        state.change { $0.usualFailure = failure }
    }

    /// Keeps attempts without an end until `letGo`.
    package func hold() {
        state.change { $0.isHolding = true }
    }

    /// Ends what is kept.
    package func letGo() {
        state.change { $0.isHolding = false }
    }

    /// Waits until so many questions were asked.
    package func waitForQuestions(_ count: Int) async {
        await state.wait { $0.questions.count >= count }
    }

    /// Waits until so many attempts to tell were made.
    package func waitForTellings(_ count: Int) async {
        await state.wait { $0.tellings.count >= count }
    }

    package func ask(_ request: LookupRequest, within time: Duration) async throws(CourierFailure) -> LookupAnswer {
        begin { $0.questions.append(request) }
        await state.wait { !$0.isHolding }
        let reply = state.change { state in
            state.underWay -= 1
            return state.replies.isEmpty
                ? .success(LookupAnswer(key: request.key, status: 200, values: [:])) : state.replies.removeFirst()
        }
        return try reply.get()
    }

    package func tell(
        _ announcement: Announcement, id: CommandID, madeAt: Timestamp, at now: Timestamp
    ) async throws(CourierFailure) {
        begin { $0.tellings.append(Telling(announcement: announcement, id: id, at: now)) }
        await state.wait { !$0.isHolding }
        let failure = state.change { state in
            state.underWay -= 1
            return state.failures.isEmpty ? state.usualFailure : state.failures.removeFirst()
        }
        if let failure { throw failure }
    }

    private func begin(_ note: @Sendable (inout State) -> Void) {
        state.change { state in
            note(&state)
            state.underWay += 1
            state.mostUnderWay = max(state.mostUnderWay, state.underWay)
        }
    }
}
