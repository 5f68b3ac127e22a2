import CallFlow
import Telephony
import TestSupport
import Testing

@testable import ContactCenter

struct FactsOfNoCallTests {
    private let ana = AgentID(rawValue: "ana")

    /// A house whose hours can be overridden.
    private func houseWithHours() throws -> Configuration {
        let text = """
            {
              "spec": 1, "title": "Hours", "numbers": ["+34910000001"], "languages": ["en"], "start": "now",
              "calendars": { "week": { "timezone": "Europe/Madrid", "open": { "mon-sun": ["00:00-24:00"] } } },
              "states": { "now": { "do": "hours", "calendar": "week", "on": { "open": "@end", "closed": "@end" } } }
            }
            """
        var configuration = Configuration.sample
        let folder = FlowFolder([FlowFolder.File(name: "hours.json", bytes: Array(text.utf8))])
        configuration.programs = [try #require(folder.programs.first)]
        return configuration
    }

    @Test func `the kinds that are said to be of no call come about, and never with one`() throws {
        var queue = QueueSettings(name: "sales")
        queue.awayAfterMisses = 1
        var center = Center.staffed([Staff(name: "ana")], queues: [queue])
        // The ways to another status in which a call plays a part: a miss too many, and the end of the last call.
        _ = center.waiting()
        center.drop(try #require(center.phone(of: "ana")), .noAnswer)
        center.set("ana", .available)
        let caller = center.waiting(from: "+34600000002")
        try center.connect("ana")
        center.request(.setStatus(ana, StatusChoice(.away), .afterCall, by: .agent))
        center.drop(caller)
        center.wait(.seconds(60))
        center.request(.heartbeat(ana))
        center.set("ana", .available)
        center.wait(.seconds(600))
        center.configure(try houseWithHours())
        let until = center.now + .seconds(3600)
        _ = center.ask(
            .overrideHours(HoursOverride(calendar: "hours:week", state: .closed, until: until, reason: "snow")))
        _ = center.ask(.endOverride(calendar: "hours:week"))
        let named = center.facts.filter { Fact.Kind.namesOfNoCall.contains($0.kind.name) }
        #expect(Set(named.map(\.kind.name)) == Fact.Kind.namesOfNoCall)
        #expect(named.allSatisfy { $0.call == nil })
        #expect(named.filter { $0.kind.name == "status_changed" }.count >= 5)
    }
}
