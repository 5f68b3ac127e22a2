import CallFlow
import Engine

/// The whole address of a question to a service, known to lie where the service allows it.
struct ServiceTarget: Sendable {
    private let service: Service
    /// What follows the service's own address.
    private let path: String
    private let query: String?

    /// - Throws: `forbidden` for a path that the service does not allow, or that could lead elsewhere.
    init(_ request: LookupRequest) throws(CourierFailure) {
        let query = request.query.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
        try self.init(request.service, path: request.path, query: query.isEmpty ? nil : query)
    }

    private init(_ service: Service, path: String, query: String?) throws(CourierFailure) {
        guard path.isEmpty || path.hasPrefix("/"), !Self.leadsAway(path) else {
            throw CourierFailure(.forbidden, detail: "the path leads elsewhere")
        }
        guard service.allowed.isEmpty || service.allowed.contains(where: { Self.lies(path, below: $0) }) else {
            throw CourierFailure(.forbidden, detail: "\"allow\" of the service \(service.name) has no such path")
        }
        self.service = service
        self.path = path
        self.query = query
    }

    /// The address as it is asked for.
    var url: String { service.url + path + (query.map { "?\($0)" } ?? "") }

    /// Where an answer leads: only to the same scheme, host and port, and only to what the service allows.
    func redirected(to location: String?) throws(CourierFailure) -> ServiceTarget {
        guard let location, let origin = Self.origin(of: service.url) else {
            throw CourierFailure(.forbidden, detail: "a redirect that leads nowhere")
        }
        var rest = location[...]
        if !location.hasPrefix("/") || location.hasPrefix("//") {
            guard Self.origin(of: location) == origin else {
                throw CourierFailure(.forbidden, detail: "a redirect to another host")
            }
            rest = location.dropFirst(origin.utf8.count)
        }
        let base = service.url.dropFirst(origin.utf8.count)
        guard rest.hasPrefix(base) else {
            throw CourierFailure(.forbidden, detail: "a redirect out of the service")
        }
        let parts = rest.dropFirst(base.count).prefix { $0 != "#" }
            .split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        return try ServiceTarget(
            service, path: parts.first.map(String.init) ?? "", query: parts.count > 1 ? String(parts[1]) : nil)
    }

    /// Scheme, host and port in lower case; nil for what is no http address, or has a user name in it.
    static func origin(of url: String) -> String? {
        let parts = url.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[1].isEmpty else { return nil }
        let scheme = parts[0].lowercased()
        let authority = parts[2].prefix { !"/?#".contains($0) }
        guard scheme == "http:" || scheme == "https:", !authority.isEmpty,
            !authority.contains(where: { "@\\".contains($0) })
        else { return nil }
        return "\(scheme)//\(authority.lowercased())"
    }

    /// Whether a server might take the path for another one than it looks like.
    ///
    /// A server, or a proxy before it, may undo the escapes of a path and take what comes out for the path: `..%2f`
    /// and `%252e%252e` lead upwards then.
    private static func leadsAway(_ path: String) -> Bool {
        guard path.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"?#\\".utf8.contains($0) }) else { return true }
        var read = path.lowercased()
        for _ in 0...3 {
            let parts = read.split { $0 == "/" || $0 == "\\" }
            if parts.contains(where: { $0 == "." || $0 == ".." }) { return true }
            read = read.replacing("%2e", with: ".").replacing("%2f", with: "/").replacing("%5c", with: "\\")
                .replacing("%25", with: "%")
        }
        return false
    }

    /// Whether a path is this one or lies below it; `/contacts` does not allow `/contacts-of-others`.
    private static func lies(_ path: String, below prefix: String) -> Bool {
        path == prefix || path.hasPrefix(prefix.hasSuffix("/") ? prefix : prefix + "/")
    }
}
