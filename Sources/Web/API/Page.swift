import Foundation
import HTTPTypes
import Hummingbird

/// A list as the API gives it: some items, and the cursor of the next ones.
struct Page<Item: Encodable & Sendable>: Encodable, Sendable {
    var items: [Item]
    /// To be given as `before` where the newest come first, otherwise as `after`; null at the end.
    var next: String?

    private enum CodingKeys: CodingKey { case items, next }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(items, forKey: .items)
        try container.encode(next, forKey: .next)
    }
}

/// What a request says about the part that it wants of a list with the newest first: `?before=CURSOR&limit=N`.
struct PageRequest<Cursor: LosslessStringConvertible> {
    var before: Cursor?
    var limit: Int

    /// Items looked through for one page, so that an agent with few of them does not read a whole store.
    private static var reach: Int { 2000 }

    init(_ request: Request) throws(Problem) {
        let query = request.uri.queryParameters
        guard query["after"] == nil else {
            throw .invalid("This list has the newest first: give the 'next' of an earlier answer as 'before'.")
        }
        if let text = query["before"] {
            guard let cursor = Cursor(String(text)) else {
                throw .invalid("'before' is not a cursor of this list: give the 'next' of an earlier answer.")
            }
            before = cursor
        }
        limit = WebLimits.pageSize
        if let text = query["limit"] {
            guard let number = Int(text), (1...WebLimits.largestPage).contains(number) else {
                throw .invalid("'limit' must be a whole number from 1 to \(WebLimits.largestPage).")
            }
            limit = number
        }
    }

    /// A page of those that the asker may see; its `next` leads to at least one more, or the search stopped at its
    /// reach and goes on there.
    ///
    /// - Parameters:
    ///   - cursor: The place of one in the list.
    ///   - read: Gives at most so many before a place.
    ///   - item: What is shown of one; nil for what the asker may not see.
    func page<Source, Item>(
        cursor: (Source) -> Cursor, read: (Cursor?, Int) async throws -> [Source], item: (Source) -> Item?
    ) async throws -> Page<Item> {
        var shown: [(cursor: Cursor, item: Item)] = []
        var place = before
        var looked = 0
        var hasMore = true
        while hasMore, shown.count <= limit, looked < Self.reach {
            let portion = try await read(place, limit + 1)
            for source in portion where shown.count <= limit {
                let reached = cursor(source)
                place = reached
                looked += 1
                if let item = item(source) { shown.append((reached, item)) }
            }
            hasMore = portion.count > limit
        }
        let items = shown.prefix(limit)
        let next = shown.count > limit ? items.last?.cursor : hasMore ? place : nil
        return Page(items: items.map(\.item), next: next?.description)
    }
}
