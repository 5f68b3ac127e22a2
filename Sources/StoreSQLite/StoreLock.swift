import Engine
import Foundation
import Glibc
import Synchronization

/// The right to write to a store: a file beside it, locked for as long as a process has the store open.
///
/// SQLite's own lock would do as well, but shuts out those who only want to read. The kernel lets go of this one when
/// the process ends, however it ends; the file stays and means nothing by itself.
final class StoreLock: Sendable {
    /// For a process that is just ending.
    private static let patience: Duration = .seconds(2)

    private let descriptor: Mutex<CInt?>

    /// Takes the lock.
    ///
    /// - Throws: `inUse` with the number of the process that has it, or `notWritable`.
    init(store: String) throws(StoreFailure) {
        let path = store + "-lock"
        let opened = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard opened >= 0 else {
            let why = NSError(domain: NSPOSIXErrorDomain, code: Int(errno)).localizedDescription
            throw .notWritable(path: store, why: "\(path): \(why)")
        }
        let clock = ContinuousClock()
        let end = clock.now + Self.patience
        while flock(opened, LOCK_EX | LOCK_NB) != 0 {
            guard errno == EWOULDBLOCK || errno == EINTR, clock.now < end else {
                let holder = Self.holder(opened)
                Glibc.close(opened)
                throw .inUse(path: store, by: holder)
            }
            usleep(20_000)
        }
        Self.write("\(getpid())\n", to: opened)
        descriptor = Mutex(opened)
    }

    deinit { release() }

    /// Lets others have the store.
    func release() {
        descriptor.withLock { descriptor in
            guard let open = descriptor else { return }
            Glibc.close(open)
            descriptor = nil
        }
    }

    /// The process that wrote its number into the file last.
    private static func holder(_ descriptor: CInt) -> String? {
        var bytes = [UInt8](repeating: 0, count: 20)
        let count = unsafe pread(descriptor, &bytes, bytes.count, 0)
        guard count > 0 else { return nil }
        let digits = bytes.prefix(count).prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
        return digits.isEmpty ? nil : String(decoding: digits, as: UTF8.self)
    }

    private static func write(_ text: String, to descriptor: CInt) {
        // A number that cannot be written costs a word in a message, not the store.
        guard ftruncate(descriptor, 0) == 0 else { return }
        let bytes = Array(text.utf8)
        _ = unsafe pwrite(descriptor, bytes, bytes.count, 0)
    }
}
