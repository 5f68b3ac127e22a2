import CCurl
import Glibc

/// The work of the client's thread; no other thread touches it.
final class CurlLoop {
    private struct Transfer {
        var ticket: Ticket
        var easy: EasyHandle
        var lane: Int
    }

    /// How often the time-outs are looked after that libcurl does not: those of requests that wait.
    private static let watch: Duration = .milliseconds(50)
    /// How long the thread sleeps with nothing to do; a wake-up ends it earlier.
    private static let rest: Duration = .seconds(60)

    private let multi: MultiHandle
    private let options: CurlOptions
    private let intake: Intake
    private var lanes: Lanes
    /// By the address of the easy handle.
    private var transfers: [UnsafeMutableRawPointer: Transfer] = [:]
    private var spare: [EasyHandle] = []
    private var outcomes: [(ticket: Ticket, outcome: Ticket.Outcome)] = []
    private var nextWatch = ContinuousClock.now

    init(_ multi: MultiHandle, _ options: CurlOptions, _ intake: Intake) {
        self.multi = multi
        self.options = options
        self.intake = intake
        self.lanes = Lanes(options)
    }

    /// Returns when the intake is closed.
    func run() {
        ignoreBrokenPipes()
        while turn() {}
        for address in Array(transfers.keys) { end(address, .failure(.shutDown)) }
        for ticket in lanes.remove(where: { _ in true }) { outcomes.append((ticket, .failure(.shutDown))) }
        deliver()
        spare = []
        let watchers = intake.finish()
        curl_multi_cleanup(multi.pointer)
        for watcher in watchers { watcher.resume() }
    }

    /// One round; false for the last.
    private func turn() -> Bool {
        let delivery = intake.take()
        for ticket in delivery.arrived { lanes.append(ticket) }
        guard !delivery.isClosing else { return false }
        cancel(delivery.cancelled)
        expire()
        admit()
        var running: Int32 = 0
        let performed = curl_multi_perform(multi.pointer, &running)
        if performed == CURLM_OK { collect() } else { failAll(performed) }
        let isFollowed = admit()
        deliver()
        if !isFollowed { sleep() }
        return true
    }

    private func sleep() {
        let isIdle = transfers.isEmpty && lanes.isEmpty
        let time = isIdle ? Self.rest : Self.watch
        let polled = curl_multi_poll(multi.pointer, nil, 0, Int32(time.milliseconds), nil)
        // Without a working poll the thread would spin.
        if polled != CURLM_OK { usleep(10_000) }
    }

    /// Starts what may start; false if that is nothing.
    @discardableResult
    private func admit() -> Bool {
        var hasStarted = false
        while let (ticket, lane) = lanes.next() {
            do throws(CurlFailure) {
                try start(ticket, lane)
                hasStarted = true
            } catch {
                lanes.finish(lane: lane, isMultiplexed: nil)
                outcomes.append((ticket, .failure(error)))
            }
        }
        return hasStarted
    }

    private func start(_ ticket: Ticket, _ lane: Int) throws(CurlFailure) {
        guard let easy = spare.popLast() ?? EasyHandle() else { throw CurlFailure(.failed, detail: "out of memory") }
        try easy.prepare(ticket, options)
        let added = curl_multi_add_handle(multi.pointer, easy.pointer)
        guard added == CURLM_OK else { throw CurlFailure(.failed, detail: words(added)) }
        transfers[easy.pointer] = Transfer(ticket: ticket, easy: easy, lane: lane)
    }

    private func collect() {
        var left: Int32 = 0
        while let message = curl_multi_info_read(multi.pointer, &left) {
            guard message.pointee.msg == CURLMSG_DONE, let address = message.pointee.easy_handle,
                let transfer = transfers[address]
            else { continue }
            end(address, transfer.easy.outcome(message.pointee.data.result, by: transfer.ticket.deadline))
        }
    }

    /// Takes the transfer out, wherever it stands, and keeps its handle for the next.
    private func end(_ address: UnsafeMutableRawPointer, _ outcome: Ticket.Outcome) {
        guard let transfer = transfers.removeValue(forKey: address) else { return }
        lanes.finish(lane: transfer.lane, isMultiplexed: transfer.easy.isMultiplexed)
        curl_multi_remove_handle(multi.pointer, address)
        transfer.easy.reset()
        spare.append(transfer.easy)
        outcomes.append((transfer.ticket, outcome))
    }

    private func cancel(_ identifiers: [UInt64]) {
        guard !identifiers.isEmpty else { return }
        let given = Set(identifiers)
        end(.cancelled) { given.contains($0.id) }
    }

    private func expire() {
        let now = ContinuousClock.now
        guard now >= nextWatch else { return }
        nextWatch = now + Self.watch
        end(.timedOut) { $0.deadline <= now }
    }

    private func failAll(_ code: CURLMcode) {
        let failure = CurlFailure(.failed, detail: words(code))
        for address in Array(transfers.keys) { end(address, .failure(failure)) }
    }

    /// Ends the requests that the condition holds for, waiting or running.
    private func end(_ failure: CurlFailure, where condition: (Ticket) -> Bool) {
        for ticket in lanes.remove(where: condition) { outcomes.append((ticket, .failure(failure))) }
        for address in transfers.filter({ condition($0.value.ticket) }).keys { end(address, .failure(failure)) }
    }

    /// Room first, then the news: a caller that sends again at once must find it.
    private func deliver() {
        guard !outcomes.isEmpty else { return }
        intake.release(outcomes.count)
        for (ticket, outcome) in outcomes { ticket.continuation.resume(returning: outcome) }
        outcomes.removeAll(keepingCapacity: true)
    }

    private func words(_ code: CURLMcode) -> String { String(cString: curl_multi_strerror(code)) }

    /// `CURLOPT_NOSIGNAL` leaves these to the program; a server that hangs up must not end it.
    private func ignoreBrokenPipes() {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }
}
