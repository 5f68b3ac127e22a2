import CCurl
import Glibc

/// The sockets that libcurl wants watched, on Linux's epoll, and a bell that any thread may ring.
///
/// Only the loop's thread uses it, but for `ring`.
final class Poller: @unchecked Sendable {
    /// A socket on which something can be done, in libcurl's words (`CURL_CSELECT_…`).
    struct Event {
        var socket: curl_socket_t
        var readiness: Int32
    }

    /// How many events one look may bring; what is left comes with the next.
    private static let atOnce = 64

    private let queue: Int32
    private let bell: Int32
    private var watched: Set<curl_socket_t> = []
    private var found = [epoll_event](repeating: epoll_event(), count: Poller.atOnce)

    init() throws(CurlFailure) {
        queue = epoll_create1(Int32(EPOLL_CLOEXEC))
        bell = eventfd(0, Int32(EFD_CLOEXEC) | Int32(EFD_NONBLOCK))
        guard queue >= 0, bell >= 0, control(EPOLL_CTL_ADD, bell, EPOLLIN.rawValue) else {
            throw CurlFailure(.failed, detail: "no file descriptors are left")
        }
    }

    deinit {
        if bell >= 0 { close(bell) }
        if queue >= 0 { close(queue) }
    }

    /// Ends a wait, the present one or the next.
    func ring() {
        eventfd_write(bell, 1)
    }

    /// Watches a socket for what libcurl asks (`CURL_POLL_…`), or no longer.
    func watch(_ socket: curl_socket_t, for wish: Int32) {
        guard wish != CURL_POLL_REMOVE else {
            if watched.remove(socket) != nil { _ = control(EPOLL_CTL_DEL, socket, 0) }
            return
        }
        var events: UInt32 = 0
        if wish & CURL_POLL_IN != 0 { events |= EPOLLIN.rawValue }
        if wish & CURL_POLL_OUT != 0 { events |= EPOLLOUT.rawValue }
        // A descriptor that was closed leaves the queue by itself, and its number comes back as another socket.
        if watched.insert(socket).inserted || !control(EPOLL_CTL_MOD, socket, events) {
            _ = control(EPOLL_CTL_ADD, socket, events)
        }
    }

    /// Waits for at most this many milliseconds; nil if the system cannot wait.
    func wait(milliseconds: Int) -> [Event]? {
        let count = epoll_wait(queue, &found, Int32(found.count), Int32(clamping: milliseconds))
        guard count >= 0 else { return errno == EINTR ? [] : nil }
        return found.prefix(Int(count)).compactMap { event in
            guard event.data.fd != bell else {
                var rung: eventfd_t = 0
                eventfd_read(bell, &rung)
                return nil
            }
            return Event(socket: event.data.fd, readiness: Self.readiness(event.events))
        }
    }

    private static func readiness(_ events: UInt32) -> Int32 {
        var readiness: Int32 = 0
        if events & (EPOLLIN.rawValue | EPOLLHUP.rawValue) != 0 { readiness |= CURL_CSELECT_IN }
        if events & EPOLLOUT.rawValue != 0 { readiness |= CURL_CSELECT_OUT }
        if events & EPOLLERR.rawValue != 0 { readiness |= CURL_CSELECT_ERR }
        return readiness
    }

    private func control(_ operation: Int32, _ descriptor: Int32, _ events: UInt32) -> Bool {
        var event = epoll_event(events: events, data: epoll_data_t(fd: descriptor))
        return epoll_ctl(queue, operation, descriptor, &event) == 0
    }
}
