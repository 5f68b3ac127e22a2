import Foundation
import LanguageServer

/// Carries messages between standard input and output and a session.
///
/// One thread does everything: it reads what has come, lets the session answer, and checks when it has been quiet for
/// a moment. So a cancelled request is known before it is worked on, and nothing happens at the same time.
struct EditorStream {
    private var session: LanguageSession
    private var frames = MessageFrames()

    init(_ session: LanguageSession) {
        self.session = session
    }

    /// Serves until the editor ends the session, or goes away.
    ///
    /// - Returns: the exit status.
    mutating func serve() throws(MessageFrames.Mistake) -> Int32 {
        while session.exitStatus == nil {
            let patience = session.checkDue.map { max(0, $0 - Self.now) }
            guard Self.hasInput(within: patience) else {
                Self.write(session.check())
                continue
            }
            guard let bytes = Self.read() else { return session.exitStatus ?? 1 }
            frames.append(bytes)
            var bodies: [[UInt8]] = []
            while let body = try frames.next() { bodies.append(body) }
            if !bodies.isEmpty { Self.write(session.take(bodies, now: Self.now)) }
        }
        return session.exitStatus ?? 1
    }

    /// Milliseconds since the machine was started.
    private static var now: Int { Int(DispatchTime.now().uptimeNanoseconds / 1_000_000) }

    /// Whether there is something to read, the end of the stream included.
    ///
    /// - Parameter patience: the longest wait, in milliseconds; nil for as long as it takes.
    private static func hasInput(within patience: Int?) -> Bool {
        var entry = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        let ready = unsafe poll(&entry, 1, Int32(clamping: patience ?? -1))
        // A signal ends the wait early; reading then blocks no longer than waiting would have.
        return ready > 0 || (ready < 0 && patience == nil)
    }

    /// What has come; nil at the end of the stream.
    private static func read() -> [UInt8]? {
        let data = FileHandle.standardInput.availableData
        return data.isEmpty ? nil : [UInt8](data)
    }

    private static func write(_ messages: [String]) {
        for message in messages {
            // That the editor is gone shows when the input is read next.
            try? FileHandle.standardOutput.write(contentsOf: Data(MessageFrames.framed(message)))
        }
    }
}
