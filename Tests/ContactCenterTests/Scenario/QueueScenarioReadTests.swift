import JSONSyntax
import Testing

@testable import ContactCenter

struct QueueScenarioReadTests {
    @Test(arguments: [
        (
            #"{ "call": "carla" }"#,
            "F003 /scenarios/0/steps/0/call there is no key \"call\" here — did you mean \"calls\"?"
        ),
        (
            #"{ "calls": "carla" }, { "offered": "carla", "to": "anna" }"#,
            "F902 /scenarios/0/steps/1/to there is no agent \"anna\" — did you mean \"ana\"?"
        ),
        (
            #"{ "calls": "carla" }, { "hangs_up": "karla" }"#,
            "F902 /scenarios/0/steps/1/hangs_up no line before this one lets \"karla\" call — did you mean \"carla\"?"
        ),
        (
            #"{ "calls": "carla", "hangs_up": "carla" }"#,
            "F005 /scenarios/0/steps/0/hangs_up a line says one thing, not both \"calls\" and \"hangs_up\" — write two lines"
        ),
        (
            #"{ }"#,
            "F004 /scenarios/0/steps/0 this line says neither what is done nor what is expected — for example "
                + "{\"calls\": \"carla\"} or {\"offered\": \"carla\", \"to\": \"ana\"}"
        ),
        (
            #"{ "at": "10s", "calls": "carla" }, { "at": "5s", "hangs_up": "carla" }"#,
            "F005 /scenarios/0/steps/1/at a line above is at 10s: time does not go back"
        ),
        (
            #"{ "calls": "carla" }, { "leaves": "carla", "as": "abandonned" }"#,
            "F005 /scenarios/0/steps/1/as \"as\" must be one of \"abandoned\", \"time_out\", \"key\", \"callback\", "
                + "\"empty\", \"withdrawn\", \"unreachable\", \"flow\", \"fault\" — did you mean \"abandoned\"?"
        ),
        (
            #"{ "calls": "carla" }, { "offered": "carla", "to": "ana", "because": "idle longst" }"#,
            "F902 /scenarios/0/steps/1/because nothing is decided by \"idle longst\" — did you mean \"idle longest\"?"
        ),
        (
            #"{ "calls": "carla" }, { "offered": "carla", "to": "ana", "without": { "lack_skill": 1 } }"#,
            "F902 /scenarios/0/steps/1/without/lack_skill no agent is left out because of \"lack_skill\" — "
                + "did you mean \"lacks_skill\"?"
        ),
        (
            #"{ "calls": "carla" }, { "offered": "carla", "to": "ana", "without": { "sleepy": 1 } }"#,
            "F902 /scenarios/0/steps/1/without/sleepy no agent is left out because of \"sleepy\" — the reasons are "
                + "offline, away, busy, wrap_up, paused, tier_closed, lacks_skill, missed_this_call"
        ),
        (
            #"{ "calls": "carla", "number": "+34910000001", "priority": 1 }"#,
            "F005 /scenarios/0/steps/0/calls whoever calls a number is given priority and skills by its flow — "
                + "leave one of them out"
        ),
    ])
    func `a mistake in a line is told with its place and its cure`(_ steps: String, _ finding: String) {
        #expect(QueueScenarios.findings(steps) == [finding])
    }

    @Test func `figures are known by name, of queues and of agents`() {
        #expect(
            QueueScenarios.findings(
                #"{ "waits": "1m" }"#,
                more: #", "figures": { "sales": { "answerd": 1 }, "zoe": { "answered": 1 }, "ana": { "handled": 0 } }"#)
                == [
                    "F902 /scenarios/0/figures/sales/answerd there is no figure \"answerd\" — did you mean \"answered\"?",
                    "F902 /scenarios/0/figures/zoe there is no queue and no agent \"zoe\"",
                ])
    }

    @Test func `queues are read as the configuration is, and say so when they are wrong`() {
        let given = #""given": { "queues": { "sales": { "strategy": "most_idel" } } }"#
        let found = QueueScenarios.findings(#"{ "waits": "1m" }"#, given: given)
        #expect(found.count == 1)
        #expect(found.first?.contains("did you mean \"most_idle\"?") == true)
    }

    @Test func `an agent of a queue that is not there is told where queues stand`() {
        let given = #""given": { "queues": { "sales": {} }, "agents": { "ana": { "queues": ["sails"] } } }"#
        #expect(
            QueueScenarios.findings(#"{ "waits": "1m" }"#, given: given) == [
                "C303 /given/agents/ana/queues/0 there is no queue \"sails\" in \"given\" — did you mean \"sales\"?"
            ])
    }

    @Test func `a queue that is nowhere is told, and so are words that cannot be said`() {
        let unknown = QueueScenarios.file(#"{ "spec": 1, "queue": "sails", "scenarios": [] }"#)
        #expect(
            unknown.diagnostics.map(\.message) == [
                "there is no queue \"sails\", neither in \"given\" nor in the configuration"
            ])
        let given = #""given": { "queues": { "sales": {} }, "waiting": { "announce": "Number {queue.positon}" } }"#
        let found = QueueScenarios.findings(#"{ "calls": "carla" }"#, given: given)
        #expect(found.count == 1)
        #expect(found.first?.contains("/given/waiting/announce") == true)
        #expect(found.first?.contains("queue.position") == true)
    }

    @Test func `what a scenario gives is laid over what the file gives, key by key`() throws {
        let folder = QueueScenarios.read(
            """
            { "name": "n", "steps": [],
              "given": { "queues": { "sales": { "strategy": "ring_all" } }, "agents": { "ben": { "status": "away" } } } }
            """)
        let scenario = try #require(folder.scenarios.first)
        #expect(scenario.given.queues["sales"]?.strategy == .ringAll)
        #expect(scenario.given.queues["sales"]?.wrapUp == .seconds(10))
        #expect(scenario.given.cast.count == 2)
        #expect(scenario.given.cast[.init(rawValue: "ben")]?.idle == .seconds(180))
        #expect(scenario.given.cast[.init(rawValue: "ben")]?.status == .away)
    }
}
