import CallFlow
import JSONSyntax
import Testing

struct ServiceAddressTests {
    /// What is found in a flow whose service stands in the flow itself, or in a library that it uses.
    private func findings(_ url: String, clearOrigins: Set<String>?, inLibrary: Bool = false) -> [String] {
        let services = #""services": { "crm": { "url": "\#(url)", "timeout": "1s" } }"#
        let flow = """
            { "spec": 1, "title": "T", "languages": ["en"], "start": "main", "on": { "error": "@end" },
              \(inLibrary ? #""uses": ["_own.json"]"# : services),
              "states": { "main": { "do": "lookup", "service": "crm", "path": "/hello", "next": "@end" } } }
            """
        var files = [FlowFolder.File(name: "test.json", bytes: Array(flow.utf8))]
        if inLibrary {
            files.append(FlowFolder.File(name: "_own.json", bytes: Array("{ \"spec\": 1, \(services) }".utf8)))
        }
        return FlowFolder(files, context: CheckContext(clearOrigins: clearOrigins)).diagnostics.map(\.code)
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

    @Test func `a service of a library is judged as one of the flow is`() {
        #expect(findings("http://crm.internal", clearOrigins: [], inLibrary: true) == ["F706"])
        #expect(findings("http://crm.internal", clearOrigins: ["http://crm.internal"], inLibrary: true) == [])
        #expect(findings("https://me:secret@crm.example", clearOrigins: [], inLibrary: true) == ["F706"])
    }

    @Test func `what the installation allows is not judged where it is not known, a password always is`() {
        #expect(findings("http://crm.internal", clearOrigins: nil) == [])
        #expect(findings("http://me:secret@crm.internal", clearOrigins: nil) == ["F706"])
    }
}
