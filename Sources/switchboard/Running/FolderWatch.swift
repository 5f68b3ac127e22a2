import Engine
import Telephony

/// Reads folders anew when a file in them changes, once they have come to rest.
struct FolderWatch<Content: Sendable>: Sendable {
    /// How often the folders are looked at.
    static var interval: Duration { .milliseconds(500) }
    /// How long nothing may have changed before the files are read: half a save is never judged.
    static var calm: Duration { .milliseconds(300) }
    /// How often restless folders are looked at before they are read as they are.
    static var patience: Int { 100 }

    /// What the folders looked like when they were last read.
    let initial: [String: String]
    let time: any TimeSource
    /// What the folders look like now: equal as long as nothing has changed.
    let look: @Sendable () -> [String: String]
    /// Reads them.
    let load: @Sendable () -> Content

    /// Watches until the task is cancelled, and hands on what was read after each change.
    func run(_ use: (Content) async throws -> Void) async throws {
        var last = initial
        while !Task.isCancelled {
            try await time.sleep(until: time.now + Self.interval)
            let stamp = look()
            guard stamp != last else { continue }
            let (content, seen) = try await settled(stamp)
            last = seen
            try await use(content)
        }
    }

    /// Reads the files once they have come to rest, and again if one was changed meanwhile.
    private func settled(_ stamp: [String: String]) async throws -> (Content, [String: String]) {
        var stamp = stamp
        for _ in 0..<Self.patience {
            try await time.sleep(until: time.now + Self.calm)
            let now = look()
            guard now == stamp else {
                stamp = now
                continue
            }
            let content = load()
            let after = look()
            guard after != stamp else { return (content, stamp) }
            stamp = after
        }
        return (load(), stamp)
    }
}
