package import Hummingbird
import HummingbirdCore
import Logging
import NIOCore

/// Where the listener is bound.
package struct ListenAddress: Hashable, Sendable {
    /// An IP address or a host name.
    package var host: String
    /// 0 picks a free port.
    package var port: Int

    /// Names an address.
    package init(host: String, port: Int) {
        self.host = host
        self.port = port
    }
}

/// Builds the listener: all routes, its bounds, its error bodies.
///
/// - Parameter onListening: Told the port, once the listener takes connections.
package func buildApplication(
    _ site: Site, listen: ListenAddress, onListening: @escaping @Sendable (Int) async -> Void = { _ in }
) -> some ApplicationProtocol {
    let front = Front(routes: buildRoutes(site), counts: site.counts, isSecure: site.isSecure)
    var http1 = HTTP1Channel.Configuration(idleTimeout: WebLimits.idle)
    http1.httpDecoder = .init(
        maxHeaderFieldSize: WebLimits.headers, maxHeaderListSize: WebLimits.headers, maxHeaderFieldCount: 100)
    var quiet = site.logger
    // The server speaks of its start, which is told in a sentence of our own.
    quiet.logLevel = max(.warning, quiet.logLevel)
    return Application(
        responder: front,
        server: .http1(configuration: http1),
        configuration: ApplicationConfiguration(
            address: .hostname(listen.host, port: listen.port), serverName: nil, backlog: 1024,
            availableConnectionsDelegate: MaximumAvailableConnections(WebLimits.connections)),
        onServerRunning: { channel in await onListening(channel.localAddress?.port ?? listen.port) },
        logger: quiet)
}

private func buildRoutes(_ site: Site) -> RouterResponder<WebContext> {
    let router = Router(context: WebContext.self, options: [.autoGenerateHeadEndpoints])
    var routes = Routes(router)
    for carrier in site.carriers { WebhookRoute(carrier: carrier, site: site).add(to: &routes) }
    HealthRoutes(site: site).add(to: &routes)
    MetricsRoute(site: site).add(to: &routes)
    MediaRoutes(audioFolder: site.audioFolder).add(to: &routes)
    SessionRoutes(site: site).add(to: &routes)
    AgentRoutes(site: site).add(to: &routes)
    QueueRoutes(site: site).add(to: &routes)
    CallRoutes(site: site).add(to: &routes)
    WaitingCallRoutes(site: site).add(to: &routes)
    CallbackRoutes(site: site).add(to: &routes)
    SurveyRoutes(site: site).add(to: &routes)
    FigureRoutes(site: site).add(to: &routes)
    FlowRoutes(site: site).add(to: &routes)
    CalendarRoutes(site: site).add(to: &routes)
    TrafficRoutes(site: site).add(to: &routes)
    routes.refuseOtherMethods()
    return router.buildResponder()
}
