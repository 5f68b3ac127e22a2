package import CurlHTTP

/// Posts webhooks over kept connections.
package struct CurlWebhookSender: WebhookSender {
    private let client: CurlClient

    /// Posts through this client, which may serve others too.
    package init(client: CurlClient) {
        self.client = client
    }

    /// Posts through a client of its own.
    ///
    /// - Throws: If libcurl does not start.
    package init() throws(CurlFailure) {
        client = try CurlClient(CurlOptions(maximumConnectionsPerHost: 64))
    }

    package func post(
        _ body: [UInt8], headers: [(name: String, value: String)], to url: String, timeout: Duration
    ) async -> DeliveryOutcome {
        let request = CurlRequest(
            method: .post, url: url, headers: headers, body: body, connectTimeout: timeout, timeout: timeout)
        do throws(CurlFailure) {
            return .answered(status: try await client.send(request).status)
        } catch {
            return .failed
        }
    }
}
