import ContactCenter
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JSONSyntax

/// Reads the bodies of API requests, and says what is wrong with one and where.
enum RequestJSON {
    struct Credentials: Sendable {
        var agent: String
        var password: String
    }

    /// `{"agent": …, "password": …}`.
    static func credentials(of request: Request) async throws -> Credentials {
        try await read(request) { reader in
            let agent = reader.string("agent", .required, atMost: 100)
            let password = reader.string("password", .required, atMost: PasswordHash.longestPassword)
            guard let agent, let password else { return nil }
            return Credentials(agent: agent.value, password: password.value)
        }
    }

    /// `{"status": "away", "reason": "lunch", "when": "after_call"}`.
    static func status(of request: Request) async throws -> (StatusChoice, ContactCenter.Request.When) {
        try await read(request) { reader in
            let reason = reader.string("reason", atMost: 40)
            let when = reader.choice("when", of: ContactCenter.Request.When.self)
            guard let status = reader.choice("status", .required, of: AgentStatus.self) else { return nil }
            return (StatusChoice(status.value, reason: reason?.value), when?.value ?? .now)
        }
    }

    /// `{"queue": "billing"}`.
    static func queue(of request: Request) async throws -> String {
        try await read(request) { reader in reader.string("queue", .required, atMost: 40)?.value }
    }

    /// `{"agent": "ana"}`.
    static func agent(of request: Request) async throws -> AgentID {
        try await read(request) { reader in
            reader.string("agent", .required, atMost: 40).map { AgentID(rawValue: $0.value) }
        }
    }

    static func read<Value: Sendable>(
        _ request: Request, _ body: (inout ObjectReader) -> Value?
    ) async throws -> Value {
        try checkType(of: request)
        let document = Document(try await request.bytes(upTo: WebLimits.requestBody), path: "body")
        let findings = Findings(document)
        var value: Value?
        if var reader = document.reader(findings) {
            value = body(&reader)
            reader.finish()
        }
        guard let value, !findings.hasErrors else { throw problem(findings) }
        return value
    }

    private static func checkType(of request: Request) throws(Problem) {
        let type = request.headers[.contentType]?.split(separator: ";").first?.lowercased()
        let bare = type.map { $0.filter { $0 != " " } }
        guard bare == "application/json" else {
            throw Problem(
                status: .unsupportedMediaType, kind: "unsupported-media-type", title: "Unsupported media type",
                detail: "Send JSON, with the header 'Content-Type: application/json'.",
                headers: [.accept: "application/json"])
        }
    }

    /// The message of a finding names keys and places, never values.
    private static func problem(_ findings: Findings) -> Problem {
        let list = findings.diagnostics.prefix(20).map { finding in
            let message = ofBody(finding.message)
            return Problem.Finding(
                pointer: finding.pointer, detail: finding.hint.map { "\(message); \($0)" } ?? message,
                line: finding.span.start.line, column: finding.span.start.column)
        }
        let first = findings.diagnostics.first
        return .invalid(
            first.map { "The body, line \($0.span.start.line), column \($0.span.start.column): \(ofBody($0.message))." }
                ?? "The body is not what this address takes.",
            errors: list)
    }

    /// The reader speaks of files.
    private static func ofBody(_ message: String) -> String { message.replacing("the file ", with: "the body ") }
}
