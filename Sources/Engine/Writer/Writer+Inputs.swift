package import ContactCenter
package import Telephony

extension Writer {
    /// Takes a verified event in; returns after the commit, `.repeated` if the event was committed before.
    ///
    /// - Parameter body: The bytes as they came; kept only if the event's kind is unknown.
    /// - Throws: `overloaded` or `closing` before anything was done; any other failure ends the engine.
    package func take(_ event: CallEvent, body: [UInt8]) async throws(StoreFailure) -> Intake {
        try admit()
        outsideInputs += 1
        let name = KnownEvents.Name(carrier: event.carrier, id: event.id)
        if !known.contains(name), known.mustAskStore(occurredAt: event.occurredAt) {
            guard try await !isStored(name, occurredAt: event.occurredAt) else {
                tally.add(.repeated)
                return .repeated
            }
        }
        var received = ReceivedEvent(
            carrier: event.carrier, id: event.id, receivedAt: time.now, occurredAt: event.occurredAt)
        if case .unknown(let type) = event.kind {
            received.body = body
            received.note = type
        }
        return try await result { .event(event, received, $0) }
    }

    /// Keeps an authentic but unreadable body; returns after the commit.
    package func keepUnreadable(
        carrier: CarrierName, id: EventID?, body: [UInt8], reason: String
    ) async throws(StoreFailure) {
        try admit()
        outsideInputs += 1
        log(.keptUnreadable(carrier, reason: reason))
        let received = ReceivedEvent(carrier: carrier, id: id, receivedAt: time.now, body: body, note: reason)
        _ = try await result { .unreadable(received, $0) }
    }

    /// Does what an agent, a supervisor or a script asks for; returns after the commit.
    package func request(_ request: Request) async throws(StoreFailure) -> Reply {
        try admit()
        outsideInputs += 1
        return try await result { .request(request, $0) }
    }

    /// Puts new queues, agents and flows into force; returns after the commit.
    package func configure(_ configuration: Configuration) async throws(StoreFailure) {
        try admit()
        outsideInputs += 1
        _ = try await result { .configured(configuration, $0) }
    }

    /// Looks at the value; what it shows has been committed.
    package func read<Result: Sendable>(
        _ look: @escaping @Sendable (borrowing Switchboard, Timestamp) -> Result
    ) async -> Result {
        guard isCommitting else { return look(switchboard, time.now) }
        return await withCheckedContinuation { continuation in
            looks.append { switchboard, now in continuation.resume(returning: look(switchboard, now)) }
        }
    }

    /// Lets an input of the engine itself wait for the next batch.
    func put(_ input: WaitingInput) {
        guard closed == nil || closed?.code == .closing else { return input.fail(closed ?? Self.closing) }
        waiting.append(input)
        signal.yield()
    }

    /// Notes durably that an errand is about to be done; false if nothing can be noted any more.
    func noteBegin(of errand: CommandID) async -> Bool {
        let result: Result<Bool, StoreFailure> = await withCheckedContinuation { put(.errandBegins(errand, $0)) }
        return (try? result.get()) ?? false
    }

    /// What senders are told while the process ends.
    static var closing: StoreFailure { StoreFailure(.closing, "The server is stopping; send it again later.") }

    private func result<Success: Sendable>(
        _ input: (WaitingInput.Waiter<Success>) -> WaitingInput
    ) async throws(StoreFailure) -> Success {
        // Looking up may have taken until the end of the engine, after which nobody would ever answer.
        if let closed {
            outsideInputs -= 1
            throw closed
        }
        let result = await withCheckedContinuation { put(input($0)) }
        return try result.get()
    }

    private func isStored(_ name: KnownEvents.Name, occurredAt: Timestamp) async throws(StoreFailure) -> Bool {
        do {
            let isStored = try await store.contains(event: name.id, of: name.carrier, occurredAt: occurredAt)
            if isStored { outsideInputs -= 1 }
            return isStored
        } catch {
            outsideInputs -= 1
            throw error
        }
    }

    private func admit() throws(StoreFailure) {
        if let closed {
            if closed.code == .closing { tally.add(.closing) }
            throw closed
        }
        guard outsideInputs < options.waitingLimit, pending.count < options.outboxLimit else {
            tally.add(.overloaded)
            if !hasNotedOverload { log(.overloaded(waiting: outsideInputs)) }
            hasNotedOverload = true
            throw StoreFailure(.overloaded, "Too much waits to be written; send it again later.")
        }
    }
}
