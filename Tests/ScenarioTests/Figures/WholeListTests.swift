import ArgumentParser
import ContactCenter
import Foundation
import Telephony
import Testing
import Web

@testable import switchboard

struct WholeListTests {
    private static func page(_ body: String, next: String? = nil) -> APIClient.Answer {
        APIClient.Answer(status: 200, body: Array(body.utf8), next: next)
    }

    @Test func `pages of JSON become one list, with every row and its numbers as they were`() async throws {
        var asked: [String?] = []
        let whole = try await WholeList.json.collect { after in
            asked.append(after)
            switch after {
            case nil: return Self.page(#"{"count":4,"items":[{"a":0.1},{"a":3}],"next":"7.2"}"#)
            case "7.2": return Self.page(#"{"count":4,"items":[{"a":33.333333333333336}],"next":"9.0"}"#)
            case _: return Self.page(#"{"count":4,"items":[{"a":"x/y"}],"next":null}"#)
            }
        }
        #expect(asked == [nil, "7.2", "9.0"])
        #expect(
            String(decoding: whole, as: UTF8.self)
                == #"{"count":4,"items":[{"a":0.1},{"a":3},{"a":33.333333333333336},{"a":"x/y"}],"next":null}"#)
    }

    @Test func `pages of CSV become one table with one line of names`() async throws {
        let whole = try await WholeList.csv.collect { after in
            after == nil ? Self.page("from,queue\r\n1,a\r\n", next: "7.2") : Self.page("from,queue\r\n2,b\r\n")
        }
        #expect(String(decoding: whole, as: UTF8.self) == "from,queue\r\n1,a\r\n2,b\r\n")
    }

    @Test func `a list without end, and what is no list, end the command`() async throws {
        var pages = 0
        await #expect(throws: ExitCode.self) {
            _ = try await WholeList.csv.collect { _ in
                pages += 1
                return Self.page("from\r\n", next: "1.1")
            }
        }
        #expect(pages == WholeList.mostPages)
        await #expect(throws: ExitCode.self) { _ = try await WholeList.json.collect { _ in Self.page("[]") } }
    }

    @Test func `the calls that a figure counted are given as JSON and CSV too`() throws {
        let start = Timestamp(seconds: 1_773_135_000)
        let scope = FigureScope(from: start, to: start + .seconds(60), members: Configuration().members)
        var counted = CountedCalls(.offered, scope, FigureRules(), limit: 10)
        counted.take(
            Fact(serial: 7, at: start, call: CallID(1), queue: "sales", kind: .queued(position: 1, priority: 5)))
        struct Answer: Decodable {
            struct Item: Decodable { var serial: Int, call: String, queue: String }
            var figure: String, count: Int, items: [Item], next: String?
        }
        let items = CountedItems(counted)
        let text = try FiguresCommand.lines(items, as: .json).joined()
        let answer = try JSONDecoder().decode(Answer.self, from: Data(text.utf8))
        #expect(answer.figure == "offered" && answer.count == 1 && answer.next == nil)
        #expect(answer.items.map(\.call) == ["c1"] && answer.items.first?.serial == 7)
        #expect(try FiguresCommand.lines(items, as: .table).first?.hasSuffix(" c1 sales - 0.0 s") == true)
        #expect(
            try FiguresCommand.lines(items, as: .csv) == [
                "serial,at,call,queue,agent,seconds", "7,\(start),c1,sales,,0.0",
            ])
        let sent = try JSONDecoder().decode(CountedItems.self, from: Data(text.utf8))
        #expect(sent.csv == items.csv && sent.lines == items.lines, "what a server sends is shown the same way")
    }

    @Test func `a misspelt flow is told from one that nobody has called`() throws {
        let traffic = try JSONDecoder().decode(
            TrafficItem.self,
            from: Data(
                #"{"from":"F","to":"T","states":[],"ways":[],"editions":[],"live":[{"flow":"old","state":"s","bundle":"b","calls":1}]}"#
                    .utf8))
        #expect(
            EditionComparison.trouble(with: "nosuch", traffic, installed: ["support", "csat"])
                == "There is no flow nosuch: neither in the installation nor in the record since F; "
                + "there are: csat, old, support.")
        #expect(EditionComparison.trouble(with: "support", traffic, installed: ["support"]) == nil)
        #expect(EditionComparison.trouble(with: "old", traffic, installed: ["support"]) == nil)
    }
}
