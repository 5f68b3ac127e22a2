import CallFlow
import Engine
import Foundation
import HTTPTypes
import HummingbirdTesting
import Telephony
import TestSupport
import Testing

@testable import ContactCenter
@testable import Web

/// Lists of the API, page by page.
struct PagingTests {
    /// A flow with a calendar of its own.
    private static func flow(_ number: Int) -> FlowFolder.File {
        FlowFolder.File(
            name: "line\(number).json",
            bytes: Array(
                """
                { "spec": 1, "title": "Line", "numbers": ["+3491000000\(number)"], "languages": ["en"],
                  "start": "open", "queues": {}, "prompts": { "bye": { "en": "Goodbye." } },
                  "calendars": { "desk\(number)": { "timezone": "Europe/Madrid",
                                                "open": { "mon-fri": ["09:00-18:00"] } } },
                  "states": {
                    "open": { "do": "hours", "calendar": "desk\(number)",
                              "on": { "open": "bye", "closed": "bye" } },
                    "bye": { "do": "hangup", "prompt": "bye" } } }
                """.utf8))
    }

    private static var house: Configuration {
        get throws {
            let folder = FlowFolder((1...5).map(flow))
            try #require(folder.programs.count == 5, "\(folder.diagnostics)")
            var house = Configuration.sample(agents: ["ana", "ben", "chloe", "dan", "eva"])
            house.programs = folder.programs
            for name in ["billing", "support", "technical", "vip"] { house.queues[name] = QueueSettings(name: name) }
            house.agents[AgentID(rawValue: "ana")]?.services = house.queues.keys.sorted().map { .init($0) }
            return house
        }
    }

    @Test func `items at one place of a list come together, so that none is between two pages`() {
        let items = [(1, "a"), (2, "b"), (2, "c"), (2, "d"), (3, "e")]
        func page(after: UInt64?, limit: Int) -> Page<String> {
            PageAfter(after: after, limit: limit).page(of: items, by: { UInt64($0.0) }, item: { $0.1 })
        }
        #expect(page(after: nil, limit: 2).items == ["a", "b", "c", "d"] && page(after: nil, limit: 2).next == "2")
        #expect(page(after: 2, limit: 2).items == ["e"] && page(after: 2, limit: 2).next == nil)
        #expect(page(after: 1, limit: 3).items == ["b", "c", "d"] && page(after: 1, limit: 3).next == "2")
        #expect(page(after: 1, limit: 4).items == ["b", "c", "d", "e"] && page(after: 1, limit: 4).next == nil)
        #expect(page(after: 3, limit: 1).items.isEmpty)
    }

    /// Every item of a list, which comes in pages of two; each page but the last is full and none is empty.
    private static func pages(_ path: String, _ office: Office, back: String = "after") async throws -> [String] {
        var items: [String] = []
        var next: String?
        for _ in 0..<20 {
            let cursor = next.map { "&\(back)=\($0)" } ?? ""
            let page = try await office.ask(.get, "\(path)limit=2\(cursor)", token: Office.adminToken).object
            let part = try #require(page["items"] as? [[String: Any]])
            items += try part.map(text)
            next = page["next"] as? String
            #expect(next == nil ? part.count <= 2 && !part.isEmpty : part.count == 2)
            if next == nil { return items }
        }
        Issue.record("there is no end of the pages of \(path)")
        return items
    }

    private static func whole(_ path: String, _ office: Office) async throws -> [String] {
        let page = try await office.ask(.get, path, token: Office.adminToken).object
        #expect(page["next"] is NSNull)
        return try #require(page["items"] as? [[String: Any]]).map(text)
    }

    private static func text(_ item: [String: Any]) throws -> String {
        String(decoding: try JSONSerialization.data(withJSONObject: item, options: .sortedKeys), as: UTF8.self)
    }

    @Test(arguments: ["agents", "queues", "flows", "bundles", "calendars", "fairness"])
    func `a list comes page by page as it comes whole`(_ list: String) async throws {
        try await Office.open(Self.house) { office in
            let whole = try await Self.whole("/api/v1/\(list)", office)
            #expect(whole.count == 5)
            #expect(try await Self.pages("/api/v1/\(list)?", office) == whole)
        }
    }

