import Engine
import HTTPTypes
import Hummingbird
import Telephony

/// `GET /healthz`: the process is alive.
///
/// `GET /readyz`: work should be sent here.
///
/// Callers go by the status code; `?verbose` lists the checks.
struct HealthRoutes: Sendable {
    let site: Site
    private let readiness: Readiness

    init(site: Site) {
        self.site = site
        readiness = Readiness(writer: site.writer, time: site.time)
    }

    func add(to routes: inout Routes) {
        routes.on(.get, "/healthz") { _, _ in try JSONText.response(["status": "alive"]) }
        routes.on(.get, "/readyz") { request, _ in try await ready(request) }
    }

    private struct Answer: Encodable {
        var status: String
        var checks: [Readiness.Check]?
    }

    private func ready(_ request: Request) async throws -> Response {
        var checks = await readiness.checks()
        checks.append(.init(name: "running", trouble: site.isDraining ? "the process is about to stop" : nil))
        let isReady = checks.allSatisfy(\.ok)
        let isVerbose = request.uri.queryParameters["verbose"] != nil
        return try JSONText.response(
            Answer(status: isReady ? "ready" : "not ready", checks: isVerbose ? checks : nil),
            status: isReady ? .ok : .serviceUnavailable)
    }
}

/// Looks whether work can be done, at most once a second however often it is asked.
actor Readiness {
    /// One thing that must be right.
    struct Check: Encodable, Hashable, Sendable {
        var name: String
        var ok: Bool
        var detail: String?

        /// A check that found this trouble, or none.
        init(name: String, trouble: String?) {
            self.name = name
            ok = trouble == nil
            detail = trouble
        }
    }

    /// A carrier that takes nothing for so long is trouble of ours, too.
    static let outboxPatience = Duration.seconds(60)
    private static let freshness = Duration.seconds(1)

    private let writer: Writer
    private let time: any TimeSource
    private var last: (at: Timestamp, store: Check)?

    init(writer: Writer, time: any TimeSource) {
        self.writer = writer
        self.time = time
    }

    func checks() async -> [Check] {
        let now = time.now
        let oldest = writer.counts.oldestCommand
        let isStuck = oldest.map { now - $0 > Self.outboxPatience } ?? false
        return [
            await store(at: now),
            Check(name: "outbox", trouble: isStuck ? "the carrier has not answered a command for a minute" : nil),
        ]
    }

    private func store(at now: Timestamp) async -> Check {
        if let last, now - last.at < Self.freshness, now >= last.at { return last.store }
        var trouble: String?
        do {
            try await writer.store.check()
        } catch {
            // The path in the failure's text is not for everybody who reaches this address.
            trouble = "the store does not take commits (\(error.code.rawValue))"
        }
        let check = Check(name: "store", trouble: trouble)
        last = (now, check)
        return check
    }
}
