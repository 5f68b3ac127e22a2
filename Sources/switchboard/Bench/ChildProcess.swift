import CurlHTTP
import Foundation

/// This program again, as a process of its own that can be measured and killed.
final class ChildProcess: Sendable {
    let identifier: pid_t
    private let process: Process

    /// Starts the program with these arguments.
    ///
    /// - Parameters:
    ///   - environment: Added to our own.
    ///   - log: The file that takes both its outputs.
    ///   - core: The processor that it may use; nil for all.
    init(_ arguments: [String], environment: [String: String] = [:], log: URL, core: Int? = nil) throws {
        let program = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        process = Process()
        if let core {
            process.executableURL = URL(filePath: "/usr/bin/taskset")
            process.arguments = ["-c", String(core), program] + arguments
        } else {
            process.executableURL = URL(filePath: program)
            process.arguments = arguments
        }
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
        if !FileManager.default.fileExists(atPath: log.path()) {
            _ = FileManager.default.createFile(atPath: log.path(), contents: nil)
        }
        let handle = try FileHandle(forWritingTo: log)
        try handle.seekToEnd()
        process.standardOutput = handle
        process.standardError = handle
        process.standardInput = FileHandle.nullDevice
        try process.run()
        identifier = process.processIdentifier
    }

    /// Ends it at once, as a loss of power would.
    func killNow() {
        _ = kill(identifier, SIGKILL)
        process.waitUntilExit()
    }

    /// Asks it to end, and waits.
    func stop() {
        process.terminate()
        process.waitUntilExit()
    }

    /// Seconds of processor time used so far, by all its threads.
    var processorSeconds: Double {
        guard let text = try? String(contentsOfFile: "/proc/\(identifier)/stat", encoding: .utf8),
            let end = text.lastIndex(of: ")")
        else { return 0 }
        let fields = text[text.index(after: end)...].split(separator: " ")
        guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else { return 0 }
        return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    /// Bytes of memory that it holds now.
    var residentBytes: Double {
        guard let text = try? String(contentsOfFile: "/proc/\(identifier)/statm", encoding: .utf8),
            let pages = text.split(separator: " ").dropFirst().first.flatMap({ Double($0) })
        else { return 0 }
        return pages * Double(sysconf(Int32(_SC_PAGESIZE)))
    }
}

extension CurlClient {
    /// Waits until an address answers 200; false if that takes longer than `limit`.
    func answers(_ url: String, within limit: Duration) async -> Bool {
        let clock = ContinuousClock()
        let end = clock.now + limit
        while clock.now < end {
            if let answer = try? await send(CurlRequest(method: .get, url: url, timeout: .seconds(2))),
                answer.status == 200
            {
                return true
            }
            try? await Task.sleep(for: .milliseconds(20))
        }
        return false
    }
}
