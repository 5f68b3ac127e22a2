import HTTPTypes
import Hummingbird

/// What a request says about the part that it wants of a list in the order of names: `?after=CURSOR&limit=N`.
struct PageAfter<Cursor: LosslessStringConvertible & Comparable> {
    var after: Cursor?
    var limit: Int
}

extension PageAfter {
    init(_ request: Request) throws(Problem) {
        let query = request.uri.queryParameters
        guard query["before"] == nil else {
            throw .invalid("This list goes on with 'after': give the 'next' of an earlier answer there.")
        }
        let after = query["after"].map { Cursor(String($0)) }
        if let after, after == nil {
            throw .invalid("'after' is not a cursor of this list: give the 'next' of an earlier answer.")
        }
        self.after = after ?? nil
        limit = try WebLimits.rows(query["limit"].map { String($0) })
    }

    /// A page in the order of the cursors; its `next`, if there is one, leads to at least one more item.
    ///
    /// Those at one place come together, also if the page gets longer than its limit by that: between them nothing could
    /// go on.
    ///
    /// - Parameters:
    ///   - sources: The whole list, or what follows `after`: at least one more than a page takes, if there are.
    ///   - cursor: The place of one in the list.
    ///   - item: What is shown of one.
    func page<Source, Item>(
        of sources: [Source], by cursor: (Source) -> Cursor, item: (Source) -> Item
    ) -> Page<Item> {
        let places = sources.map { (cursor: cursor($0), source: $0) }
        let rest = places.filter { place in after.map { $0 < place.cursor } ?? true }.sorted { $0.cursor < $1.cursor }
        guard rest.count > limit, let last = rest.prefix(limit).last?.cursor else {
            return Page(items: rest.map { item($0.source) }, next: nil)
        }
        let shown = rest.prefix { $0.cursor <= last }
        return Page(
            items: shown.map { item($0.source) }, next: rest.count > shown.count ? last.description : nil)
    }

    /// A page of what is shown as it is.
    func page<Item>(of items: [Item], by cursor: (Item) -> Cursor) -> Page<Item> {
        page(of: items, by: cursor) { $0 }
    }
}

/// A place in a list in the order of names: the name of the item that stands there, or stood there.
struct NameCursor: LosslessStringConvertible, Comparable, Sendable {
    let description: String

    /// The place of an item of this name.
    init(of name: String) {
        description = name
    }

    /// Reads a place; nil for what is no name of anything.
    init?(_ description: String) {
        let scalars = description.unicodeScalars
        let isName = scalars.allSatisfy { scalar in
            ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
                || "_.-:".unicodeScalars.contains(scalar)
        }
        guard isName, (1...200).contains(scalars.count) else { return nil }
        self.description = description
    }

    static func < (one: Self, other: Self) -> Bool { one.description < other.description }
}
