import ContactCenter
import JSONSyntax
import Testing

@testable import switchboard

struct WebhookSettingsTests {
    private func read(_ text: String, secrets: [String: String] = [:]) -> (Settings, [Diagnostic]) {
        let document = Document(Array(text.utf8), path: "switchboard.json")
        let findings = Findings(document)
        var settings = Settings()
        settings.takeSecrets(secrets)
        _ = settings.read(document, findings)
        return (settings, findings.diagnostics)
    }

    @Test func `webhooks name where they are, what they want and their secret`() {
        let (settings, findings) = read(
            """
            {
              "private_origins": ["http://crm.internal:8080"],
              "webhooks": [
                { "url": "https://a.example/calls", "events": ["low_csat"], "secret": "secret:crm" },
                { "url": "http://crm.internal:8080/hook", "secret": "secret:crm" }
              ]
            }
            """, secrets: ["SWITCHBOARD_SECRET_CRM": "s3cret"])
        #expect(findings.isEmpty)
        #expect(settings.privateOrigins == ["http://crm.internal:8080"])
        #expect(
            settings.webhooks == [
                Webhook(url: "https://a.example/calls", events: ["low_csat"], secret: "crm"),
                Webhook(url: "http://crm.internal:8080/hook", secret: "crm"),
            ])
        #expect(settings.secrets == ["crm": "s3cret"])
    }

    @Test(arguments: [
        (#"{"webhooks": [{"url": "http://a.example", "secret": "secret:crm"}]}"#, "C108"),
        (#"{"webhooks": [{"url": "a.example", "secret": "secret:crm"}]}"#, "C108"),
        (#"{"webhooks": [{"url": "https://u:p@a.example", "secret": "secret:crm"}]}"#, "C108"),
        (#"{"webhooks": [{"url": "https://a.example", "secret": "hunter2"}]}"#, "C109"),
        (#"{"webhooks": [{"url": "https://a.example", "secret": "secret:other"}]}"#, "C110"),
        (#"{"webhooks": [{"url": "https://a.example", "secret": "secret:crm", "event": []}]}"#, "F003"),
        (#"{"private_origins": ["http://a.example/path"]}"#, "C107"),
        (#"{"private_origins": ["10.0.0.1"]}"#, "C107"),
    ])
    func `a mistake is told at its place`(text: String, code: String) {
        let (_, findings) = read(text, secrets: ["SWITCHBOARD_SECRET_CRM": "s"])
        #expect(findings.map(\.code) == [code])
    }

    @Test func `a named secret may stand in a file`() {
        let (values, findings) = Settings.environment(
            ["SWITCHBOARD_SECRET_CRM_FILE": "/run/crm"], readFile: { _ in "s3cret\n" })
        #expect(findings.isEmpty)
        #expect(values == ["SWITCHBOARD_SECRET_CRM": "s3cret"])
    }
}
