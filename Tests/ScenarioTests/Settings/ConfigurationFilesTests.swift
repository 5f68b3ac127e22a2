import ContactCenter
import JSONSyntax
import Testing
import Web

@testable import switchboard

struct ConfigurationFilesTests {
    private func queues(_ text: String) -> ([String: QueueSettings], [String]) {
        let document = Document(Array(text.utf8), path: "queues.json")
        let findings = Findings(document)
        let queues = QueuesFile.read(document, findings).queues
        return (queues, findings.diagnostics.map(\.text))
    }

    private func agents(_ text: String) -> (AgentsFile.Content, [String]) {
        let document = Document(Array(text.utf8), path: "agents.json")
        let findings = Findings(document)
        let content = AgentsFile.read(document, findings, queues: ["sales", "billing"])
        return (content, findings.diagnostics.map(\.text) + content.secrets.map(\.text))
    }

    @Test func `a queue has defaults, and says what differs`() {
        let (queues, findings) = queues(
            #"{"queues": {"sales": {}, "vip": {"title": "VIP", "ring_time": "30s", "maximum_size": 5, "records": false}}}"#
        )
        #expect(findings.isEmpty)
        #expect(queues["sales"] == QueueSettings(name: "sales"))
        #expect(queues["vip"]?.title == "VIP")
        #expect(queues["vip"]?.ringTime == .seconds(30))
        #expect(queues["vip"]?.maximumSize == 5)
        #expect(queues["vip"]?.records == false)
    }

    @Test func `every mistake is told with its place and what is probably meant`() {
        let (_, findings) = queues(
            """
            {
              "queues": {
                "Sales": {},
                "billing": { "ring_time": 20, "wrap_up": "2d", "max_size": 3, "titel": "x" }
              }
            }
            """)
        #expect(findings.count == 5)
        #expect(findings[0].hasPrefix("queues.json:3:5: error C201"))
        #expect(
            findings.contains { $0.hasPrefix("queues.json:4:31: error F005") && $0.contains("did you mean \"20s\"?") })
        #expect(findings.contains { $0.contains("did you mean \"maximum_size\"?") })
        #expect(findings.contains { $0.contains("did you mean \"title\"?") && $0.contains("^^^^^^^") })
    }

    @Test func `an agent without a password is an agent who cannot log in`() {
        let (content, findings) = agents(
            #"{"agents": {"ana": {"name": "Ana", "endpoint": "sip:ana@x.org", "queues": ["sales"]}}}"#)
        #expect(findings.isEmpty)
        #expect(content.agents[AgentID(rawValue: "ana")]?.queues == ["sales"])
        #expect(content.accounts.map(\.password) == [nil])
    }

    @Test func `queues, phones and names of agents are checked`() {
        let (_, findings) = agents(
            """
            {"agents": {
              "ana": {"name": "Ana", "endpoint": "ana@x.org", "queues": ["sale"]},
              "ben": {"name": "Ben", "endpoint": "+34600111222", "queues": ["sales"]},
              "cid": {"name": "Cid", "endpoint": "+34600111222", "queues": ["sales"]},
              "D D": {"name": "D", "endpoint": "+34600111223", "queues": []},
              "ana": {"name": "Ana", "endpoint": "sip:ana@x.org", "queues": []}
            }}
            """)
        #expect(findings.contains { $0.contains("C302") && $0.contains("did you mean \"sip:ana@x.org\"?") })
        #expect(findings.contains { $0.contains("C303") && $0.contains("did you mean \"sales\"?") })
        #expect(findings.contains { $0.contains("warning C305") && $0.contains("ben has the same phone") })
        #expect(findings.contains { $0.contains("C301") && $0.contains("agents.json:5:3") })
        #expect(findings.contains { $0.contains("F002") && $0.contains("agents.json:6:3") })
    }

    @Test func `a password in the clear is refused, and not shown`() {
        let (content, findings) = agents(
            #"{"agents": {"ana": {"name": "Ana", "endpoint": "sip:ana@x.org", "queues": [], "password": "hunter22"}}}"#)
        #expect(content.accounts.map(\.password) == [nil])
        #expect(findings.count == 1)
        #expect(findings[0].contains("C304"))
        #expect(findings[0].contains("\"password\": ••••••••••"))
        #expect(!findings[0].contains("hunter22"))
    }

    @Test func `a key in the settings is refused, and not shown`() {
        let document = Document(Array(#"{"telnyx": {"api_key": "KEY0123"}}"#.utf8), path: "switchboard.json")
        let findings = Findings(document)
        var settings = Settings()
        let secrets = settings.read(document, findings)
        #expect(secrets.map(\.isError) == [true])
        #expect(secrets.allSatisfy { !$0.text.contains("KEY0123") })
        #expect(settings.telnyx.apiKey == nil)
    }

    @Test func `settings are read from their file`() {
        let document = Document(
            Array(#"{"listen": "0.0.0.0:80", "store": "sqlite:a.db", "telnyx": {"connection_id": "9"}}"#.utf8),
            path: "switchboard.json")
        let findings = Findings(document)
        var settings = Settings()
        #expect(settings.read(document, findings).isEmpty)
        #expect(findings.diagnostics.isEmpty)
        #expect(settings.listen.port == 80)
        #expect(settings.storePath == "a.db")
        #expect(settings.telnyx.connectionID == "9")
    }
}
