import ContactCenter
import Telephony

extension Writer {
    /// A sleep until a deadline of the value.
    struct Alarm {
        var at: Timestamp
        var task: Task<Void, Never>
    }

    /// Makes sure that a tick comes at the value's next deadline, or before.
    ///
    /// An alarm that has become too early is left alone: it wakes, finds nothing due, and is set anew. So a busy
    /// hour of changing deadlines costs no task for each change.
    func setAlarm() {
        guard !tickWaits, var due = switchboard.nextDeadline else { return }
        // Two ticks never share a millisecond, whatever the value says: the writer must not spin.
        if let lastTick { due = max(due, lastTick + .milliseconds(1)) }
        if let alarm {
            guard due < alarm.at else { return }
            alarm.task.cancel()
        }
        let moment = due
        alarm = Alarm(
            at: moment,
            task: Task { [time] in
                guard (try? await time.sleep(until: moment)) != nil, !Task.isCancelled else { return }
                self.ring(moment)
            })
    }

    private func ring(_ moment: Timestamp) {
        // A replaced alarm may have woken just before it was cancelled.
        guard alarm?.at == moment else { return }
        alarm = nil
        putTick()
    }

    /// Lets a tick wait for the next batch.
    func putTick() {
        tickWaits = true
        put(.tick)
    }
}
