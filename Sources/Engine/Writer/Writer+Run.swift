import ContactCenter
import DequeModule
import Telephony

extension Writer {
    /// Runs until the task is cancelled: commits, ticks, sends, compares.
    ///
    /// May be called once.
    ///
    /// - Throws: The failure of a commit. The process must end then, because memory is ahead of what is stored.
    package func run() async throws(StoreFailure) {
        // What became due while the process was down, and queues in which somebody can be served at once.
        putTick()
        let failure = await withTaskGroup(of: StoreFailure?.self) { group in
            group.addTask {
                do throws(StoreFailure) {
                    try await self.commitBatches()
                    return nil
                } catch {
                    return error
                }
            }
            group.addTask {
                await self.outbox.run { await self.put(.commandEnded($0, $1)) }
                return nil
            }
            group.addTask {
                await self.errands.run(
                    begin: { await self.noteBegin(of: $0) }, report: { await self.put(.errandEnded($0, $1)) })
                return nil
            }
            for carrier in carriers {
                group.addTask {
                    await self.compareAgainAndAgain(with: carrier)
                    return nil
                }
            }
            for await failure in group {
                guard let failure else { continue }
                group.cancelAll()
                return failure as StoreFailure?
            }
            return nil
        }
        end(failure)
        if let failure {
            log(.commitFailed(failure))
            throw failure
        }
    }

    /// Stops taking inputs in, and waits until every command and every errand that somebody waits for has come to its
    /// end, or this long.
    ///
    /// `run` goes on meanwhile; cancel its task afterwards.
    package func drain(within limit: Duration) async {
        closed = closed ?? Self.closing
        let end = time.now + limit
        let timer = Task { [time] in
            try? await time.sleep(until: end)
            self.resumeIdlers()
        }
        await withCheckedContinuation { continuation in
            let isIdle = waiting.isEmpty && pending.count == 0 && urgentErrands.isEmpty && !isCommitting
            guard !isIdle, closed?.code == .closing else { return continuation.resume() }
            idlers.append(continuation)
        }
        timer.cancel()
    }

    private func resumeIdlers() {
        for idler in idlers { idler.resume() }
        idlers.removeAll()
    }

    private func end(_ failure: StoreFailure?) {
        let reason = failure ?? Self.closing
        closed = reason
        for input in waiting { input.fail(reason) }
        waiting.removeAll()
        let now = time.now
        for look in looks { look(switchboard, now) }
        looks.removeAll()
        alarm?.task.cancel()
        alarm = nil
        resumeIdlers()
        feed.end()
    }
}
