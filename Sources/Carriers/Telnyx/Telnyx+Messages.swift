import CurlHTTP
package import Telephony

extension Telnyx {
    package func send(_ message: CarrierMessage) async -> MessageAnswer {
        var body = JSONObjectText()
        body.put("from", message.from.text)
        body.put("to", message.to.text)
        body.put("text", message.text)
        body.put("webhook_url", settings.webhookURL)
        let request = CurlRequest(
            method: .post, url: settings.apiURL + "/messages",
            headers: [
                (name: "authorization", value: "Bearer \(settings.apiKey)"),
                (name: "accept", value: "application/json"), (name: "content-type", value: "application/json"),
            ],
            body: body.bytes, connectTimeout: .seconds(2), timeout: .seconds(10))
        do throws(CurlFailure) {
            let response = try await client.send(request)
            return Self.messageAnswer(
                TelnyxReply(status: response.status, headers: response.headers, body: response.body))
        } catch {
            return .failed(
                CarrierFailure(Self.reason(of: error.code), detail: "\(error.code)"),
                mayHaveBeenTaken: !error.code.provesNothingSent)
        }
    }

    /// What an answer of the REST API means for a message.
    ///
    /// Messages have no id of ours, so a fault of the carrier's leaves open whether it will send one.
    static func messageAnswer(_ reply: TelnyxReply) -> MessageAnswer {
        switch reply.status {
        case 200..<300: .accepted(id: JSONDocument(reply.body)?.root["data"]?["id"]?.string)
        case 408, 500...: .failed(failure(reply, isDial: true), mayHaveBeenTaken: true)
        case _: .failed(failure(reply, isDial: true), mayHaveBeenTaken: false)
        }
    }
}

extension CurlFailure.Code {
    /// Whether nothing of the request can have reached the server.
    fileprivate var provesNothingSent: Bool {
        switch self {
        case .notConnected, .overloaded, .untrusted, .notPublic, .malformedURL: true
        case .timedOut, .cancelled, .shutDown, .tooLarge, .failed: false
        }
    }
}
