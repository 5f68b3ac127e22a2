import ContactCenter
import JSONSyntax
import Telephony
import Web

extension Settings {
    /// Takes over what `switchboard.json` says; returns what must not be shown with its line.
    mutating func read(_ document: Document, _ findings: Findings) -> [Finding] {
        guard var reader = document.reader(findings) else { return [] }
        var secrets: [Finding] = []
        if let text = reader.string("listen") {
            if let address = ListenAddress(text: text.value) {
                listen = address
            } else {
                findings.error("C101", at: text.entry, "\"listen\" must be HOST:PORT, such as \"127.0.0.1:8080\"")
            }
        }
        if let text = reader.string("public_url", atMost: 500) {
            if let url = Self.publicURL(text.value) {
                publicURL = url
            } else {
                findings.error("C102", at: text.entry, "\"public_url\" must be an address such as \(Self.exampleURL)")
            }
        }
        if let text = reader.string("store", atMost: 500) {
            if let path = Self.storePath(text.value) {
                storePath = path
            } else {
                findings.error("C103", at: text.entry, "\"store\" must be \"sqlite:\" and the path of a file")
            }
        }
        if let text = reader.string("flows", atMost: 500) { flows = text.value }
        if let text = reader.string("default_flow") { defaultFlow = text.value }
        if let mode = reader.choice("publish", of: PublishingMode.self) { publishing = mode.value }
        if var account = reader.object("telnyx") { telnyx.read(&account, findings, &secrets) }
        readWebhooks(&reader, findings)
        reader.finish(habits: [
            "port": "listen", "hooks": "webhooks", "webhook": "webhooks", "url": "public_url", "database": "store",
            "publicUrl": "public_url",
        ])
        return secrets
    }

    /// An address as the public one must be: with a scheme and a host, without a query or a final slash.
    static func publicURL(_ text: String) -> String? {
        let schemes = ["https://", "http://"]
        guard let scheme = schemes.first(where: { text.hasPrefix($0) }) else { return nil }
        let trimmed = text.hasSuffix("/") ? String(text.dropLast()) : text
        let rest = trimmed.dropFirst(scheme.count)
        guard !rest.isEmpty, !rest.hasPrefix("/"), !rest.contains(where: { "?# \"<>".contains($0) }) else { return nil }
        return trimmed
    }

    /// The path in `sqlite:PATH`.
    static func storePath(_ text: String) -> String? {
        guard text.hasPrefix("sqlite:"), text.count > "sqlite:".count else { return nil }
        return String(text.dropFirst("sqlite:".count))
    }

    static let exampleURL = "\"https://calls.example.com\""
}

extension Settings.Telnyx {
    fileprivate mutating func read(_ reader: inout ObjectReader, _ findings: Findings, _ secrets: inout [Finding]) {
        if let text = reader.string("connection_id") { connectionID = text.value }
        if let text = reader.string("api_url", atMost: 500) {
            if let url = Settings.publicURL(text.value) {
                apiURL = url
            } else {
                findings.error("C102", at: text.entry, "\"api_url\" must be an address such as \(Settings.exampleURL)")
            }
        }
        for entry in reader.list("public_keys", atMost: 8) ?? [] {
            guard let text = findings.string(entry) else { continue }
            if Self.isKey(text.value) {
                publicKeys.append(text.value)
            } else {
                findings.error("C104", at: entry, "a public key is 32 bytes in base64, as the Telnyx portal shows it")
            }
        }
        for secret in ["api_key", "apiKey"] {
            guard let entry = reader.take(secret) else { continue }
            secrets.append(
                findings.concealing(
                    entry, code: "C105",
                    "secrets do not belong in this file: set SWITCHBOARD_TELNYX_API_KEY, or …_API_KEY_FILE"))
        }
        reader.finish(habits: ["public_key": "public_keys", "connectionId": "connection_id"])
    }
}

extension ListenAddress {
    /// Reads `HOST:PORT`; an IPv6 host stands in brackets.
    init?(text: String) {
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
            (0...65_535).contains(port)
        else { return nil }
        var host = String(text[..<colon])
        if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
        guard !host.isEmpty, !host.contains(where: { $0.isWhitespace || "[]/".contains($0) }) else { return nil }
        self.init(host: host, port: port)
    }

    /// `HOST:PORT`.
    var text: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}
