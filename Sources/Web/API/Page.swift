import Foundation
import HTTPTypes
import Hummingbird

/// A list as the API gives it: some items, and the cursor of the next ones.
struct Page<Item: Encodable & Sendable>: Encodable, Sendable {
    var items: [Item]
    /// To be given as `before`; null at the end.
    var next: String?

    private enum CodingKeys: CodingKey { case items, next }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(items, forKey: .items)
        try container.encode(next, forKey: .next)
    }
}

/// What a request says about the part of a list that it wants: `?before=CURSOR&limit=N`.
struct PageRequest<Cursor: LosslessStringConvertible> {
    var before: Cursor?
    var limit: Int

    init(_ request: Request) throws(Problem) {
        let query = request.uri.queryParameters
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
}
