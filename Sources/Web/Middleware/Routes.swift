import HTTPTypes
import Hummingbird

/// Collects the routes, so that a known address asked in a wrong way is answered 405 with the right ways.
struct Routes {
    /// One address with what it does.
    typealias Handler = @Sendable (Request, WebContext) async throws -> Response

    private let router: Router<WebContext>
    private var methods: [String: [HTTPRequest.Method]] = [:]

    init(_ router: Router<WebContext>) {
        self.router = router
    }

    /// Adds one address.
    mutating func on(_ method: HTTPRequest.Method, _ path: String, _ handler: @escaping Handler) {
        router.on(RouterPath(path), method: method, use: handler)
        methods[path, default: []].append(method)
    }

    /// Answers every other method on the addresses so far.
    func refuseOtherMethods() {
        let all: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete, .options]
        for (path, known) in methods {
            let taken = known.contains(.get) ? known + [.head] : known
            let allowed = taken.map(\.rawValue).sorted().joined(separator: ", ")
            for method in all where !taken.contains(method) {
                router.on(RouterPath(path), method: method) { _, _ -> Response in
                    throw Problem.methodNotAllowed(allowed)
                }
            }
        }
    }
}
