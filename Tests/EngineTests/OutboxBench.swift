import ContactCenter
import Synchronization
import Telephony
import TestSupport

@testable import Engine

/// An outbox with a carrier and a clock that a test controls.
final class OutboxBench: Sendable {
    let time = ManualTime()
    let carrier = FakeCarrier()
    let tally = Tally()
    private let ended = Watched<[(CallCommand, CommandEnding)]>([])
    private let serial = Mutex(UInt64(0))

    var ends: [(CallCommand, CommandEnding)] { ended.value }

    /// Why commands failed, in order.
    var failures: [CarrierFailure.Reason] {
        ends.compactMap { if case .failed(let failure) = $0.1 { failure.reason } else { nil } }
    }

    func leg(_ call: UInt64) -> LegID { LegID(call: CallID(call), number: 1) }

    func send(_ action: CallCommand.Action, _ leg: LegID) -> OutgoingCommand {
        send(action, leg, handle: LegHandle(rawValue: "v3:\(leg)"))
    }

    func send(_ action: CallCommand.Action, _ leg: LegID, handle: LegHandle?) -> OutgoingCommand {
        let number = serial.withLock { serial in
            serial += 1
            return serial
        }
        let command = CallCommand(
            id: CommandID(instance: 7, serial: number), carrier: .telnyx, leg: leg, step: 1, madeAt: time.now,
            action: action)
        return OutgoingCommand(command: command, handle: handle)
    }

    func dial(_ leg: LegID) -> OutgoingCommand {
        let dial = CallCommand.Dial(to: "sip:ana@example.com", from: "+34910000001", ringTimeout: .seconds(20))
        return send(.dial(dial), leg, handle: nil)
    }

    func run(
        concurrency: Int = 8, stored: [OutgoingCommand] = [], _ body: (Outbox) async -> Void
    ) async {
        var options = WriterOptions()
        options.concurrentCommands = concurrency
        options.retries.random = { 1 }
        let outbox = Outbox(
            carriers: [carrier], handles: [:], stored: stored, time: time, options: options, tally: tally,
            log: { _ in })
        let running = Task { [ended] in
            await outbox.run { command, ending in ended.change { $0.append((command, ending)) } }
        }
        await body(outbox)
        running.cancel()
        await running.value
    }

    func waitForEnds(_ count: Int) async {
        await ended.wait { $0.count >= count }
    }

    /// Lets time pass once somebody waits for exactly that moment.
    func elapse(_ duration: Duration, after attempts: Int) async {
        await carrier.waitForAttempts(attempts)
        await time.waitForSleeper(from: time.now + duration, to: time.now + duration)
        time.advance(by: duration)
    }

    /// Lets time pass from attempt to attempt until so many commands have ended.
    func elapseUntilEnds(_ count: Int) async {
        while ended.value.count < count {
            if let next = time.alarms.first { time.set(next) }
            await Task.yield()
        }
    }
}
