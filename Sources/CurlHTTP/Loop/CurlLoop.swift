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
    private let poller: Poller
    private let options: CurlOptions
    private let intake: Intake
    private var lanes: Lanes
    /// By the address of the easy handle.
    private var transfers: [UnsafeMutableRawPointer: Transfer] = [:]
    private var spare: [EasyHandle] = []
    private var outcomes: [(ticket: Ticket, outcome: Ticket.Outcome)] = []
    private var nextWatch = ContinuousClock.now
    /// When libcurl wants to be called without any news; nil for never.
    private var timer: ContinuousClock.Instant?
    /// The sockets on which something can be done.
    private var events: [Poller.Event] = []

    init(_ multi: MultiHandle, _ poller: Poller, _ options: CurlOptions, _ intake: Intake) {
        self.multi = multi
        self.poller = poller
        self.options = options
        self.intake = intake
        self.lanes = Lanes(options)
    }

    /// Returns when the intake is closed.
    func run() {
        ignoreBrokenPipes()
        setReceivers()
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
        act()
        collect()
        let isFollowed = admit()
        deliver()
        events = isFollowed ? [] : wait()
        return true
    }

    /// Lets libcurl do what can be done now: only for the sockets that have news.
    private func act() {
        for event in events { act(on: event.socket, event.readiness) }
        guard let timer, timer <= .now else { return }
        self.timer = nil
        act(on: ccurl_socket_timeout, 0)
    }

    private func act(on socket: curl_socket_t, _ readiness: Int32) {
        var running: Int32 = 0
        let code = curl_multi_socket_action(multi.pointer, socket, readiness, &running)
        if code != CURLM_OK { failAll(code) }
    }

    private func wait() -> [Poller.Event] {
        let isIdle = transfers.isEmpty && lanes.isEmpty
        var time = isIdle ? Self.rest : Self.watch
        if let timer { time = min(time, max(timer - .now, .zero)) }
        // Rounded up: waking a moment too early would only mean to look again.
        let milliseconds = time > .zero ? time.milliseconds + 1 : 0
        if let events = poller.wait(milliseconds: milliseconds) { return events }
        // Without a working wait the thread would spin.
        usleep(10_000)
        return []
    }

    // MARK: What libcurl calls

    private func setReceivers() {
        // Unretained: libcurl calls back only while this thread is in one of its functions.
        let context = Unmanaged.passUnretained(self).toOpaque()
        ccurl_multi_set_pointer(multi.pointer, CURLMOPT_SOCKETDATA, context)
        ccurl_multi_set_socket_receiver(multi.pointer) { _, socket, wish, context, _ in
            CurlLoop.from(context)?.poller.watch(socket, for: wish)
            return 0
        }
        ccurl_multi_set_pointer(multi.pointer, CURLMOPT_TIMERDATA, context)
        ccurl_multi_set_timer_receiver(multi.pointer) { _, milliseconds, context in
            CurlLoop.from(context)?.timer = milliseconds < 0 ? nil : .now + .milliseconds(milliseconds)
            return 0
        }
    }

    private static func from(_ context: UnsafeMutableRawPointer?) -> CurlLoop? {
        context.map { Unmanaged<CurlLoop>.fromOpaque($0).takeUnretainedValue() }
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
