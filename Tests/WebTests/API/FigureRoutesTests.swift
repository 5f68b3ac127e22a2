import ContactCenter
import Engine
import Foundation
import HTTPTypes
import HummingbirdTesting
import Telephony
import TestSupport
import Testing

@testable import Web

struct FigureRoutesTests {
    /// Two callers: one who is answered after 10 s, one who hangs up after 4 s.
    private static func fill(_ office: Office) async throws {
        let now = office.time.now
        let ana = AgentID(rawValue: "ana")
        let list: [(Int64, UInt64, Fact.Kind)] = [
            (-100, 1, .queued(position: 1, priority: 5)), (-95, 2, .queued(position: 2, priority: 5)),
            (-91, 2, .leftQueue(reason: .hungUp, waited: 4)), (-90, 1, .connected(offer: 1, waited: 10)),
            (-40, 1, .parted(by: .caller, talked: 50)),
        ]
        var maker = BatchMaker(try await office.store.load { _, _ in }.saved)
        var batch = maker.batch()
        batch.facts = list.enumerated().map { index, entry in
            Fact(
                serial: 1000 + UInt64(index), at: now + .seconds(entry.0), call: CallID(entry.1), agent: ana,
                queue: "sales", kind: entry.2)
        }
        try await office.store.commit(batch)
    }

    private static func times(_ office: Office) -> String {
        "from=\(office.time.now - .seconds(200))&to=\(office.time.now)"
    }

    @Test func `figures are given as JSON and as CSV, and can be recounted`() async throws {
        try await Office.open { office in
            try await Self.fill(office)
            let times = Self.times(office)
            let path = "/api/v1/figures?queue=sales&\(times)"
            let answer = try await office.ask(.get, path, token: Office.adminToken)
            #expect(answer.status == .ok, "\(answer.text)")
            let items = try #require(try answer.object["items"] as? [[String: Any]])
            #expect(items.count == 1)
            let counts = try #require(items[0]["counts"] as? [String: Int])
            #expect(counts["offered"] == 2 && counts["answered"] == 1 && counts["abandoned_short"] == 1)
            #expect(items[0]["averageSpeedOfAnswer"] as? Double == 10)
            let levels = try #require(items[0]["serviceLevel"] as? [[String: Any]])
            #expect(levels.count == 5 && levels.allSatisfy { $0["formula"] is String })
            let csv = try await office.ask(.get, path, token: Office.adminToken, headers: [.accept: "text/csv"])
            #expect(csv.headers[.contentType]?.hasPrefix("text/csv") == true)
            let lines = csv.text.split(separator: "\r\n")
            #expect(lines.count == 2 && lines[0].hasPrefix("from,to,queue,agent"))
            #expect(
                lines[0].split(separator: ",").count
                    == lines[1].split(separator: ",", omittingEmptySubsequences: false).count)
            let calls = try await office.ask(
                .get, "/api/v1/figures/offered/calls?\(times)", token: Office.adminToken)
            #expect(try calls.object["count"] as? Int == 2)
            #expect((try calls.object["items"] as? [[String: Any]])?.map { $0["call"] as? String } == ["c1", "c2"])
        }
    }

    @Test func `intervals come page by page without a gap`() async throws {
        try await Office.open { office in
            try await Self.fill(office)
            var seen: [String] = []
            var after = ""
            for _ in 0..<20 {
                let path = "/api/v1/figures?interval=1m&limit=2&\(Self.times(office))\(after)"
                let answer = try await office.ask(.get, path, token: Office.adminToken).object
                let items = try #require(answer["items"] as? [[String: Any]])
                seen += items.map { "\($0["from"] ?? "") \($0["queue"] ?? "") \($0["agent"] ?? "")" }
                guard let next = answer["next"] as? String else { break }
                after = "&after=\(next)"
            }
            let whole = try await office.ask(
                .get, "/api/v1/figures?interval=1m&\(Self.times(office))", token: Office.adminToken)
            #expect((try whole.object["items"] as? [Any])?.count == seen.count && Set(seen).count == seen.count)
        }
    }

    @Test(arguments: [
        "figures?from=yesterday", "figures?interval=soon", "figures?threshold=20", "figures?limit=0",
        "figures?after=x", "figures?from=2020-01-01", "figures/offered/calls?after=x", "figures?to=2001-01-01",
    ])
    func `what is not understood is said with the cure`(_ path: String) async throws {
        try await Office.open { office in
            let answer = try await office.ask(.get, "/api/v1/\(path)", token: Office.adminToken)
            #expect(answer.status == .badRequest)
            #expect(try answer.isProblem("invalid-request"))
        }
    }

    @Test func `agents see queues and themselves, nobody else`() async throws {
        try await Office.open { office in
            try await Self.fill(office)
            let token = try await office.logIn()
            let own = try await office.ask(.get, "/api/v1/figures?agent=ana", token: token)
            #expect(own.status == .ok)
            for path in ["figures?agent=ben", "figures/offered/calls", "fairness", "queue-log"] {
                #expect(try await office.ask(.get, "/api/v1/\(path)", token: token).status == .forbidden, "\(path)")
            }
            #expect(try await office.ask(.get, "/api/v1/figures").status == .unauthorized)
            #expect(
                try await office.ask(.get, "/api/v1/figures/calls/calls", token: Office.adminToken).status == .notFound)
        }
    }

    @Test func `fairness, the log for other tools and live gauges are there`() async throws {
        try await Office.open { office in
            try await Self.fill(office)
            let times = Self.times(office)
            let fairness = try await office.ask(.get, "/api/v1/fairness?\(times)", token: Office.adminToken)
            #expect((try fairness.object["items"] as? [[String: Any]])?.first?["queue"] as? String == "sales")
            let log = try await office.ask(.get, "/api/v1/queue-log?\(times)", token: Office.adminToken)
            #expect(log.text.contains("|c2|sales|NONE|ABANDON|"))
            #expect(log.text.hasSuffix("\n"))
            let metrics = try await office.ask(.get, "/metrics").text
            let today = try await office.ask(.get, "/api/v1/figures", token: Office.adminToken)
            let everything = try #require((try today.object["items"] as? [[String: Any]])?.first)
            #expect((everything["counts"] as? [String: Int])?["answered"] == 1)
            #expect(metrics.contains("switchboard_queue_today_calls{queue=\"sales\",figure=\"answered\"} 1"))
            #expect(!metrics.contains("ana"))
        }
    }
}
