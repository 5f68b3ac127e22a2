import CallFlow
import JSONSyntax
import Testing

struct ServiceAddressTests {
    private func findings(_ url: String, clearOrigins: Set<String>?) -> [String] {
        let flow = """
            { "spec": 1, "title": "T", "languages": ["en"], "start": "main", "on": { "error": "@end" },
              "services": { "crm": { "url": "\(url)", "timeout": "1s" } },
              "states": { "main": { "do": "lookup", "service": "crm", "path": "/hello", "next": "@end" } } }
            """
        let file = FlowFolder.File(name: "test.json", bytes: Array(flow.utf8))
        return FlowFolder([file], context: CheckContext(clearOrigins: clearOrigins)).diagnostics.map(\.code)
    }

    @Test func `only an origin that the installation names may be asked in the clear`() {
        let own: Set = ["http://crm.internal:8080"]
        #expect(findings("http://crm.internal:8080/api", clearOrigins: own) == [])
        #expect(findings("http://CRM.internal:8080/api", clearOrigins: own) == [])
        #expect(findings("http://crm.internal:8081/api", clearOrigins: own) == ["F706"])
        #expect(findings("http://crm.internal:8080@evil.example/api", clearOrigins: own) == ["F706"])
        #expect(findings("http://crm.internal:8080.evil.example", clearOrigins: own) == ["F706"])
        #expect(findings("https://crm.example.com", clearOrigins: []) == [])
    }

    @Test func `what the installation allows is not judged where it is not known, a password always is`() {
        #expect(findings("http://crm.internal", clearOrigins: nil) == [])
        #expect(findings("http://me:secret@crm.internal", clearOrigins: nil) == ["F706"])
    }
}
