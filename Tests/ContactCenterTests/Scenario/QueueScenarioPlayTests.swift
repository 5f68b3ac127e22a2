import CallFlow
import Foundation
import JSONSyntax
import Telephony
import Testing

@testable import ContactCenter

struct QueueScenarioPlayTests {
    @Test func `the shipped scenarios of queues are free of findings and all pass`() throws {
        let files = try QueueScenarios.shipped()
        let base = Configuration(programs: FlowFolder(files).programs)
        let read = QueueScenarioFolder(files, base: base)
        #expect(read.diagnostics.map(\.text) == [])
        #expect(read.scenarios.count >= 12)
        for scenario in read.scenarios {
            #expect(scenario.play(base: base, reread: QueueScenarios.reread).failure?.text == nil)
        }
    }

    private static let offer = #"{ "calls": "carla" }, { "offered": "carla", "to": "ana", "at": "0s" }"#

    @Test(arguments: [
        (
            #"{ "calls": "carla" }, { "offered": "carla", "to": "ben" }"#,
            ["carla was not offered to ben, but: 0s  carla is offered to ana: idle longest"]
        ),
        (
            #"{ "calls": "carla" }, { "offered": "carla", "to": "ben", "at": "5s" }"#,
            ["carla was not offered to ben at 5s, but: 0s  carla is offered to ana"]
        ),
        (
            #"{ "calls": "carla" }, { "offered": "carla", "to": "ana", "because": "stable hash" }"#,
            ["because of \"stable hash\"", "idle longest"]
        ),
        (
            offer + #", { "at": "3s", "answers": "ana" }, { "connected": "carla", "waited": "9s" }"#,
            ["carla was not connected after a wait of 9s", "after a wait of 3s"]
        ),
        (
            offer + #", { "missed": "carla", "by": "ana", "at": "9s" }"#,
            ["carla was not missed by ana at 9s"]
        ),
        (offer + #", { "answers": "ben" }"#, ["this cannot be done now: ben's phone does not ring"]),
        (
            offer + #", { "answers": "ana" }, { "connected": "carla" }, { "picks": "ben", "caller": "carla" }"#,
            ["this cannot be done now: The call does not wait in a queue any more."]
        ),
        (
            #"{ "calls": "carla" }, { "offered": "carla", "to": "ana" }, { "queued": "carla" }"#,
            ["carla took no place", "it came at 0s, before the line above: change places"]
        ),
        (
            #"{ "calls": "carla", "number": "+34910000009" }"#,
            ["this cannot be done now: no flow answers the number +34910000009"]
        ),
    ])
    func `what went otherwise is told with its line, its time and what happened instead`(
        _ steps: String, _ parts: [String]
    ) throws {
        let failure = try #require(try QueueScenarios.play(steps))
        #expect(failure.hasPrefix("q.test.json:2:") || failure.hasPrefix("q.test.json:1:"))
        for part in parts { #expect(failure.contains(part), "\(failure)") }
    }

    @Test func `a strict scenario allows no offer that it does not expect`() throws {
        let steps = Self.offer + #", { "connected": "carla" }"#
        let given = """
            "given": { "queues": { "sales": {} },
                       "agents": { "ana": { "idle": "5m" }, "ben": { "idle": "3m", "answers_after": "1s" } } }
            """
        #expect(try QueueScenarios.play(steps, given: given) == nil)
        let failure = try QueueScenarios.play(steps, more: #", "strict": true"#, given: given)
        #expect(failure?.contains("no line expects this: 20s  carla is offered to ben") == true, "\(failure ?? "")")
    }

    @Test func `figures at the end are compared, and the true one is told`() throws {
        let steps = Self.offer + #", { "at": "4s", "answers": "ana" }, { "connected": "carla" }"#
        #expect(
            try QueueScenarios.play(
                steps,
                more: """
                    , "figures": { "sales": { "answered": 1, "average_speed_of_answer": "4s",
                                              "service_level_answered_basis": 100 }, "ana": { "offers": 1 } }
                    """) == nil)
        let wrong = try QueueScenarios.play(steps, more: #", "figures": { "sales": { "abandoned": 2 } }"#)
        #expect(wrong?.contains("it is otherwise: 0") == true)
        let time = try QueueScenarios.play(steps, more: #", "figures": { "sales": { "longest_wait": "9s" } }"#)
        #expect(time?.contains("it is otherwise: 4s") == true)
    }

    @Test func `a restart between any two lines changes nothing`() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../ivr-flows")
        let text = try String(contentsOf: folder.appending(path: "queues.test.json"), encoding: .utf8)
        // A deed of its own before every line would part expectations from what they follow.
        let restarting = text.replacing(/\{ "(note": "[^"]*", ")?(at": "[^"]*", ")?(calls|hangs_up|answers|finishes)"/)
        {
            "{ \"restart\": true }, { \"\($0.output.1 ?? "")\($0.output.2 ?? "")\($0.output.3)\""
        }
        #expect(restarting.count > text.count)
        let flows = try ["_shared", "csat", "department", "support"].map { name in
            let data = try Data(contentsOf: folder.appending(path: "\(name).json"))
            return FlowFolder.File(name: "\(name).json", bytes: [UInt8](data))
        }
        let base = Configuration(programs: FlowFolder(flows).programs)
        let read = QueueScenarioFolder([.init(name: "q.test.json", bytes: Array(restarting.utf8))], base: base)
        #expect(read.diagnostics.map(\.text) == [])
        for scenario in read.scenarios {
            #expect(scenario.play(base: base, reread: QueueScenarios.reread).failure?.text == nil)
        }
    }

    @Test func `the record of a scenario is told to other report tools with the key that was pressed`() throws {
        let folder = QueueScenarios.read(
            """
            { "name": "n", "given": { "waiting": { "announce": "To leave, press 9.", "keys": { "9": "leave" } } },
              "steps": [ { "calls": "carla" }, { "at": "7s", "presses": "9", "caller": "carla" },
                         { "leaves": "carla", "as": "key" } ] }
            """)
        var run = QueueScenarioRun(try #require(folder.scenarios.first), base: Configuration(), reread: nil)
        #expect(run.play()?.text == nil)
        var log = QueueLog(
            from: run.stage.start, to: run.stage.now + .seconds(1), members: run.stage.configuration.members)
        for fact in run.stage.facts { log.take(fact) }
        #expect(log.takeLines().last == "1773135007|c1|sales|NONE|EXITWITHKEY|9|1|1|7")
    }

    @Test func `what has come is looked at once for an expectation that never comes`() throws {
        let folder = QueueScenarios.read(#"{ "name": "n", "steps": [ \#(Self.offer), { "ends": "carla" } ] }"#)
        let steps = try #require(folder.scenarios.first).steps.dropFirst()
        try #require(steps.count == 2)
        var search = QueueSearch(from: 0)
        var log: [QueueOccurrence] = []
        var looks = 0
        for number in 0..<1000 {
            log.append(QueueOccurrence(at: Timestamp(seconds: 0), what: .did(.restarts)))
            search.look(in: log, for: Array(steps)) { _, _ in
                looks += 1
                return number == 10 ? .met : .indifferent
            }
        }
        #expect(looks == 1000)
        #expect(search.places == [10] && search.from == 11)
    }

    @Test func `too many events end a scenario with a failure that says so, and the clock stands`() throws {
        let given = """
            "given": { "queues": { "sales": {} }, "agents": { "ana": { "status": "away" } },
                       "waiting": { "announce": "Wait.", "every": "5s", "max_wait": "2h" } }
            """
        let steps = #"{ "calls": "carla" }, { "at": "1h", "hangs_up": "carla" }, { "leaves": "carla" }"#
        let folder = QueueScenarios.read(#"{ "name": "n", "steps": [ \#(steps) ] }"#, given: given)
        try #require(folder.diagnostics.map(\.text) == [])
        let scenario = try #require(folder.scenarios.first)
        var run = QueueScenarioRun(scenario, base: Configuration(), reread: nil)
        run.stage.mostTurns = 100
        let outcome = run.play()
        let failure = try #require(outcome).finding
        #expect(failure.message.hasPrefix("too much happens: the scenario was stopped at "))
        #expect(failure.message.hasSuffix(", after 100 events"))
        #expect(failure.hint == "let fewer callers wait, or announce less often")
        #expect(run.stage.now < run.stage.start + .seconds(3600))
        var whole = QueueScenarioRun(scenario, base: Configuration(), reread: nil)
        let wholeOutcome = whole.play()
        #expect(wholeOutcome?.text == nil)
    }

    @Test func `a store that loses something is found out`() throws {
        let folder = QueueScenarios.read(#"{ "name": "n", "steps": [ \#(Self.offer) ] }"#)
        let scenario = try #require(folder.scenarios.first)
        let forgetful: QueueStage.Reread = { written in
            var read = written
            read.calls = written.calls.map { call in
                var call = call
                call.lastQueue = nil
                return call
            }
            return read
        }
        let failure = scenario.play(base: Configuration(), reread: forgetful).failure
        #expect(failure?.finding.message == "what was stored is read as something else")
        let broken = scenario.play(base: Configuration(), reread: { _ in nil }).failure
        #expect(broken?.finding.message == "what was stored cannot be read")
    }
}
