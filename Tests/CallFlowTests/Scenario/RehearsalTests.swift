import CallFlow
import JSONSyntax
import Telephony
import Testing

struct RehearsalTests {
    private func rehearsal(_ flow: String) throws -> Rehearsal {
        let moment = try #require(Timestamp(iso8601: Caller.tuesdayMorning))
        return Rehearsal(try Caller.program(flow), at: moment, reread: Scenarios.reread)
    }

    /// Everything that is shown for these lines, the beginning included.
    private func play(_ lines: [String], _ rehearsal: inout Rehearsal) -> [String] {
        var shown = rehearsal.begin()
        for line in lines { shown += rehearsal.take(line) ?? ["quit"] }
        return shown
    }

    @Test func `keys and silence are played, and what is heard is shown`() throws {
        var rehearsal = try rehearsal(Flows.menu)
        #expect(
            play(["", "2"], &rehearsal) == [
                "0:00  heard menu (en): \"Press 1 or 2.\"",
                "[a] your keys?",
                "0:00  said nothing",
                "0:06  a: no_input, attempt 1",
                "0:06  heard quiet_1 (en): \"Still there?\"",
                "0:06  heard short (en): \"1 or 2.\"",
                "[a] your keys?",
                "0:09  pressed 2",
                "0:09  the language is es",
                "0:09  topic = two",
                "0:09  heard hello (es): \"Hola.\"",
                "0:09  heard bye (es): \"Adiós.\"",
                "0:10  we hung up",
                "The call is over: we hung up.",
            ])
    }

    @Test func `a line is taken back as if it had not been typed`() throws {
        var rehearsal = try rehearsal(Flows.menu)
        _ = play(["1"], &rehearsal)
        #expect(rehearsal.world.ending == .weHungUp)
        let taken = [rehearsal.take("/undo"), rehearsal.take("/undo")]
        #expect(taken == [["Taken back.", "[a] your keys?"], ["There is nothing to take back."]])
        #expect(rehearsal.world.session.state == "a")
    }

    @Test func `a queue is waited in, answered and left`() throws {
        var rehearsal = try rehearsal(Flows.queue)
        let shown = play(["", "/later 5s", "/agent answers", "/agent finishes"], &rehearsal)
        #expect(shown.contains("[a] waiting in sales: /agent answers, /later 40s, or a key"))
        #expect(shown.count { $0.contains("heard hold") } == 2)
        #expect(shown.last == "The call is over: we hung up.")
        #expect(rehearsal.world.session.state == "served")
    }

    @Test(arguments: [
        ("/busy", "busy"), ("/no_answer", "none"), ("/failed", "fault"), ("/answered", "end"), ("", "end"),
    ])
    func `a transfer is answered`(line: String, state: String) throws {
        var rehearsal = try rehearsal(Flows.transfer)
        _ = play([line], &rehearsal)
        #expect(rehearsal.world.session.state == state)
    }

    @Test func `a message is spoken after the tone`() throws {
        var rehearsal = try rehearsal(Flows.voicemail)
        let shown = play(["12s", "1"], &rehearsal)
        #expect(shown.contains("[a] a tone: speak (12s), press a key, or say nothing"))
        #expect(shown.contains { $0.hasSuffix("left a message of 12 s in box") })
    }

    @Test(arguments: [
        ("/crm down", "There is no /crm here: /help shows what can be typed."),
        ("/latr 4s", "There is no /latr here: did you mean \"later\"?"),
        ("/later soon", "Write the time as in /later 40s."),
        ("/time monday", "Write /time \"sun 11:00\", or /time 2026-03-15T11:00."),
        ("hello", "Only keys are heard here: 0 to 9, * and #. /help tells what else can be typed."),
    ])
    func `a line that cannot be played says why and changes nothing`(line: String, answer: String) throws {
        var rehearsal = try rehearsal(Flows.menu)
        _ = rehearsal.begin()
        let before = rehearsal.world.log
        let shown = rehearsal.take(line)
        #expect(shown == [answer])
        #expect(rehearsal.world.log == before)
    }

    @Test func `a call begins again at another time and in another language`() throws {
        var rehearsal = try rehearsal(Flows.menu)
        _ = rehearsal.begin()
        let onSunday = rehearsal.take("/time \"sun 11:00\"")
        #expect(onSunday?.first == "0:00  heard menu (en): \"Press 1 or 2.\"")
        #expect(rehearsal.world.circumstances.startsAt.description == "2026-03-15T11:00:00.000Z")
        let inSpanish = rehearsal.take("/language es")
        #expect(inSpanish?.first == "0:00  heard menu (es): \"Pulse 1 o 2.\"")
    }

    @Test func `private values are covered`() throws {
        var rehearsal = try rehearsal(Flows.voicemail)
        _ = rehearsal.begin()
        let lines = rehearsal.take("/where") ?? []
        #expect(lines.contains("pin = •••"))
        #expect(lines.contains("topic = general"))
    }

    @Test(arguments: [
        (Flows.menu, ["", "9", "2"]), (Flows.queue, ["", "/later 10s", "1"]),
        (Flows.voicemail, ["12s", "2", "3s", "1"]), (Flows.transfer, ["/busy"]),
        (Flows.survey, ["5", "40#", "/hangup"]),
    ])
    func `a call that was recorded is a scenario that passes`(flow: String, lines: [String]) throws {
        var rehearsal = try rehearsal(flow)
        _ = play(lines, &rehearsal)
        let text = rehearsal.scenario(name: "As it was played")
        let folder = Scenarios.read(text, flow: flow)
        #expect(folder.diagnostics.map(\.text) == [])
        let result = try #require(folder.scenarios.first).play(reread: Scenarios.reread)
        #expect(result.failure?.text == nil, "\(text)")
        #expect(result.log.map(\.what) == rehearsal.world.log.map(\.what))
    }
}
