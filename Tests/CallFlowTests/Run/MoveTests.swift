import CallFlow
import Telephony
import Testing

struct MoveTests {
    /// Why a call cannot go on in an edition of its flow; nil if it can.
    private func refusal(_ caller: Caller, to edition: String) throws -> String? {
        let program = try Caller.program(edition)
        do throws(Unmovable) {
            let moved = try program.takeOver(caller.session, from: caller.program)
            #expect(moved.bundle == program.id && moved.state == caller.session.state)
            return nil
        } catch {
            return error.reason
        }
    }

    @Test func `a caller who decides about a message stays where messages are reviewed`() throws {
        var caller = try Caller(flow: Flows.voicemail)
        try caller.tell(.promptFinished)
        let edition = Flows.voicemail.replacing(#""review": true, "#, with: "")
        #expect(try refusal(caller, to: edition) == nil)
        try caller.tell(.recorded(length: .seconds(9), id: "r1"))
        #expect(try refusal(caller, to: edition) == "test/a does not ask whether to keep a message")
        #expect(try refusal(caller, to: Flows.voicemail.replacing("60s", with: "90s")) == nil)
    }

    private static let ask = Flows.flow(
        """
        "a": { "do": "ask", "prompt": "menu", "save": "entry", "digits": "4", "confirm": true, "next": "end" }
        """, #""variables": { "entry": { "type": "digits" } },"#)

    @Test func `a caller who hears an entry read back stays where entries are read back`() throws {
        var caller = try Caller(flow: Self.ask)
        let edition = Self.ask.replacing(#""confirm": true, "#, with: "")
        #expect(try refusal(caller, to: edition) == nil)
        try caller.tell(.collected(digits: "1234", ending: .complete))
        #expect(try refusal(caller, to: edition) == "test/a does not read an entry back")
    }

    @Test func `what is private in one edition only is not taken along`() throws {
        let caller = try Caller(flow: Self.ask)
        let edition = Self.ask.replacing(#""type": "digits""#, with: #""type": "digits", "private": true"#)
        #expect(try refusal(caller, to: edition) == "test/a asks for something private in one edition only")
    }

    @Test func `a call that is being recorded stays away from private entries`() throws {
        let caller = try Caller(flow: Self.ask.replacing(#""confirm": true, "#, with: ""))
        let open = try Caller.program(Self.ask.replacing(#""confirm": true, "#, with: ""))
        let secret = try Caller.program(
            Self.ask.replacing(#""confirm": true, "#, with: "").replacing(
                #""variables": {"#, with: #""variables": { "pin": { "type": "digits", "private": true }, "#))
        #expect(throws: Never.self) { try open.takeOver(caller.session, from: caller.program, isRecorded: true) }
        #expect(throws: Never.self) { try secret.takeOver(caller.session, from: caller.program) }
        let refusal = #expect(throws: Unmovable.self) {
            try secret.takeOver(caller.session, from: caller.program, isRecorded: true)
        }
        #expect(refusal?.reason == "it is being recorded, and the edition has private entries")
    }

    @Test func `a key that the caller was told of has to be there`() throws {
        let flow = Flows.flow(
            #""a": { "do": "menu", "prompt": "menu", "keys": { "1": "end", "2": "b" } }, "b": { "do": "hangup" }"#)
        let caller = try Caller(flow: flow)
        #expect(try refusal(caller, to: flow.replacing(#""2": "b""#, with: #""2": "end", "3": "b""#)) == nil)
        #expect(try refusal(caller, to: flow.replacing(#""2": "b""#, with: #""3": "b""#)) == "test/a has no key 2")
    }

    @Test func `an answer has to mean what it meant when the question was asked`() throws {
        var caller = try Caller(flow: Flows.survey)
        let edition = Flows.survey.replacing(#""kind": "yes_no""#, with: #""kind": "yes_no", "yes": "2", "no": "1""#)
        try #require(edition != Flows.survey)
        #expect(try refusal(caller, to: edition) == nil)
        try caller.tell(.collected(digits: "5", ending: .complete))
        try caller.tell(.collected(digits: "042", ending: .complete))
        #expect(try refusal(caller, to: edition) == "test/a does not ask the question that the caller is at")
    }
}
