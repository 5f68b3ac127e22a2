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
        // Two names of one file have one lock.
        let path = URL(fileURLWithPath: store).resolvingSymlinksInPath().path + "-lock"
        let clock = ContinuousClock()
        let end = clock.now + Self.patience
        while true {
            let opened = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
            guard opened >= 0 else { throw .notWritable(path: store, why: "\(path): \(Self.why(errno))") }
            if flock(opened, LOCK_EX | LOCK_NB) == 0 {
                if Self.isNamed(opened, path) {
                    Self.write("\(getpid())\n", to: opened)
                    descriptor = Mutex(opened)
                    return
                }
            } else if errno != EWOULDBLOCK && errno != EINTR {
                let why = Self.why(errno)
                Glibc.close(opened)
                throw .notWritable(path: store, why: "\(path) cannot be locked: \(why)")
            }
            guard clock.now < end else {
                let holder = Self.holder(opened)
                Glibc.close(opened)
                throw .inUse(path: store, by: holder)
            }
            Glibc.close(opened)
            usleep(20_000)
        }
    }

    /// Whether the name still leads to the file that is open: somebody may have removed it meanwhile.
    private static func isNamed(_ descriptor: CInt, _ path: String) -> Bool {
        var open = stat()
        var named = stat()
        return unsafe fstat(descriptor, &open) == 0 && stat(path, &named) == 0 && open.st_ino == named.st_ino
            && open.st_dev == named.st_dev
    }

    private static func why(_ code: CInt) -> String {
        NSError(domain: NSPOSIXErrorDomain, code: Int(code)).localizedDescription
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
