import Telephony
import Testing

@testable import CallFlow

struct RetoldHoursTests {
    private static let office =
        #""office": { "timezone": "Europe/Madrid", "open": { "mon-fri": ["09:00-14:00"] } }"#
    private static let flow = Flows.flow(
        """
        "a": { "do": "hours", "calendar": "office", "on": { "open": "b", "closed": "end" } },
        "b": { "do": "say", "prompt": "hello", "next": "c" },
        "c": { "do": "hours", "calendar": "office", "on": { "open": "end", "closed": "d" } },
        "d": { "do": "hangup" }
        """, #""numbers": ["+34910000001"], "calendars": { \#(office) },"#)

    private func call(_ start: String, _ states: [String], _ exceptions: [HoursOverride] = []) throws -> RealCall {
        let start = try #require(Timestamp(iso8601: start))
        return RealCall(
            from: nil, to: "+34910000001", startedAt: start,
            moments: states.map {
                RealCall.Moment(at: start, .flow(.entered(flow: "test", state: $0, kind: "hours", visit: 1)))
            }, exceptions: exceptions)
    }

    @Test func `a call is judged from the minute that is written`() throws {
        // 13:59:59 in Madrid: the real call heard the greeting past closing time, the scenario does not.
        let call = try call("2026-03-10T12:59:59.900Z", ["a", "b", "c", "d"])
        let retelling = Retelling(call, in: try Caller.program(Self.flow), reread: nil)
        #expect(retelling.world.circumstances.startsAt == Timestamp(iso8601: "2026-03-10T12:59:00Z"))
        #expect(retelling.divergence == "after test/c the real call came to test/d, and this one comes to test/end")
    }

    @Test func `only exceptions of the flow's own calendars are written, each name once`() throws {
        let until = try #require(Timestamp(iso8601: "2026-07-10T13:00:00Z"))
        let exceptions = ["_shared:office", "other:lab", "test:office"].map {
            HoursOverride(
                calendar: $0, state: $0 == "test:office" ? .closed : .open, until: until, reason: "snow")
        }
        let call = try call("2026-03-10T09:30:00Z", ["a", "end"], exceptions)
        let folder = FlowFolder([FlowFolder.File(name: "test.json", bytes: Array(Self.flow.utf8))])
        let program = try #require(folder.programs.first)
        let retelling = Retelling(call, in: program, reread: nil)
        #expect(retelling.divergence == nil)
        let text = retelling.scenario(name: "N")
        #expect(!text.contains("lab"))
        #expect(text.ranges(of: #""office""#).count == 1)
        #expect(Retelling.complaint(about: text, in: folder, reread: nil) == nil)
        let wrong = text.replacing("office", with: "lab")
        #expect(Retelling.complaint(about: wrong, in: folder, reread: nil)?.contains("F902") == true)
    }
}
