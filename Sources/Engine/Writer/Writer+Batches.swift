import ContactCenter
import DequeModule
import Telephony

extension Writer {
    /// Commits batch after batch until the task is cancelled or a commit fails.
    func commitBatches() async throws(StoreFailure) {
        for await _ in signals {
            while !waiting.isEmpty, !Task.isCancelled {
                // Whatever is ready to run goes first, so that its input shares the commit; nothing is waited for.
                await Task.yield()
                try await commitBatch()
            }
        }
    }

    private func commitBatch() async throws(StoreFailure) {
        let now = time.now
        let inputs = waiting.prefix(options.batchLimit)
        waiting.removeFirst(inputs.count)
        known.forget(before: now - options.remembersEvents, limit: options.rememberedEvents)
        var work = Work()
        for input in inputs { hand(input, to: &work, at: now) }
        let changes = switchboard.takeChanges()
        if let batch = work.batch(changes) {
            do {
                try await commit(batch, inputs: inputs.count)
            } catch {
                for answer in work.answers { answer(error) }
                throw error
            }
        }
        await release(work, changes)
    }

    private func hand(_ input: WaitingInput, to work: inout Work, at now: Timestamp) {
        switch input {
        case .event(let event, let received, let waiter):
            outsideInputs -= 1
            guard isNew(received, at: now) else { return work.answer(waiter, .repeated) }
            tally.add(.taken)
            work.events.append(received)
            work.add(switchboard.handle(.event(event), at: now))
            work.answer(waiter, .taken)
        case .unreadable(let received, let waiter):
            outsideInputs -= 1
            guard isNew(received, at: now) else { return work.answer(waiter, .repeated) }
            tally.add(.unreadable)
            work.events.append(received)
            work.answer(waiter, .taken)
        case .request(let request, let waiter):
            outsideInputs -= 1
            let turn = switchboard.handle(.request(request), at: now)
            work.add(turn)
            work.answer(waiter, turn.reply)
        case .configured(let configuration, let waiter):
            outsideInputs -= 1
            let turn = switchboard.handle(.configured(configuration), at: now)
            work.add(turn)
            work.answer(waiter, turn.reply)
        case .commandEnded(let command, let ending):
            work.ended.append(command.id)
            work.add(switchboard.handle(.commandEnded(command, ending), at: now))
        case .errandBegins(let id, let waiter):
            work.begunErrands.append(id)
            work.answer(waiter, true)
        case .errandEnded(let errand, let ending):
            work.endedErrands.append(errand.id)
            work.add(switchboard.handle(.errandEnded(errand, ending), at: now))
        case .legsListed(let carrier, let legs, let asOf):
            work.add(switchboard.handle(.legsListed(carrier, legs, asOf: asOf), at: now))
        case .tick:
            tickWaits = false
            lastTick = now
            work.add(switchboard.handle(.tick, at: now))
        }
    }

    /// Remembers the event; false if it was known.
    ///
    /// A batch is handed over only after the last one was committed, so a repeat of what is being committed waits
    /// for that commit before it is answered.
    private func isNew(_ received: ReceivedEvent, at now: Timestamp) -> Bool {
        guard let id = received.id else { return true }
        let name = KnownEvents.Name(carrier: received.carrier, id: id)
        guard !known.contains(name) else {
            tally.add(.repeated)
            return false
        }
        known.insert(name, at: now)
        return true
    }

    private func commit(_ batch: Batch, inputs: Int) async throws(StoreFailure) {
        let stopwatch = ContinuousClock()
        let began = stopwatch.now
        isCommitting = true
        defer { isCommitting = false }
        try await store.commit(batch)
        let seconds = (stopwatch.now - began) / .seconds(1)
        let now = time.now
        tally.change { counts in
            counts.batchSizes.add(Double(inputs))
            counts.commitSeconds.add(seconds)
            counts.lastCommit = now
        }
    }

    /// Answers, sends and tells what has been committed.
    private func release(_ work: Work, _ changes: Changes) async {
        for answer in work.answers { answer(nil) }
        let now = time.now
        let looks = self.looks
        self.looks.removeAll()
        for look in looks { look(switchboard, now) }
        feed.publish(work.facts)
        for outgoing in work.commands { pending.insert(outgoing.command) }
        for id in work.ended { pending.remove(id) }
        for errand in work.errands where errand.purpose.isUrgent { urgentErrands.insert(errand.id) }
        for id in work.endedErrands { urgentErrands.remove(id) }
        openErrands += work.errands.count - work.endedErrands.count
        setAlarm()
        noteDepths()
        var handles: [(LegID, LegHandle)] = []
        for call in changes.calls {
            for leg in call.legs { if let handle = leg.handle { handles.append((leg.id, handle)) } }
        }
        await outbox.add(work.commands, known: handles, closed: changes.closedCalls.map(\.id))
        await errands.add(work.errands)
    }

    private func noteDepths() {
        if outsideInputs < options.waitingLimit / 2 { hasNotedOverload = false }
        let (inputs, depth, oldest, open) = (waiting.count, pending.count, pending.oldest, openErrands)
        tally.change { counts in
            counts.waitingInputs = inputs
            counts.outboxDepth = depth
            counts.oldestCommand = oldest
            counts.openErrands = open
        }
        guard depth == 0, inputs == 0, urgentErrands.isEmpty else { return }
        for idler in idlers { idler.resume() }
        idlers.removeAll()
    }
}
