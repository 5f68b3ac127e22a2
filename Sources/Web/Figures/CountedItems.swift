package import ContactCenter
import Telephony

/// The calls that a figure counted, as the API and the command line give them.
package struct CountedItems: Codable, Sendable {
    /// The figure's name.
    package let figure: String
    /// How often the figure was counted in all: the recount.
    package let count: Int
    /// The first of them, in the order of time.
    package let items: [CountedItem]
    /// To be given as `after`; nil at the end.
    package let next: String?

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

    /// One line for each, for people.
    package var lines: [String] {
        items.map { "\($0.at) \($0.call ?? "-") \($0.queue ?? "-") \($0.agent ?? "-") \($0.seconds) s" }
    }

    /// One line for each as comma-separated values, after a line with the columns' names.
    package var csv: [String] {
        ["serial,at,call,queue,agent,seconds"]
            + items.map {
                FigureCSV.line(["\($0.serial)", $0.at, $0.call ?? "", $0.queue ?? "", $0.agent ?? "", "\($0.seconds)"])
            }
    }
}

/// One call that a figure counted.
package struct CountedItem: Codable, Sendable {
    /// The serial of the fact that was counted.
    package let serial: UInt64
    /// ISO 8601.
    package let at: String
    package let call: String?
    package let queue: String?
    package let agent: String?
    /// How long what was counted took.
    package let seconds: Double

    init(_ counted: Counted) {
        serial = counted.serial
        at = counted.at.description
        call = counted.call?.description
        queue = counted.queue
        agent = counted.agent?.rawValue
        seconds = counted.seconds
    }
}
