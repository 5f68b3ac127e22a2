import Foundation
import Telephony
import Testing

@testable import CallFlow

struct SessionTests {
    @Test func `a parked call is short`() throws {
        var caller = try Caller(flow: Flows.queue)
        try caller.tell(.enqueued)
        try caller.tell(.promptFinished)
        let text = String(decoding: try JSONEncoder().encode(caller.session), as: UTF8.self)
        #expect(text == "\"\(caller.session.bundle.rawValue)|1773135030000||a||a|1|||queue holding 1773135100000\"")
    }

    @Test func `values with any character survive storing`() throws {
        var session = FlowSession(bundle: BundleID(rawValue: "0123456789abcdef"))
        session.values = ["a.b": "x|y=z % %7C \n\t\"é€", "empty": "", "c": "|"]
        session.wait = .review(KeyProgress(), Message(take: 1, seconds: 2, recording: "id|with %|"))
        session.visits = [.init(state: "a", count: 1), .init(state: "b", count: 3)]
        session.talked = 5
        session.isOnReserve = true
        session.isCallerGone = true
        session.handoffs = 3
        session.ahead = "12#"
        session.flow = "part"
        session.state = "x"
        session.frames = [
            .init(flow: "", state: "run_it", calendar: nil, values: ["a": "<|>"]),
            .init(
                flow: "middle", state: "run_it",
                calendar: .init(calendar: "_lib:office", at: Timestamp(milliseconds: 7)),
                values: [:]),
        ]
        let read = try JSONDecoder().decode(FlowSession.self, from: JSONEncoder().encode(session))
        #expect(read == session)
    }

    @Test(arguments: [
        "", "|x", "b|x", "b||||||x", "b|1||a||a*x", "b|||||||||nonsense", "b||||||||||x", "b||||||||c", "b||||||||||<x",
        "b||||||||||<x<y",
    ])
    func `what is no session is refused`(_ text: String) {
        #expect(FlowSession(text: text) == nil)
    }

    @Test func `every wait survives storing`() throws {
        let moment = Timestamp(milliseconds: 1_770_000_000_123)
        let keys = KeyProgress(attempt: 2, noInput: 1, noMatch: 1, digits: "1*")
        let survey = SurveyProgress(index: 3, answered: 2, skipped: 1)
        let waits: [Wait] = [
            .nothing, .closing, .prompt, .keys(KeyProgress()), .keys(keys),
            .queue(QueueStay(phase: .entering, until: moment)), .queue(QueueStay(phase: .announcing, until: moment)),
            .queue(QueueStay(phase: .holding, until: moment)),
            .queue(QueueStay(phase: .talking(since: moment), until: moment)), .transfer(since: moment),
            .message(RecordingProgress(take: 2, isStopping: true)),
            .review(keys, Message(take: 1, seconds: 9, recording: "v2:a b/c")),
            .review(KeyProgress(), Message(take: 1, seconds: 9, recording: nil)), .question(survey, keys),
            .spokenAnswer(survey, isRecording: true), .lateMessage, .lateAnswer(survey),
            .order, .lookup(LookupStay(phase: .asking, until: moment)),
            .lookup(LookupStay(phase: .speaking, until: moment)), .lookup(LookupStay(phase: .spoken, until: moment)),
            .lookup(LookupStay(phase: .leaving("not_found"), until: moment)),
            .confirming(keys, entry: "12#", KeyProgress(digits: "12", ahead: 1)),
            .keys(KeyProgress(digits: "12", ahead: 2)),
        ]
        for wait in waits { #expect(Wait(wait.description) == wait) }
        for text in [
            "keys", "keys 1 2", "queue holding x", "queue nowhere 1", "x", "message 1", "review 1 0 0 -",
            "lookup asking", "confirm 1",
        ] {
            #expect(Wait(text) == nil)
        }
    }

    @Test func `a session whose state the program does not have is left alone`() throws {
        let one = try Caller.program(Flows.menu)
        let caller = try Caller(
            flow: Flows.flow(#""zz": { "do": "say", "prompt": "hello", "next": "end" }"#)
                .replacingOccurrences(of: #""start": "a""#, with: #""start": "zz""#))
        let turn = one.step(caller.session, .promptFinished, caller.surroundings, at: caller.now)
        #expect(!turn.accepted)
    }
}
