import CallFlow
import Engine
import HTTPTypes
import Hummingbird
import Telephony

/// `GET /api/v1/flows`: the flows that new calls begin with, and what is wrong with newer files, if anything is.
struct FlowRoutes: Sendable {
    let site: Site

    private struct Item: Encodable, Sendable {
        var id: String
        var title: String
        var numbers: [String]
        var queues: [String]
        var bundle: String

        init(_ program: Program) {
            id = program.flow
            title = program.title
            numbers = program.numbers.map(\.text)
            queues = program.queues
            bundle = program.id.rawValue
        }
    }

    private struct Answer: Encodable {
        struct Broken: Encodable {
            var at: String
            var findings: [String]
        }

        /// Always whole: there are few flows.
        var page: Page<Item>
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
            let flows = site.flows
            let broken = flows.broken.map { Answer.Broken(at: $0.at.description, findings: $0.findings) }
            return try JSONText.response(
                Answer(
                    page: Page(items: flows.programs.map(Item.init).sorted { $0.id < $1.id }, next: nil),
                    loadedAt: flows.loadedAt.description, broken: broken))
        }
    }
}
