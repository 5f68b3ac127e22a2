/// A value with every shape that entities have.
struct JSONSample: Codable, Equatable {
    enum Shape: Codable, Equatable {
        case none
        case point(x: Int, y: Double)
        case list([String])
        case nested(Inner?)
    }
    struct Inner: Codable, Equatable {
        var words: [String: String]
        var byNumber: [Int: Bool]
        var time: Duration
    }
    var text: String
    var missing: Int?
    var flag: Bool
    var shapes: [Shape]
    var holes: [Int?]
    var big: UInt64
    var small: Int64
    var tiny: Int8

    static let full = JSONSample(
        text: "quote \" backslash \\ newline \n control \u{1} ñ 日本 🎧 / slash", missing: nil, flag: true,
        shapes: [
            .none, .point(x: -3, y: 0.1), .list([]), .list(["a", "b"]), .nested(nil),
            .nested(Inner(words: ["k": "v", "": "\t", "\"": "q"], byNumber: [7: true], time: .milliseconds(1500))),
        ], holes: [1, nil, 3], big: .max, small: .min, tiny: .min)
}

/// Arrays in one another.
struct JSONNest: Codable {
    var inner: [JSONNest]

    init(from decoder: any Decoder) throws {
        inner = try decoder.singleValueContainer().decode([JSONNest].self)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(inner)
    }

    /// How many there are.
    var depth: Int { 1 + (inner.map(\.depth).max() ?? 0) }
}
