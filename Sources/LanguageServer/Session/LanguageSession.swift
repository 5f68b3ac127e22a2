import CallFlow
import JSONSyntax

/// One editor's session with the language server, without input and output: messages come in, messages go out.
package struct LanguageSession {
    let workplace: Workplace
    let version: String
    private(set) var stage = Stage.new
    /// What has been opened in the editor, by path.
    var documents: [String: OpenDocument] = [:]
    /// Folders of flows, by path.
    var folders: [String: OpenFolder] = [:]
    var installed: InstalledFacts?
    /// Whether the editor can be asked to tell of files that change on the disk.
    var watchesFiles = false
    /// The files that have been sent findings and are to be sent an empty list when those are gone, by path.
    var published: Set<String> = []
    /// Messages to be sent.
    var outbox: [Wire] = []
    /// When to check, in milliseconds of the caller's clock; nil if nothing has changed.
    package private(set) var checkDue: Int?
    /// When the first change came that has not been checked.
    private var staleSince: Int?

    /// Quiet time after which what was written is checked, in milliseconds.
    package static let quiet = 200
    /// Longest time from a change to its check while more changes come, in milliseconds.
    package static let longestWait = 1500

    /// Where the session is.
    enum Stage: Equatable {
        case new
        case running
        case shutDown
        case over(isClean: Bool)
    }

    /// A document as the editor has it.
    struct OpenDocument {
        /// The address as the editor writes it.
        let uri: String
        var version: Int?
    }

    /// Begins a session.
    package init(_ workplace: Workplace, version: String) {
        self.workplace = workplace
        self.version = version
    }

    /// How the process ends; nil if the session goes on.
    package var exitStatus: Int32? {
        guard case .over(let isClean) = stage else { return nil }
        return isClean ? 0 : 1
    }

    /// Takes messages that have come, in their order, and gives those to be sent.
    ///
    /// A request that a later message cancels is not worked on.
    ///
    /// - Parameter now: milliseconds of a clock that never runs backwards.
    package mutating func take(_ bodies: [[UInt8]], now: Int) -> [String] {
        let messages = bodies.map { IncomingMessage($0) }
        var cancelled: Set<String> = []
        for message in messages {
            guard case .notification("$/cancelRequest", let parameters) = message else { continue }
            if let id = parameters["id"] { cancelled.insert(id.compact(sorted: false)) }
        }
        for message in messages where exitStatus == nil {
            switch message {
            case .request(let id, _, _) where cancelled.contains(id.json): send(.cancelled, id)
            case .request(let id, let method, let parameters): answer(id, method, parameters)
            case .notification(let method, let parameters): note(method, parameters)
            case .mistaken(let failure, let id): send(failure, id)
            case .response: break
            }
        }
        schedule(now)
        return flush()
    }

    /// Checks what has changed, and gives the findings to be sent.
    package mutating func check() -> [String] {
        settle()
        return flush()
    }

    private mutating func schedule(_ now: Int) {
        guard folders.values.contains(where: \.isStale) else {
            checkDue = nil
            staleSince = nil
            return
        }
        let since = staleSince ?? now
        staleSince = since
        checkDue = min(now + Self.quiet, since + Self.longestWait)
    }

    private mutating func flush() -> [String] {
        if !folders.values.contains(where: \.isStale) {
            checkDue = nil
            staleSince = nil
        }
        defer { outbox = [] }
        return outbox.map(\.json)
    }

    private mutating func answer(_ id: Wire, _ method: String, _ parameters: Node) {
        do throws(RequestFailure) {
            let result = try result(method, parameters)
            outbox.append(.object([("jsonrpc", .text("2.0")), ("id", id), ("result", result)]))
        } catch {
            send(error, id)
        }
    }

    private mutating func result(_ method: String, _ parameters: Node) throws(RequestFailure) -> Wire {
        switch (stage, method) {
        case (.new, "initialize"):
            stage = .running
            return begin(parameters)
        case (.new, _): throw .notBegun
        case (.running, "initialize"): throw .twice
        case (.running, "shutdown"):
            stage = .shutDown
            return .null
        case (.running, _): return try answer(method, parameters)
        case (.shutDown, _), (.over, _): throw .shutDown
        }
    }

    private mutating func note(_ method: String, _ parameters: Node) {
        if method == "exit" {
            stage = .over(isClean: stage == .shutDown)
        } else if stage == .running {
            hear(method, parameters)
        }
    }

    private mutating func send(_ failure: RequestFailure, _ id: Wire) {
        let error = Wire.object([("code", .integer(failure.code)), ("message", .text(failure.message))])
        outbox.append(.object([("jsonrpc", .text("2.0")), ("id", id), ("error", error)]))
    }

    /// Sends a notification.
    mutating func notify(_ method: String, _ parameters: Wire) {
        outbox.append(.object([("jsonrpc", .text("2.0")), ("method", .text(method)), ("params", parameters)]))
    }

    /// Shows a message in the editor.
    mutating func show(_ message: String, isWarning: Bool = false) {
        notify(
            "window/showMessage", .object([("type", .integer(isWarning ? 2 : 3)), ("message", .text(message))]))
    }
}
