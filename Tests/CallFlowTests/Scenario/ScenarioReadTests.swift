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

    private static let hours = Flows.flow(
        """
        "a": { "do": "hours", "calendar": "office",
               "on": { "open": "@end", "closed": "b", "holiday": "c" } },
        "b": { "do": "say", "prompt": "hello", "next": "@end" }, "c": { "do": "say", "prompt": "menu", "next": "@end" }
        """,
        #""calendars": { "office": { "timezone": "Europe/Madrid", "open": { "mon-fri": ["09:00-17:00"] } } },"#)

    @Test(arguments: [
        (#""closed""#, "hello"), (#""holiday""#, "menu"),
        (#"{ "state": "holiday", "until": "2026-03-10T10:31", "reason": "snow" }"#, "menu"),
        (#"{ "state": "closed", "ends_after": "1s" }"#, "hello"),
    ])
    func `a call meets the exceptions from the hours that are given`(_ sample: (exception: String, heard: String))
        throws
    {
        let result = try Scenarios.play(
            #"{ "hears": "\#(sample.heard)" }, { "ends": "we hung up" }"#,
            #""given": { "overrides": { "office": \#(sample.exception) } },"#, flow: Self.hours)
        #expect(result.failure?.text == nil)
    }

    @Test func `a mistake in an exception is told with its cure`() {
        let given = { (exceptions: String) in
            Scenarios.read(
                #"{ "spec": 1, "flow": "test", "given": { "overrides": { \#(exceptions) } }, "scenarios": [] }"#,
                flow: Self.hours
            ).diagnostics.map { "\($0.code) \($0.pointer) \($0.message)" + ($0.hint.map { " — \($0)" } ?? "") }
        }
        #expect(
            given(#""ofice": "closed""#)
                == [
                    "F902 /given/overrides/ofice the flow \"test\" has no calendar \"ofice\" — did you mean \"office\"?"
                ])
        #expect(
            given(#""office": { "state": "closed", "until": "2026-03-10T10:31", "ends_after": "1s" }"#)
                == ["F005 /given/overrides/office/until give \"until\" or \"ends_after\", not both"])
        #expect(given(#""office": { "state": "shut" }"#).first?.hasPrefix("F005 /given/overrides/office/state") == true)
    }
}
