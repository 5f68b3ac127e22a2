import CallFlow
import JSONSyntax
import Testing

@testable import ContactCenter

struct QueueScenarioReviewTests {
    private static let given = #""queues": { "sales": {} }, "agents": { "ana": {}, "ben": { "skills": ["french"] } }"#

    /// The findings of a file with one scenario, each as text.
    private static func findings(file: String = given, given: String = "", _ steps: String, _ more: String = "")
        -> [String]
    {
        QueueScenarios.findings(steps, more: #", "given": { \#(given) } \#(more)"#, given: #""given": { \#(file) }"#)
    }

    @Test(arguments: [
        (
            #""queues": { "salse": { "strategy": "ring_all" } }"#, #"{ "calls": "carla" }"#,
            #"/scenarios/0/given/queues/salse nothing here uses the queue "salse" — did you mean "sales"?"#
        ),
        (
            #""queues": { "backup": {} }"#, #"{ "calls": "carla" }"#,
            #"/scenarios/0/given/queues/backup nothing here uses the queue "backup" — "#
                + "let an agent serve it, or let a line or a figure name it"
        ),
        (
            #""agents": { "bne": { "status": "away" } }"#,
            #"{ "calls": "carla" }, { "offered": "carla", "to": "ana" }"#,
            #"/scenarios/0/given/agents/bne the agent "bne" is named nowhere else — did you mean "ben"?"#
        ),
        (
            "", #"{ "calls": "carla" }, { "calls": "carlla" }, { "queued": "carla", "position": 1 }"#,
            #"/scenarios/0/steps/1/calls the caller "carlla" is named nowhere else — did you mean "carla"?"#
        ),
        (
            "", #"{ "calls": "carla", "skills": ["frech:2?"] }"#,
            #"/scenarios/0/steps/0/skills/0 the skill "frech" is named nowhere else — did you mean "french:2?"?"#
        ),
        (
            #""agents": { "ana": { "skills": { "rfench": 3 } } }"#,
            #"{ "calls": "carla", "skills": ["french"] }, { "offered": "carla", "to": "ben", "skills": ["french"] }"#,
            #"/scenarios/0/given/agents/ana/skills/rfench the skill "rfench" is named nowhere else — "#
                + #"did you mean "french"?"#
        ),
    ])
    func `a name that was probably not meant is told with its place`(
        _ given: String, _ steps: String, _ finding: String
    ) {
        #expect(Self.findings(given: given, steps) == ["F106 \(finding)"])
    }

    @Test(arguments: [
        // Those who only fill the line, also under names in a row or near to another's.
        ("", #"{ "calls": "c1" }, { "calls": "c11" }, { "calls": "eva" }, { "calls": "eve" }"#, ""),
        // An agent who is only there.
        (#""agents": { "dora": { "status": "away" } }"#, #"{ "calls": "carla" }"#, ""),
        // Another agent by a name that is near, who is spoken of.
        (
            #""agents": { "anna": {} }"#, #"{ "calls": "carla" }"#,
            #", "figures": { "anna": { "offers": 0 }, "ana": { "offers": 1 } }"#
        ),
        // A skill that nobody asks for, and one that nobody has.
        (
            #""agents": { "ana": { "skills": ["spanish"] } }"#, #"{ "calls": "carla", "skills": ["dutch"] }"#, ""
        ),
        // Queues that an agent serves, that a queue flows over to, that a line or a figure names.
        (#""queues": { "backup": {} }, "agents": { "dora": { "queues": ["backup"] } }"#, #"{ "waits": "1m" }"#, ""),
        (
            #""queues": { "sales": { "overflow": { "after": "1m", "to": "backup" } }, "backup": {} }"#,
            #"{ "waits": "1m" }"#, ""
        ),
        (#""queues": { "backup": {} }"#, #"{ "calls": "carla" }, { "moves": "carla", "to": "backup" }"#, ""),
        (#""queues": { "backup": {} }"#, #"{ "waits": "1m" }"#, #", "figures": { "backup": { "offered": 0 } }"#),
        // A warning that somebody lives with.
        (#""accept": { "F106": "later" }, "queues": { "backup": {} }"#, #"{ "waits": "1m" }"#, ""),
    ])
    func `names that people would choose are left alone`(_ given: String, _ steps: String, _ more: String) {
        #expect(Self.findings(given: given, steps, more) == [])
    }

    @Test func `what the file gives may be used in any of its scenarios`() {
        let file = """
            { "spec": 1, "queue": "sales",
              "given": { "queues": { "sales": {}, "backup": {}, "spare": {} },
                         "agents": { "ana": {}, "dan": {}, "dana": {}, "anaa": {} } },
              "scenarios": [
                { "name": "a", "steps": [{ "calls": "carla" }, { "offered": "carla", "to": "dan" }] },
                { "name": "b", "steps": [{ "calls": "carla" }, { "moves": "carla", "to": "backup" },
                                         { "becomes": "ana", "to": "away" }] }] }
            """
        #expect(
            QueueScenarios.file(file).diagnostics.map { "\($0.pointer) \($0.hint ?? "")" } == [
                "/given/queues/spare let an agent serve it, or let a line or a figure name it",
                "/given/agents/anaa did you mean \"ana\"?",
            ])
    }

    @Test func `an acceptance of nothing is told`() {
        #expect(
            Self.findings(given: #""accept": { "F106": "later" }"#, #"{ "waits": "1m" }"#) == [
                "F106 /scenarios/0/given/accept/F106 there is no warning F106 here to accept — remove it"
            ])
    }

    @Test func `a letter left out, doubled or swapped in the scenarios that ship is noticed`() throws {
        let files = try QueueScenarios.shipped().filter {
            ScenarioFolder.isScenarioFile($0.name) && ScenarioFolder.isAboutQueues(Document($0.bytes, path: $0.path))
        }
        let programs = QueueScenarioFolder(files, base: Configuration()).programs
        let trial = TypingMistakes(files, queues: []) {
            QueueScenarioFolder([$0], base: Configuration(), programs: programs).diagnostics
        }
        // Every letter's turn comes in the benchmark.
        let some = trial.all.enumerated().filter { $0.offset.isMultiple(of: 83) }.map(\.element)
        let found = some.map { ($0, trial.verdict(on: $0).found) }
        let unnoticed = found.filter { $0.1.isEmpty }.map(\.0)
        let single = found.filter { $0.1.count == 1 }
        #expect(some.count > 100)
        #expect(
            unnoticed.count * 100 <= some.count,
            "\(unnoticed.map { "\($0.file):\($0.place): \($0.word) typed \($0.typed)" })")
        // One mistake, one finding: what cannot be told from several mistakes is rare.
        #expect(single.count * 100 >= some.count * 80, "\(single.count) of \(some.count)")
    }
}
