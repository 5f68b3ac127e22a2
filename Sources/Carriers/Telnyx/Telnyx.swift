import Crypto
package import CurlHTTP
package import Telephony

/// Telnyx Call Control, Voice API v2: verifies and decodes its webhooks, and carries out orders over its REST API.
package struct Telnyx: Carrier {
    /// How to reach one Telnyx account.
    package struct Settings: Sendable {
        /// Bearer key of the REST API.
        ///
        /// A secret: it stands in no error, log or description.
        package var apiKey: String
        /// The account's webhook keys, base64 of 32 bytes each; several while a key is being replaced.
        package var publicKeys: [String]
        /// Id of the Call Control Application that dials and whose calls are listed.
        package var connectionID: String
        /// Address of the API without a slash at its end.
        package var apiURL: String
        /// Where events of answered and dialled legs are to go; nil for what the application says.
        package var webhookURL: String?

        /// Puts the settings together.
        package init(
            apiKey: String, publicKeys: [String], connectionID: String, apiURL: String = "https://api.telnyx.com/v2",
            webhookURL: String? = nil
        ) {
            self.apiKey = apiKey
            self.publicKeys = publicKeys
            self.connectionID = connectionID
            self.apiURL = apiURL
            self.webhookURL = webhookURL
        }
    }

    /// What is wrong with the settings.
    package enum SettingsFault: Error, Hashable, Sendable {
        /// The key at this place, from 0, is not the base64 form of 32 bytes.
        case invalidPublicKey(place: Int)
    }

    package let name = CarrierName.telnyx
    let settings: Settings
    let keys: [Curve25519.Signing.PublicKey]
    let client: CurlClient

    /// Prepares the carrier.
    ///
    /// With no key at all it starts, and believes no webhook.
    package init(_ settings: Settings, client: CurlClient) throws(SettingsFault) {
        var keys: [Curve25519.Signing.PublicKey] = []
        for (place, text) in settings.publicKeys.enumerated() {
            guard let key = Self.key(in: text) else { throw .invalidPublicKey(place: place) }
            keys.append(key)
        }
        self.keys = keys
        self.settings = settings
        self.client = client
    }

    package func receive(
        body: [UInt8], headers: (String) -> String?, at now: Timestamp
    ) -> WebhookVerdict {
        if let forgery = forgery(body: body, headers: headers, at: now) { return .forged(forgery) }
        return Self.decode(body, at: now)
    }

    package func carryOut(
        _ command: CallCommand, handle: @Sendable (LegID) -> LegHandle?
    ) async -> CommandAnswer {
        do throws(CarrierFailure) {
            let request = try request(for: command, handle: handle)
            let reply = try await send(request)
            return Self.answer(reply, to: command.action)
        } catch {
            return .failed(error)
        }
    }

    /// Sends one request and waits for its answer, at most ten seconds.
    func send(_ request: TelnyxRequest) async throws(CarrierFailure) -> TelnyxReply {
        var headers = [
            (name: "authorization", value: "Bearer \(settings.apiKey)"), (name: "accept", value: "application/json"),
        ]
        if !request.body.isEmpty { headers.append((name: "content-type", value: "application/json")) }
        let method: CurlRequest.Method =
            switch request.method {
            case .get: .get
            case .post: .post
            case .put: .put
            }
        do {
            let response = try await client.send(
                CurlRequest(
                    method: method, url: settings.apiURL + request.path, headers: headers, body: request.body,
                    connectTimeout: .seconds(2), timeout: .seconds(10)))
            return TelnyxReply(status: response.status, headers: response.headers, body: response.body)
        } catch {
            throw CarrierFailure(Self.reason(of: error.code), detail: "\(error.code)")
        }
    }
}

extension Telnyx.Settings: CustomStringConvertible {
    /// The settings without the secret, so that no log can show it by accident.
    package var description: String { "Telnyx application \(connectionID) at \(apiURL)" }
}

extension Telnyx.Settings: CustomReflectable {
    /// Hides the secret from dumps as well.
    package var customMirror: Mirror { Mirror(self, children: ["connectionID": connectionID, "apiURL": apiURL]) }
}
