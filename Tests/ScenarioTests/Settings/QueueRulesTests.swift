import ContactCenter
import JSONSyntax
import Testing

@testable import switchboard

struct QueueRulesTests {
    private func read(_ text: String) -> (QueuesFile.Content, [String]) {
        let document = Document(Array(text.utf8), path: "queues.json")
        let findings = Findings(document)
        let content = QueuesFile.read(document, findings)
        return (content, findings.diagnostics.map(\.text))
    }

    @Test func `every rule of a queue and of the house can be said`() throws {
        let (content, findings) = read(
            """
            {
              "away_reasons": ["lunch", "training"], "desktop_lease": "30s", "reconnect_within": "2m",
              "longest_talk": "1h", "longest_wrap_up": "10m",
              "idle": {"away": "keep", "call_end": "restart", "wrap_up_end": "keep"},
              "queues": {
                "sales": {
                  "strategy": "ring_all", "rings_at_once": 4, "wrap_up_mode": "forced", "priority": 2,
                  "head_start": "2m", "tiers": ["30s", "1m"], "empty_for_joining": ["offline", "away"],
                  "relax": [{"after": "20s", "level": 2}, {"after": "40s", "keep": 0}],
                  "empty_for_waiting": ["offline"], "away_after_misses": 3, "misses_within": "5m",
                  "last_agent": {"within": "168h", "wait": "30s"}, "overflow": {"after": "2m", "to": "billing"},
                  "resume_within": "2m", "callback": {"retry_after": "5m", "ring_time": "25s"},
                  "answer_within": "30s", "short_abandon": "8s"
                },
                "billing": {}
              }
            }
            """)
        #expect(findings.isEmpty)
        let sales = try #require(content.queues["sales"])
        #expect(sales.strategy == .ringAll && sales.ringsAtOnce == 4 && sales.wrapUpMode == .forced)
        #expect(sales.answerWithin == .seconds(30) && sales.shortAbandon == .seconds(8))
        #expect(sales.priority == 2 && sales.headStart == .seconds(120))
        #expect(sales.tiers == [.seconds(30), .seconds(60)])
        #expect(
            sales.relaxations == [Relaxation(after: .seconds(20), level: 2), Relaxation(after: .seconds(40), keeps: 0)])
        #expect(sales.emptyForJoining == [.offline, .away] && sales.emptyForWaiting == [.offline])
        #expect(sales.awayAfterMisses == 3 && sales.missesWithin == .seconds(300))
        #expect(sales.lastAgent == LastAgent(within: .seconds(7 * 86_400), wait: .seconds(30)))
        #expect(sales.overflow == Overflow(after: .seconds(120), to: "billing"))
        #expect(sales.resumeWithin == .seconds(120))
        #expect(sales.callback.retryAfter == .seconds(300) && sales.callback.ringTime == .seconds(25))
        #expect(content.house.awayReasons == ["lunch", "training"])
        #expect(content.house.idle[.away] == .keep && content.house.idle[.login] == .restart)
        #expect(content.house.desktopLease == .seconds(30) && content.house.reconnectWithin == .seconds(120))
    }

    @Test(arguments: [
        (#""strategy": "most_idel""#, "did you mean \"most_idle\"?"),
        (#""tiers": ["1m", "30s"]"#, "C202"),
        (#""overflow": {"after": "1m", "to": "sale"}"#, "did you mean \"sales\"?"),
        (#""empty_for_waiting": ["ofline"]"#, "did you mean \"offline\"?"),
        (#""relax": [{"level": 2}]"#, "\"after\" is missing"),
        (#""weight": 3"#, "did you mean \"priority\"?"),
    ])
    func `a mistake is told with its cure`(_ rule: String, _ cure: String) {
        let (_, findings) = read("{\"queues\": {\"sales\": {\(rule)}}}")
        #expect(findings.count == 1)
        #expect(findings.first?.contains(cure) == true, "\(findings)")
    }

    @Test(arguments: [
        (#""idle": {"miss": "freeze"}"#, "C204"), (#""idle": {"mis": "keep"}"#, "did you mean \"miss\"?"),
        (#""away_reasons": ["Lunch break"]"#, "C205"), (#""heartbeat": "30s""#, "did you mean \"desktop_lease\"?"),
    ])
    func `a mistake in the rules of the house is told with its cure`(_ rule: String, _ cure: String) {
        let (_, findings) = read("{\"queues\": {}, \(rule)}")
        #expect(findings.count == 1)
        #expect(findings.first?.contains(cure) == true, "\(findings)")
    }

    @Test func `an agent says tiers, orders, skills and capacity`() throws {
        let text = """
            {"agents": {"ana": {"name": "Ana", "endpoint": "sip:ana@x.org", "capacity": 2,
              "queues": ["sales", {"queue": "billing", "tier": 2, "order": 7}], "skills": {"french": 3}},
              "ben": {"name": "Ben", "endpoint": "sip:ben@x.org", "queues": ["sales"], "skills": ["german"]}}}
            """
        let document = Document(Array(text.utf8), path: "agents.json")
        let findings = Findings(document)
        let content = AgentsFile.read(document, findings, queues: ["sales", "billing"])
        #expect(findings.diagnostics.isEmpty)
        let ana = try #require(content.agents[AgentID(rawValue: "ana")])
        #expect(ana.services == [.init("sales"), .init("billing", tier: 2, order: 7)])
        #expect(ana.skills == ["french": 3] && ana.capacity == 2)
        #expect(content.agents[AgentID(rawValue: "ben")]?.skills == ["german": 1])
    }
}