    @Test(arguments: ["agents", "queues", "flows", "bundles", "calendars", "fairness", "overdue"])
    func `a limit or a cursor that makes no sense is refused with the cure`(_ list: String) async throws {
        try await Office.open { office in
            for (query, cure) in [
                ("limit=0", "a whole number from 1 to"), ("limit=5001", "a whole number from 1 to"),
                ("limit=all", "a whole number from 1 to"), ("after=", "give the 'next' of an earlier answer"),
                ("after=a%20b", "give the 'next' of an earlier answer"), ("before=a", "goes on with 'after'"),
            ] {
                let answer = try await office.ask(.get, "/api/v1/\(list)?\(query)", token: Office.adminToken)
                #expect(answer.status == .badRequest, "\(query)")
                #expect(try answer.isProblem("invalid-request"))
                #expect(answer.text.contains(cure), "\(answer.text)")
            }
        }
    }

    @Test(arguments: ["calls", "surveys", "callbacks"])
    func `a list with the newest first says that it goes on with before`(_ list: String) async throws {
        try await Office.open { office in
            let answer = try await office.ask(.get, "/api/v1/\(list)?after=c1", token: Office.adminToken)
            #expect(try answer.isProblem("invalid-request"))
            #expect(answer.text.contains("'before'"))
        }
    }

    @Test(arguments: [1, 2, 3, 4, 5])
    func `no page of calls leads to an empty one`(_ count: Int) async throws {
        try await Office.open { office in
            var maker = BatchMaker(try await office.store.load { _, _ in }.saved)
            var batch = maker.batch()
            batch.changes.closedCalls = (1...count).map {
                .ended(UInt64($0), by: $0.isMultiple(of: 2) ? "ana" : "ben", at: office.time.now)
            }
            try await office.store.commit(batch)
            #expect(try await Self.pages("/api/v1/calls?", office, back: "before").count == count)
            let token = try await office.logIn()
            let own = try await office.ask(.get, "/api/v1/calls?limit=1", token: token).object
            #expect((own["next"] is NSNull) == (count < 4), "ana has \(count / 2) calls")
        }
    }

    @Test func `what is overdue has a place of its own, calls before agents`() throws {
        let late: [Overdue] = [
            .init(subject: .agent(AgentID(rawValue: "ana")), call: CallID(9), state: "talking", limit: nil),
            .init(subject: .call(CallID(10)), call: CallID(10), state: "waiting", limit: nil),
            .init(subject: .agent(AgentID(rawValue: "ana")), call: CallID(9), state: "releasing", limit: nil),
            .init(subject: .call(CallID(9)), call: CallID(9), state: "talking", limit: nil),
            .init(subject: .agent(AgentID(rawValue: "ana")), call: CallID(8), state: "wrap_up", limit: nil),
        ]
        var places: [String] = []
        var after: LateCursor?
        for _ in late {
            let page = PageAfter(after: after, limit: 1).page(of: late, by: LateCursor.init(of:), item: LateItem.init)
            #expect(page.items.count == 1)
            guard let next = page.next else { break }
            places.append(next)
            after = LateCursor(next)
            #expect(after != nil)
        }
        #expect(places == ["call:c9", "call:c10", "agent:ana:c8:wrap_up", "agent:ana:c9:releasing"])
    }

    @Test(arguments: ["call", "call:9", "call:c9:x", "agent:ana", "agent::c9:talking", "agent:ana:c9:", "ana:c9:x:y"])
    func `what is no place among what is overdue is told`(_ text: String) {
        #expect(LateCursor(text) == nil)
    }
}

extension CallView {
    /// A call that an agent took.
    static func ended(_ number: UInt64, by agent: String, at moment: Timestamp) -> CallView {
        CallView(
            id: CallID(number), from: "+34600111222", to: "+34910000001", flow: "line", stage: "ended",
            arrivedAt: moment, endedAt: moment, queue: nil, agent: AgentID(rawValue: agent))
    }
}
