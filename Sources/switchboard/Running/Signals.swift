import Dispatch
import Foundation
import Synchronization

/// Ctrl-C and SIGTERM: the first asks for an orderly end, the second ends at once.
///
/// Unchecked, because the sources are touched by nobody after they are set up.
final class Signals: @unchecked Sendable {
    /// Yields once, when an orderly end is asked for.
    let asked: AsyncStream<Void>
    /// Kept, because a source that is let go tells nothing any more.
    private let sources: [any DispatchSourceSignal]

    init() {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        asked = stream
        let count = Counter()
        sources = [SIGINT, SIGTERM].map { number in
            // The default action would end the process before the source is told.
            _ = signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                if count.next() > 1 { exit(130) }
                continuation.yield()
            }
            source.resume()
            return source
        }
    }

    /// Waits until an orderly end is asked for, or the task is cancelled.
    func wait() async {
        for await _ in asked { return }
    }

    private final class Counter: Sendable {
        private let value = Mutex(0)

        func next() -> Int {
            value.withLock { value in
                value += 1
                return value
            }
        }
    }
}
