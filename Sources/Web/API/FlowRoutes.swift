import CallFlow
import ContactCenter
import Engine
import HTTPTypes
import Hummingbird
import Telephony

/// The flows: which edition answers, what is wrong with newer files, and what may be done about it.
struct FlowRoutes: Sendable {
    let site: Site

    private struct Answer: Encodable {
        struct Broken: Encodable {
            var at: String
            var findings: [String]
        }

        var page: Page<FlowItem>
        var loadedAt: String
        var broken: Broken?

        private enum CodingKeys: CodingKey { case loadedAt, broken }

        func encode(to encoder: any Encoder) throws {
            try page.encode(to: encoder)
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(loadedAt, forKey: .loadedAt)
            try container.encode(broken, forKey: .broken)
        }
    }

    func add(to routes: inout Routes) {
        routes.on(.get, "/api/v1/flows") { request, _ in
            _ = try site.access.principal(of: request, at: site.time.now)
            return try await list(PageAfter(request))
        }
        routes.on(.get, "/api/v1/flows/:id") { request, context in
            _ = try site.access.principal(of: request, at: site.time.now)
            let id = context.parameters.get("id") ?? ""
            let views = await site.writer.read { switchboard, _ in switchboard.flowViews() }
            guard let item = views.map(FlowItem.init).first(where: { $0.id == id }) else {
                throw Problem.notFound(Reply.Refusal.unknownFlow.sentence)
            }
            return try JSONText.response(item)
        }
        routes.on(.post, "/api/v1/flows/:id/publish") { request, context in
            try admin(request, "publish flows")
            let share = try await RequestJSON.share(of: request)
            return try await site.ask(.publish(flow: context.parameters.get("id") ?? "", share))
        }
        routes.on(.post, "/api/v1/flows/:id/rollback") { request, context in
            try admin(request, "roll flows back")
            let bundle = try await RequestJSON.bundle(of: request)
            return try await site.ask(.rollBack(flow: context.parameters.get("id") ?? "", to: bundle))
        }
        routes.on(.post, "/api/v1/bundles/:id/move") { request, context in
            try admin(request, "move calls to another edition")
            guard let target = try await RequestJSON.bundle(of: request) else {
                throw Problem.invalid("Name the edition to move to, as \"bundle\".")
            }
            let source = BundleID(rawValue: context.parameters.get("id") ?? "")
            return try await site.ask(.moveCalls(from: source, to: target))
        }
        routes.on(.get, "/api/v1/bundles") { request, _ in
            _ = try site.access.principal(of: request, at: site.time.now)
            let request = try PageAfter<NameCursor>(request)
            let bundles = await site.writer.read { switchboard, _ in switchboard.bundleViews() }
            return try JSONText.response(
                request.page(of: bundles, by: { NameCursor(of: "\($0.flow).\($0.bundle)") }, item: BundleItem.init))
        }
    }

    private func list(_ request: PageAfter<NameCursor>) async throws -> Response {
        let views = await site.writer.read { switchboard, _ in switchboard.flowViews() }
        let status = site.flows
        let broken = status.broken.map { Answer.Broken(at: $0.at.description, findings: $0.findings) }
        return try JSONText.response(
            Answer(
                page: request.page(of: views, by: { NameCursor(of: $0.flow) }, item: FlowItem.init),
                loadedAt: status.loadedAt.description, broken: broken))
    }

    private func admin(_ request: Request, _ what: String) throws(Problem) {
        guard case .admin = try site.access.principal(of: request, at: site.time.now) else {
            throw .forbidden("Only the admin token may \(what).")
        }
    }
}
