import ContactCenter
import Telephony
import TestSupport
import Testing

struct WholeCallTests {
    /// A caller asks for sales, talks to Ana, and scores the call.
    ///
    /// Returns the caller's leg.
    private func wholeCall(_ center: inout Center) throws -> LegID {
        center.set("ana", .available)
        center.wait(.seconds(5))
        let caller = center.answeredCall()
        center.gather("1", on: caller)
        center.report(.enqueued(queue: "sales", position: 1), on: caller)
        let agent = try #require(center.lastDialled)
        center.report(.initiated(CallEvent.Initiated(direction: .outgoing, from: "a", to: "b")), on: agent)
        center.report(.answered, on: agent)
        center.report(.bridged, on: caller)
        center.report(.bridged, on: agent)
        center.wait(.seconds(30))
        center.report(.hungUp(CallEvent.HangUp(cause: .normalClearing, source: .callee)), on: agent)
        center.report(.recordingSaved(CallEvent.SavedRecording(id: "r1")), on: caller)
        center.gather("5", on: caller)
        center.report(.speakEnded(.completed), on: caller)
        center.report(.hungUp(CallEvent.HangUp(cause: .normalClearing, source: .callee)), on: caller)
        return caller
    }

    @Test func `a call goes from the first ring to the stored score`() throws {
        var center = Center(.sample)
        let caller = try wholeCall(&center)
        #expect(
            center.orders(on: caller) == [
                "answer", "gather", "enqueue", "speak", "stop_playing", "bridge", "start_recording", "stop_recording",
                "gather", "speak", "hang_up",
            ])
        #expect(center.orders(on: LegID(call: caller.call, number: 2)) == ["dial"])
        let scores = center.facts.filter { $0.kind.name == "flow_scored" }
        #expect(scores.count == 1)
        #expect(scores.first?.agent?.rawValue == "ana")
        for expected in [
            "arrived", "answered", "queued", "offered", "accepted", "connected", "recording_started", "parted",
            "wrap_up_began", "recording_saved", "flow_scored", "ended",
        ] {
            #expect(center.story.contains(expected), "no \(expected) in \(center.story)")
        }
    }

    @Test func `a restart before every input changes neither commands nor facts`() throws {
        var steady = Center(.sample)
        _ = try wholeCall(&steady)
        var shaken = Center(.sample)
        shaken.restartsBeforeEveryInput = true
        _ = try wholeCall(&shaken)
        #expect(shaken.commands == steady.commands)
        #expect(shaken.facts == steady.facts)
    }

    @Test func `once a call is over, none of its events brings anything about`() throws {
        var center = Center(.sample)
        let caller = try wholeCall(&center)
        let agent = LegID(call: caller.call, number: 2)
        let late: [CallEvent.Kind] = [
            .answered, .bridged, .speakEnded(.completed), .playEnded(.completed), .keyPressed(.pound),
            .gathered(CallEvent.Gathered(digits: "1", status: .valid)), .enqueued(queue: "sales", position: 1),
            .dequeued(queue: "sales", reason: "timeout"), .recordingFailed(reason: "late"),
            .hungUp(CallEvent.HangUp(cause: .userBusy)),
            .initiated(CallEvent.Initiated(direction: .incoming, from: "+34600111222", to: "+34910000001")),
        ]
        for kind in late {
            #expect(center.report(kind, on: caller).isEmpty)
            #expect(center.report(kind, on: agent).isEmpty)
        }
    }

    @Test func `a finished call leaves memory and its record remains`() throws {
        var center = Center(.sample)
        let caller = try wholeCall(&center)
        #expect(center.switchboard.callView(caller.call)?.stage == "ended")
        center.wait(.seconds(700))
        #expect(center.switchboard.callView(caller.call) == nil)
        #expect(center.switchboard.nextDeadline == nil)
    }

    @Test func `events that come in another order than they happened change nothing`() throws {
        var center = Center(.sample)
        center.set("ana", .available)
        let caller = center.answeredCall()
        center.gather("1", on: caller)
        let agent = try #require(center.lastDialled)
        center.report(.hungUp(CallEvent.HangUp(cause: .userBusy)), on: agent)
        let before = center.commands.count
        #expect(center.report(.answered, on: agent).isEmpty)
        #expect(
            center.report(.initiated(CallEvent.Initiated(direction: .outgoing, from: "a", to: "b")), on: agent).isEmpty)
        #expect(center.commands.count == before)
    }

    @Test func `a gather that ends late, for an earlier step, is not taken for an answer`() throws {
        var center = Center(.sample)
        let caller = center.answeredCall()
        let stale = LegTag(leg: caller, step: 1)
        #expect(
            center.report(.gathered(CallEvent.Gathered(digits: "1", status: .valid)), on: caller, tag: stale).isEmpty)
        #expect(center.gather("1", on: caller).map(\.action.name) == ["speak"], "nobody is logged in: it says goodbye")
    }

    @Test func `a key of an ended collection that is told late does not work in the queue`() throws {
        var center = Center(.sample)
        center.set("ana", .available)
        let caller = center.answeredCall()
        let collection = try #require(center.commands.last { $0.leg == caller })
        center.gather("1", on: caller)
        let key = try #require(Key("9"))
        #expect(center.report(.keyPressed(key), on: caller, tag: collection.tag).isEmpty)
        #expect(center.switchboard.callView(caller.call)?.stage == "waiting")
        center.report(.keyPressed(key), on: caller)
        #expect(center.switchboard.callView(caller.call)?.stage == "in_flow")
    }

    @Test func `a number that no flow answers is rejected, and says so`() {
        var center = Center(.sample)
        let caller = center.ring(to: "+34910009999")
        #expect(center.orders(on: caller) == ["reject"])
        #expect(center.story == ["turned_away"])
    }

    @Test func `a caller who hangs up in the menu leaves nothing behind`() {
        var center = Center(.sample)
        let caller = center.answeredCall()
        let brought = center.report(.hungUp(CallEvent.HangUp(cause: .normalClearing, source: .caller)), on: caller)
        #expect(brought.isEmpty)
        #expect(center.story.filter { $0 == "ended" }.count == 1)
    }

    @Test func `an order refused because the leg has ended closes the call even if no hang-up ever comes`() throws {
        var center = Center(.sample)
        let caller = center.answeredCall()
        let speak = try #require(center.commands.last)
        center.take(.commandEnded(speak, .failed(CarrierFailure(.legEnded))))
        #expect(center.switchboard.callView(caller.call)?.stage == "ended")
    }

    @Test func `a caller who never reacts is let go`() {
        var center = Center(.sample)
        let caller = center.answeredCall()
        for _ in 0..<40 where center.switchboard.callView(caller.call)?.stage != "ended" { center.wait(.seconds(60)) }
        #expect(center.orders(on: caller).last == "hang_up")
    }
}
