package import CallFlow
package import ContactCenter
package import CurlHTTP
package import Engine
package import Telephony

/// Asks services and tells webhooks over HTTP, within the rules for requests that flows bring about.
///
/// The client should do nothing else: it keeps connections, and each origin has one rule here.
package struct HTTPCourier: Courier {
    /// What requests may do.
    package struct Rules: Sendable {
        /// Origins that may lie in a private network and be asked without TLS: `http://crm.internal:8080`.
        package var privateOrigins: Set<String>
        /// How long a webhook may take to accept an announcement.
        package var telling: Duration

        /// Rules; origins are compared in lower case, with the port only where it is written.
        package init(privateOrigins: Set<String> = [], telling: Duration = .seconds(10)) {
            self.privateOrigins = Set(privateOrigins.map { $0.lowercased() })
            self.telling = telling
        }
    }

    /// Redirects that one question follows at most.
    private static let redirects = 3

    let client: CurlClient
    let rules: Rules
    let secret: @Sendable (String) -> String?

    /// Prepares the courier.
    ///
    /// - Parameter secret: Gives the secret of a name, or nil if it is not set.
    package init(client: CurlClient, rules: Rules = Rules(), secret: @escaping @Sendable (String) -> String?) {
        self.client = client
        self.rules = rules
        self.secret = secret
    }

    package func ask(
        _ request: LookupRequest, within time: Duration
    ) async throws(CourierFailure) -> LookupAnswer {
        let end = ContinuousClock.now + time
        let headers = try headers(of: request)
        var target = try ServiceTarget(request)
        for _ in 0...Self.redirects {
            let response = try await send(
                CurlRequest(
                    method: request.method.curl, url: target.url, headers: headers,
                    body: Array((request.body ?? "").utf8),
                    connectTimeout: .seconds(5), timeout: max(end - .now, .milliseconds(1)),
                    maximumResponseBytes: LookupRequest.longestAnswer, reach: try reach(of: target.url)))
            guard (300..<400).contains(response.status), response.status != 304 else {
                return try Self.answer(response, to: request)
            }
            guard request.method == .get else {
                throw CourierFailure(.forbidden, detail: "a redirect, which only GET follows")
            }
            target = try target.redirected(to: response.headers["location"])
        }
        throw CourierFailure(.forbidden, detail: "more than \(Self.redirects) redirects")
    }

    package func tell(
        _ announcement: Announcement, id: CommandID, madeAt: Timestamp, at now: Timestamp
    ) async throws(CourierFailure) {
        let webhook = announcement.webhook
        let letter = SignedLetter(
            announcement, id: id, madeAt: madeAt, at: now, secret: try secretText(webhook.secret))
        let response = try await send(
            CurlRequest(
                method: .post, url: webhook.url, headers: letter.headers, body: letter.body,
                connectTimeout: .seconds(5), timeout: rules.telling, maximumResponseBytes: 65_536,
                reach: try reach(of: webhook.url)))
        switch response.status {
        case 200..<300: return
        case 410: throw CourierFailure(.refused, detail: "status 410, it is not wanted any more")
        case let status:
            throw CourierFailure(
                .busy, detail: "status \(status)", retryAfter: response.headers["retry-after"].flatMap(Self.seconds))
        }
    }

    private func send(_ request: CurlRequest) async throws(CourierFailure) -> CurlResponse {
        do throws(CurlFailure) {
            return try await client.send(request)
        } catch {
            throw CourierFailure(error)
        }
    }

    private static func answer(
        _ response: CurlResponse, to request: LookupRequest
    ) throws(CourierFailure) -> LookupAnswer {
        guard let answer = LookupAnswer(to: request, status: response.status, body: response.body) else {
            throw CourierFailure(.unreadable, detail: "status \(response.status), and what came with it is no JSON")
        }
        return answer
    }

    private func headers(of request: LookupRequest) throws(CourierFailure) -> [(name: String, value: String)] {
        var headers = [
            (name: "accept", value: "application/json"), (name: "user-agent", value: "Switchboard"),
            (name: "idempotency-key", value: request.key),
        ]
        if request.body != nil { headers.append((name: "content-type", value: "application/json")) }
        if let name = request.service.secret {
            let text = try secretText(name)
            // A secret that names its own scheme (`Basic …`) goes as it stands.
            headers.append((name: "authorization", value: text.contains(" ") ? text : "Bearer \(text)"))
        }
        return headers
    }

    private func secretText(_ name: String) throws(CourierFailure) -> String {
        guard let text = secret(name), !text.isEmpty else {
            throw CourierFailure(.noSecret, detail: "set SWITCHBOARD_SECRET_\(name.uppercased())")
        }
        return text
    }

    /// Which servers may be reached under an address; nothing without TLS but what operators have allowed.
    private func reach(of url: String) throws(CourierFailure) -> CurlRequest.Reach {
        guard let origin = ServiceTarget.origin(of: url) else {
            throw CourierFailure(.forbidden, detail: "the address is none, or has a user name in it")
        }
        if rules.privateOrigins.contains(origin) { return .anywhere }
        guard origin.hasPrefix("https://") else {
            throw CourierFailure(
                .forbidden, detail: "\(origin) is not https; \"private_origins\" in switchboard.json can allow it")
        }
        return .publicInternet
    }

    private static func seconds(_ text: String) -> Duration? {
        Int64(text).flatMap { (0...86_400).contains($0) ? .seconds($0) : nil }
    }
}

extension LookupRequest.Method {
    fileprivate var curl: CurlRequest.Method {
        switch self {
        case .get: .get
        case .post: .post
        case .put: .put
        case .patch: .patch
        case .delete: .delete
        }
    }
}

extension CourierFailure {
    /// What it means that there is no answer.
    init(_ failure: CurlFailure) {
        switch failure.code {
        case .timedOut: self.init(.timeout)
        case .notConnected, .cancelled, .overloaded, .shutDown, .untrusted, .failed:
            self.init(.unreachable, detail: failure.detail)
        case .tooLarge: self.init(.unreadable, detail: failure.detail)
        case .notPublic:
            self.init(.forbidden, detail: "\(failure.detail); \"private_origins\" in switchboard.json can allow it")
        case .malformedURL: self.init(.forbidden, detail: failure.detail)
        }
    }
}

extension HTTPCourier {
    /// Scheme, host and port of an address, in lower case; nil for what is no http address, or has a user name in it.
    package static func origin(of url: String) -> String? { ServiceTarget.origin(of: url) }

    /// Whether an address is nothing more than an origin.
    package static func isOrigin(_ url: String) -> Bool { origin(of: url) == url.lowercased() }
}
