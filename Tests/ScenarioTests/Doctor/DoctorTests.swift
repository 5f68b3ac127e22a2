import Foundation
import Testing

@testable import switchboard

struct DoctorTests {
    /// Writes an installation to a folder of its own and returns what the doctor says, line by line.
    private func examine(
        queues: String, agents: String, flow: String, more: [String: String] = [:]
    ) throws -> [String] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("doctor-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let configuration = [("queues.json", queues, "config"), ("agents.json", agents, "config")]
        let flows = [("flow.json", flow, "flows")] + more.map { ($0.key, $0.value, "flows") }
        for (name, text, part) in configuration + flows {
            let place = folder.appendingPathComponent(part)
            try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: place.appendingPathComponent(name))
        }
        let installation = Installation.load(
            config: folder.path + "/config", flows: folder.path + "/flows", environment: [:])
        let doctor = try #require(Doctor(installation))
        return doctor.examine().map { $0.line.replacing(folder.path + "/", with: "") }
    }

    private let healthyQueues = """
        {"queues": {
          "sales": {"ring_time": "20s", "tiers": ["30s"]}
        }}
        """
    private let healthyAgents = """
        {"agents": {
          "ana": {"name": "Ana", "endpoint": "sip:ana@x.org", "queues": ["sales"], "skills": {"french": 3}},
          "ben": {"name": "Ben", "endpoint": "sip:ben@x.org",
            "queues": [{"queue": "sales", "tier": 2}]}
        }}
        """
    private let healthyFlow = """
        {"states": {
          "line": {"do": "queue", "queue": "sales", "max_wait": "5m", "keys": {"9": "bye"},
            "skills": ["french:3"], "next": "bye"}
        }}
        """

    @Test func `healthy rules have no findings`() throws {
        #expect(try examine(queues: healthyQueues, agents: healthyAgents, flow: healthyFlow).isEmpty)
    }

    @Test(arguments: [
        (#""sales": {"#, #""vip": {}, "sales": {"#, "config/queues.json:2:3: warning D101"),
        (#"["30s"]"#, #"["30s", "60s"]"#, "config/queues.json:2:50: warning D102"),
        (#"["30s"]"#, #"["6m"]"#, "config/queues.json:2:43: warning D103"),
        (#"["30s"]"#, "[]", "config/agents.json:4:35: warning D104"),
        (#""20s""#, #""5m""#, "flows/flow.json:2:45: warning D105"),
        (#""20s""#, #""20s", "wrap_up": "20m""#, "config/queues.json:2:33: warning D107"),
    ])
    func `rules of queues that will disappoint are named`(_ old: String, _ new: String, _ start: String) throws {
        let queues = healthyQueues.replacing(old, with: new)
        #expect(queues != healthyQueues)
        let lines = try examine(queues: queues, agents: healthyAgents, flow: healthyFlow)
        #expect(lines.count == 1)
        #expect(lines.first?.hasPrefix(start) == true, "\(lines)")
    }

    @Test func `a circle of overflow is told with its queues`() throws {
        let queues = """
            {"queues": {
              "sales": {"tiers": ["30s"], "overflow": {"after": "20s", "to": "billing"}},
              "billing": {"overflow": {"after": "30s", "to": "sales"}}
            }}
            """
        let agents = healthyAgents.replacing(#"["sales"]"#, with: #"["sales", "billing"]"#)
        let lines = try examine(queues: queues, agents: agents, flow: healthyFlow)
        #expect(lines.count == 2)
        #expect(lines.first?.contains("D106") == true)
        #expect(lines.first?.hasSuffix("in a circle: sales → billing → sales") == true)
    }

    @Test(arguments: [
        (#""skills": ["french:3"]"#, #""skills": ["french:4"]"#, "flows/flow.json:3:16: warning D110"),
        (#""skills": ["french:3"]"#, #""skills": ["frensh"]"#, "flows/flow.json:3:16: warning D110"),
    ])
    func `skills that nobody has are named`(_ old: String, _ new: String, _ start: String) throws {
        let flow = healthyFlow.replacing(old, with: new)
        let lines = try examine(queues: healthyQueues, agents: healthyAgents, flow: flow)
        #expect(lines.count == 1)
        #expect(lines.first?.hasPrefix(start) == true, "\(lines)")
    }

    @Test(arguments: [
        (#""give": {"line": "sales", "what": "french"}"#, []),
        (
            #""give": {"line": "sales", "what": "italian"}"#,
            ["flows/flow.json:4:16: warning D110: no agent of sales has this skill"]
        ),
        (#""give": {"line": "{to}", "what": "{what}"}"#, ["flows/flow.json:4:16: warning D110"]),
    ])
    func `a queue and a skill that are given to a flow are followed through the flows that give them`(
        _ give: String, _ starts: [String]
    ) throws {
        let part = #"{"do": "run", "flow": "part", "give": {"queue": "{line}", "skill": "{what}"}}"#
        let flow = """
            {"parameters": {"line": {"type": "queue"}, "to": {"type": "queue", "default": "sales"},
             "what": {"type": "text", "default": "greek"}}, "states": {
              "line": {"do": "queue", "queue": "{line}", "max_wait": "5m", "keys": {"9": "bye"},
                "skills": ["{what}"], "next": "bye"},
              "again": {"do": "handoff", "flow": "flow", "give": {"line": "{line}"}}, "part": \(part)}}
            """
        let caller =
            #"{"parameters": {"to": {"default": "sales"}, "what": {"default": "dutch"}}, "states": {"a": "#
            + #"{"do": "run", "flow": "flow", \#(give)}}}"#
        let lines = try examine(
            queues: healthyQueues, agents: healthyAgents, flow: flow, more: ["caller.json": caller])
        #expect(lines.count == starts.count, "\(lines)")
        for (line, start) in zip(lines, starts) { #expect(line.hasPrefix(start), "\(line)") }
    }

    @Test func `callers who could be stuck in an empty queue are named`() throws {
        let queues = healthyQueues.replacing(#""20s""#, with: #""20s", "join_when_empty": true"#)
        let flow = healthyFlow.replacing(#""keys": {"9": "bye"},"#, with: "")
        let lines = try examine(queues: queues, agents: healthyAgents, flow: flow)
        #expect(lines.count == 1)
        #expect(lines.first?.contains("D109") == true)
    }
}
