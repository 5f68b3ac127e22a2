import CallFlow
import JSONSyntax
import Testing

struct ScenarioReadTests {
    private func findings(_ scenario: String, _ extra: String = "") -> [String] {
        Scenarios.read(
            #"{ "spec": 1, "flow": "test", \#(extra) "scenarios": [ \#(scenario) ] }"#, flow: Flows.menu
        ).diagnostics.map { "\($0.code) \($0.pointer) \($0.message)" + ($0.hint.map { " — \($0)" } ?? "") }
    }

    @Test(arguments: [
        (
            #"{ "press": "1" }"#,
            "F003 /scenarios/0/steps/0/press there is no key \"press\" here — did you mean \"presses\"?"
        ),
        (
            #"{ "hears": "menue" }"#,
            "F902 /scenarios/0/steps/0/hears the flow \"test\" has no prompt \"menue\" — did you mean \"menu\"?"
        ),
        (
            #"{ "at": "c" }"#,
            "F902 /scenarios/0/steps/0/at the flow \"test\" has no state \"c\" — it has a, b, end"
        ),
        (
            #"{ "hears": "menu", "in": "fr" }"#,
            "F902 /scenarios/0/steps/0/in the flow \"test\" has no language \"fr\" — it has en, es"
        ),
        (
            #"{ "presses": "1", "silent": true }"#,
            "F005 /scenarios/0/steps/0/silent a line says one thing, not both \"presses\" and \"silent\" — write two lines"
        ),
        (
            #"{ }"#,
            "F004 /scenarios/0/steps/0 this line says neither what is done nor what is expected — for example "
                + "{\"presses\": \"1\"} or {\"hears\": \"main_menu\"}"
        ),
        (#"{ "presses": "1x" }"#, "F005 /scenarios/0/steps/0/presses a telephone has the keys 0 to 9, * and #"),
        (
            #"{ "silent": false }"#, "F005 /scenarios/0/steps/0/silent \"silent\" can only be true — leave the line out"
        ),
        (
            #"{ "ends": "we hang up" }"#,
            "F005 /scenarios/0/steps/0/ends \"ends\" must be one of \"we hung up\", \"the caller hung up\" — "
                + "did you mean \"we hung up\"?"
        ),
    ])
    func `a mistake in a line is one finding with its cure`(line: String, finding: String) {
        #expect(findings(#"{ "name": "N", "steps": [ \#(line) ] }"#) == [finding])
    }

    @Test func `a flow that does not exist, and a number in the wrong form`() {
        let folder = Scenarios.read(#"{ "spec": 1, "flow": "tset", "scenarios": [] }"#, flow: Flows.menu)
        #expect(folder.diagnostics.map(\.code) == ["F902"])
        #expect(folder.diagnostics.first?.hint == "did you mean \"test\"?")
        #expect(
            findings("", #""given": { "call": { "from": "600 111" } },"#)
                == [
                    "F005 /given/call/from a telephone number is written +34910000001, without spaces — a caller "
                        + "who hides theirs is \"withheld\""
                ])
    }

    @Test func `what a scenario gives goes over what the file gives`() throws {
        let text = """
            { "spec": 1, "flow": "test",
              "given": { "call": { "language": "es", "at": "2026-07-01T09:00" }, "queues": { "sales": "full" } },
              "scenarios": [
                { "name": "One", "steps": [ { "hears": "hold", "in": "en" } ],
                  "given": { "call": { "language": "en" }, "queues": { "sales": { "position": 4 } } } },
                { "name": "Two", "steps": [ { "at": "full" } ] } ] }
            """
        let folder = Scenarios.read(text, flow: Flows.queue)
        #expect(folder.diagnostics.map(\.text) == [])
        #expect(folder.scenarios.map { $0.play(reread: nil).failure?.text } == [nil, nil])
    }

    @Test func `two scenarios of one name are a finding`() {
        let scenario = #"{ "name": "N", "steps": [] }"#
        #expect(findings("\(scenario), \(scenario)").map { $0.prefix(4) } == ["F002"])
    }
}
