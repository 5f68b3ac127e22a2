import ContactCenter
import HTTPErrands
import JSONSyntax

extension Settings {
    /// Reads `"webhooks"` and `"private_origins"`.
    ///
    /// `"webhooks": [{"url": "https://…", "events": ["low_csat"], "secret": "secret:crm"}]`: each is told of these
    /// events (of all, without a list), signed with the secret in `SWITCHBOARD_SECRET_CRM`.
    /// `"private_origins": ["http://crm.internal:8080"]`: services and webhooks that may lie in a private network and
    /// be asked without TLS.
    mutating func readWebhooks(_ reader: inout ObjectReader, _ findings: Findings) {
        for entry in reader.list("private_origins", atMost: 100) ?? [] {
            guard let text = findings.string(entry, atMost: 300) else { continue }
            if let origin = Self.publicURL(text.value), HTTPCourier.isOrigin(origin) {
                privateOrigins.insert(origin)
            } else {
                findings.error(
                    "C107", at: entry,
                    "a private origin is a scheme, a host and perhaps a port, such as \"http://crm.internal:8080\"")
            }
        }
        for entry in reader.list("webhooks", atMost: 20) ?? [] {
            guard var settings = findings.object(entry) else { continue }
            if let webhook = webhook(&settings, findings) { webhooks.append(webhook) }
            settings.finish(habits: ["uri": "url", "event": "events", "auth": "secret", "key": "secret"])
        }
    }

    private func webhook(_ reader: inout ObjectReader, _ findings: Findings) -> Webhook? {
        let url = reader.string("url", .required, atMost: 2000)
        let secret = reader.string("secret", .required)
        let events = (reader.list("events", atMost: 100) ?? []).compactMap { findings.string($0)?.value }
        guard let url, let secret else { return nil }
        check(url, findings)
        guard let name = Self.secretName(secret.value) else {
            findings.error(
                "C109", at: secret.entry,
                "\"secret\" names a secret, such as \"secret:crm\"; the secret itself goes into SWITCHBOARD_SECRET_CRM")
            return nil
        }
        if secrets[name] == nil {
            findings.warning(
                "C110", at: secret.span, secret.entry.pointer,
                "\(Self.namedSecret)\(name.uppercased()) is not set: this webhook is told of nothing")
        }
        return Webhook(url: url.value, events: events, secret: name)
    }

    private func check(_ url: Located<String>, _ findings: Findings) {
        guard let origin = HTTPCourier.origin(of: url.value) else {
            return findings.error(
                "C108", at: url.entry, "\"url\" must be an address such as \"https://crm.example.com/calls\"")
        }
        guard !origin.hasPrefix("https://"), !privateOrigins.contains(origin) else { return }
        findings.error(
            "C108", at: url.entry, "a webhook needs https",
            hint: "if it is inside your own network, add \"\(origin)\" to \"private_origins\"")
    }

    /// The name in `secret:NAME`: lower-case letters, digits and `_`, beginning with a letter.
    static func secretName(_ text: String) -> String? {
        guard text.hasPrefix("secret:") else { return nil }
        let name = text.dropFirst("secret:".count)
        guard let first = name.unicodeScalars.first, name.utf8.count <= 40, ("a"..."z").contains(first),
            name.unicodeScalars.allSatisfy({ ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "_" })
        else { return nil }
        return String(name)
    }
}
