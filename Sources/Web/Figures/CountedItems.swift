package import ContactCenter
import Telephony

/// The calls that a figure counted, as the API and the command line give them.
package struct CountedItems: Encodable, Sendable {
    private let figure: String
    /// How often the figure was counted in all: the recount.
    private let count: Int
    private let items: [CountedItem]
    private let next: String?

    private enum CodingKeys: CodingKey { case figure, count, items, next }

    /// Takes a recount over.
    package init(_ counted: CountedCalls) {
        figure = counted.figure.rawValue
        count = counted.count
        items = counted.found.map(CountedItem.init)
        next = counted.next.map { "\($0)" }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(figure, forKey: .figure)
        try container.encode(count, forKey: .count)
        try container.encode(items, forKey: .items)
        try container.encode(next, forKey: .next)
    }
}

/// One call that a figure counted.
private struct CountedItem: Encodable, Sendable {
    var serial: UInt64
    var at: String
    var call: String?
    var queue: String?
    var agent: String?
    var seconds: Double

    init(_ counted: Counted) {
        serial = counted.serial
        at = counted.at.description
        call = counted.call?.description
        queue = counted.queue
        agent = counted.agent?.rawValue
        seconds = counted.seconds
    }
}
