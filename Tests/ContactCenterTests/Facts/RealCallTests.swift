import CallFlow
import ContactCenter
import Telephony
import TestSupport
import Testing

struct RealCallTests {
    /// What the record of the first call says, made again; the scenario's steps.
    private func retold(_ center: Center) throws -> String {
        let facts = center.facts.filter { $0.call == CallID(1) }
        let call = try #require(RealCall(facts, exceptions: []))
        let program = try #require(Configuration.sample.programs.first)
        let retelling = Retelling(call, in: program, reread: nil)
        #expect(retelling.divergence == nil)
        #expect(retelling.inventions.isEmpty && retelling.world.troubles.isEmpty)
        return retelling.scenario(name: "It happened")
    }

    private func hangUp(_ source: CallEvent.HangUp.Source) -> CallEvent.Kind {
        .hungUp(CallEvent.HangUp(cause: .normalClearing, source: source))
    }

    @Test func `a call with an agent and a survey is told from its record`() throws {
        var center = Center(.sample)
        center.set("ana", .available)
        let caller = center.answeredCall()
        center.gather("1", on: caller)
        center.report(.enqueued(queue: "sales", position: 1), on: caller)
        let agent = try #require(center.lastDialled)
        center.report(.answered, on: agent)
        center.report(.bridged, on: caller)
        center.wait(.seconds(30))
        center.report(hangUp(.callee), on: agent)
        center.gather("5", on: caller)
        center.report(.speakEnded(.completed), on: caller)
        center.report(hangUp(.callee), on: caller)
        let scenario = try retold(center)
        for step in [
            #"{ "presses": "1" }"#, #"{ "queued": "sales" }"#, #"{ "agent": "answers" }"#, #"{ "agent": "finishes" }"#,
            #"{ "presses": "5" }"#, #"{ "ends": "we hung up" }"#,
        ] { #expect(scenario.contains(step), "\(step)") }
        #expect(!scenario.contains("+34600111222"))
    }

    @Test func `a caller who gives up while waiting is told so`() throws {
        var center = Center(.sample)
        center.set("ana", .available)
        let caller = center.answeredCall()
        center.gather("1", on: caller)
        center.report(.enqueued(queue: "sales", position: 1), on: caller)
        center.wait(.seconds(12))
        center.report(hangUp(.caller), on: caller)
        let scenario = try retold(center)
        #expect(scenario.contains(#"{ "hangs_up": true }"#) && scenario.contains(#"{ "ends": "the caller hung up" }"#))
    }

    @Test func `a queue without agents is one in the scenario too`() throws {
        var center = Center(.sample)
        let caller = center.answeredCall()
        center.gather("1", on: caller)
        center.report(.speakEnded(.completed), on: caller)
        center.report(hangUp(.callee), on: caller)
        #expect(try retold(center).contains(#""sales": "no_agents""#))
    }

    @Test func `exceptions that were in force are found in the record of all`() {
        let at = { (seconds: Int64) in Timestamp(seconds: 1_800_000_000 + seconds) }
        let closed = { (serial: UInt64, calendar: String, until: Int64) in
            Fact(
                serial: serial, at: at(Int64(serial)),
                kind: .hoursOverridden(calendar: calendar, state: .closed, until: at(until), reason: "snow"))
        }
        let facts = [
            closed(1, "a:x", 100), closed(2, "a:y", 100), closed(3, "a:z", 5),
            Fact(serial: 4, at: at(4), kind: .hoursRestored(calendar: "a:y")), closed(50, "a:w", 100),
        ]
        #expect(HoursOverride.inForce(at: at(10), by: facts).map(\.calendar) == ["a:x"])
    }
}
