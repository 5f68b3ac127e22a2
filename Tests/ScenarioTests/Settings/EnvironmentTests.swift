import Testing

@testable import switchboard

struct EnvironmentTests {
    private let key = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="

    private func read(_ variables: [String: String], files: [String: String] = [:]) -> (Settings, [Finding]) {
        let (values, troubles) = Settings.environment(variables, readFile: { files[$0] })
        var settings = Settings()
        let findings = settings.override(with: values)
        return (settings, troubles + findings)
    }

    @Test func `variables override the settings`() {
        let (settings, findings) = read([
            "SWITCHBOARD_LISTEN": "0.0.0.0:9000", "SWITCHBOARD_PUBLIC_URL": "https://calls.example.com/",
            "SWITCHBOARD_STORE": "sqlite:/var/lib/s.sqlite", "SWITCHBOARD_TELNYX_PUBLIC_KEY": "\(key), \(key)",
            "SWITCHBOARD_TELNYX_CONNECTION_ID": "17", "HOME": "/root",
        ])
        #expect(findings.isEmpty)
        #expect(settings.listen.text == "0.0.0.0:9000")
        #expect(settings.publicURL == "https://calls.example.com")
        #expect(settings.storePath == "/var/lib/s.sqlite")
        #expect(settings.telnyx.publicKeys == [key, key])
        #expect(settings.telnyx.connectionID == "17")
    }

    @Test func `a secret may stand in a file, without the end of its line`() {
        let (settings, findings) = read(
            ["SWITCHBOARD_TELNYX_API_KEY_FILE": "/run/key", "SWITCHBOARD_ADMIN_TOKEN_FILE": "/run/token"],
            files: ["/run/key": "KEY123\n", "/run/token": "a-long-enough-admin-token\n"])
        #expect(findings.isEmpty)
        #expect(settings.telnyx.apiKey == "KEY123")
        #expect(settings.adminToken == "a-long-enough-admin-token")
    }

    @Test func `unknown, empty, doubled and unreadable variables are reported`() {
        let (_, findings) = read(
            [
                "SWITCHBOARD_LISTN": "x", "SWITCHBOARD_STORE": "", "SWITCHBOARD_LISTEN_FILE": "/x",
                "SWITCHBOARD_ADMIN_TOKEN": "one", "SWITCHBOARD_ADMIN_TOKEN_FILE": "/two",
                "SWITCHBOARD_TELNYX_API_KEY_FILE": "/none",
            ])
        let texts = findings.map(\.text)
        #expect(texts.contains { $0.hasPrefix("SWITCHBOARD_LISTN: error: there is no such setting") })
        #expect(texts.contains { $0.contains("did you mean \"SWITCHBOARD_LISTEN\"?") })
        #expect(texts.contains { $0.hasPrefix("SWITCHBOARD_STORE: error: the variable is empty") })
        #expect(texts.contains { $0.hasPrefix("SWITCHBOARD_LISTEN_FILE: error: there is no such setting") })
        #expect(texts.contains { $0.contains("SWITCHBOARD_ADMIN_TOKEN is set as well") })
        #expect(texts.contains { $0.hasPrefix("SWITCHBOARD_TELNYX_API_KEY_FILE: error: the file it names") })
    }

    @Test(arguments: [
        ("SWITCHBOARD_LISTEN", "secret-8080"), ("SWITCHBOARD_LISTEN", "host:99999"), ("SWITCHBOARD_STORE", "secret.db"),
        ("SWITCHBOARD_PUBLIC_URL", "secret.example.com"), ("SWITCHBOARD_ADMIN_TOKEN", "secret"),
        ("SWITCHBOARD_TELNYX_PUBLIC_KEY", "secret"),
    ])
    func `a value that cannot be used is reported, and never shown`(name: String, value: String) {
        let (_, findings) = read([name: value])
        #expect(findings.count == 1)
        #expect(findings.allSatisfy { $0.isError && $0.text.hasPrefix(name) && !$0.text.contains("secret") })
    }

    @Test(arguments: [("127.0.0.1:8080", "127.0.0.1:8080"), ("[::1]:80", "[::1]:80"), ("localhost:0", "localhost:0")])
    func `addresses are read as they are written`(text: String, result: String) {
        let (settings, findings) = read(["SWITCHBOARD_LISTEN": text])
        #expect(findings.isEmpty)
        #expect(settings.listen.text == result)
    }
}
