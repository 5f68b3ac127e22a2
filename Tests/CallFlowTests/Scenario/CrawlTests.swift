import CallFlow
import Telephony
import Testing

struct CrawlTests {
    private func crawl(_ flow: String, calls: Int = 400, seed: UInt64 = 1) throws -> CrawlReport {
        let moment = try #require(Timestamp(iso8601: Caller.tuesdayMorning))
        return Crawl(
            try Caller.program(flow), Crawl.Options(calls: calls, seed: seed, rereadsOneIn: 10, from: moment),
            reread: Scenarios.reread
        ).run()
    }

    @Test(arguments: [Flows.menu, Flows.queue, Flows.voicemail, Flows.transfer, Flows.survey])
    func `automatic callers walk every outcome and every key, and find nothing`(flow: String) throws {
        let report = try crawl(flow)
        #expect(report.failures.map { "\($0.title): \($0.message)" } == [])
        #expect(report.calls == 400)
        let coverage = try #require(report.reports.first)
        #expect(coverage.outcomes.missing == [])
        #expect(coverage.keys.missing == [])
    }

    @Test func `the same seed makes the same calls, another one others`() throws {
        let first = try crawl(Flows.voicemail, calls: 70)
        #expect(try crawl(Flows.voicemail, calls: 70).turns == first.turns)
        #expect(try crawl(Flows.voicemail, calls: 70, seed: 2).turns != first.turns)
    }

    @Test func `a prompt that has no words for some callers is found, and the call becomes a scenario`() throws {
        let flow = Flows.menu.replacing(
            #""hello": { "en": "Hello.", "es": "Hola." }"#,
            with: #""hello": { "en": "{topic}", "es": "{topic}" }"#)
        let report = try crawl(flow, calls: 70)
        let failure = try #require(report.failures.first)
        #expect(failure.message.hasPrefix("\"hello\" has no words in \"e"))
        let scenario = try #require(Scenarios.read(failure.scenario, flow: flow).scenarios.first)
        #expect(scenario.play(reread: Scenarios.reread).failure?.text == nil)
    }

    @Test func `the moments of a calendar are called on`() throws {
        let flow = Flows.flow(
            """
            "a": { "do": "hours", "calendar": "office", "on": { "open": "end", "closed": "end", "holiday": "end" } }
            """,
            #"""
            "calendars": { "office": { "timezone": "Europe/Madrid", "open": { "mon-fri": ["09:00-17:00"] },
              "holidays": [ { "date": "2026-12-25", "name": { "en": "Christmas", "es": "Navidad" } } ] } },
            """#)
        let report = try crawl(flow, calls: 400)
        #expect(report.failures == [])
        #expect(report.reports.first?.outcomes.missing == [])
        let moment = try #require(Timestamp(iso8601: Caller.tuesdayMorning))
        let titles = try Caller.program(flow).calendarMoments(from: moment).map(\.title)
        #expect(
            titles == [
                "test:office: open", "test:office: open", "test:office: one minute before closing",
                "test:office: closed", "test:office: holiday 2026-12-25", "test:office: before clocks change",
                "test:office: on the day clocks change", "test:office: before clocks change",
                "test:office: on the day clocks change",
            ])
    }
}
