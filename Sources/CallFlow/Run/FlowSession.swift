package import Telephony

/// Where one call is in its flow: everything that must survive a restart, and nothing else.
///
/// Stored with every call, so its JSON names only what differs from the beginning, under keys of one letter.
package struct FlowSession: Hashable, Sendable {
    /// The bundle that the call began with and keeps.
    package var bundle: BundleID
    /// The moment at which `deadline` is due, as long as the flow waits with a limit; nil once it has ended.
    package var deadline: Timestamp?
    /// Whether the flow has come to its end.
    package var hasEnded = false
    /// The state that the call is in; empty before the first one.
    package internal(set) var state = ""
    /// The language that the caller chose; nil for the flow's first.
    package internal(set) var language: String?
    /// Variables and answers that have been set.
    var values: [String: String] = [:]
    /// How often states have been entered, in the order of their first time.
    var visits: [Visit] = []
    /// States entered so far; counts anew on the way out after a limit.
    var steps = 0
    /// Whether a limit was reached and only the reserve is left.
    var isOnReserve = false
    /// Milliseconds in which the caller talked to somebody.
    var talked: Int64 = 0
    /// The calendar that was asked last, and when.
    var calendar: Look?
    /// What the call waits for.
    var wait = Wait.nothing

    /// How often one state has been entered.
    struct Visit: Hashable, Sendable {
        var state: String
        var count: Int
    }

    /// A look at a calendar.
    struct Look: Hashable, Sendable {
        var name: String
        var at: Timestamp
    }

    init(bundle: BundleID) {
        self.bundle = bundle
    }
}

extension FlowSession: Codable {
    private enum CodingKeys: String, CodingKey {
        case bundle = "b"
        case deadline = "d"
        case ended = "e"
        case state = "s"
        case language = "l"
        case values = "x"
        case visits = "v"
        case steps = "n"
        case reserve = "r"
        case talked = "t"
        case calendar = "c"
        case wait = "w"
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        bundle = try container.decode(BundleID.self, forKey: .bundle)
        deadline = try container.decodeIfPresent(Timestamp.self, forKey: .deadline)
        hasEnded = try container.decodeIfPresent(Bool.self, forKey: .ended) ?? false
        state = try container.decodeIfPresent(String.self, forKey: .state) ?? ""
        language = try container.decodeIfPresent(String.self, forKey: .language)
        values = try container.decodeIfPresent([String: String].self, forKey: .values) ?? [:]
        visits = Self.visits(in: try container.decodeIfPresent(String.self, forKey: .visits) ?? "")
        steps = try container.decodeIfPresent(Int.self, forKey: .steps) ?? 0
        isOnReserve = try container.decodeIfPresent(Bool.self, forKey: .reserve) ?? false
        talked = try container.decodeIfPresent(Int64.self, forKey: .talked) ?? 0
        if let text = try container.decodeIfPresent(String.self, forKey: .calendar) {
            guard let look = Look(text) else {
                throw DecodingError.dataCorruptedError(
                    forKey: .calendar, in: container, debugDescription: "not a look at a calendar: \(text)")
            }
            calendar = look
        }
        if let text = try container.decodeIfPresent(String.self, forKey: .wait) {
            guard let stored = Wait(text) else {
                throw DecodingError.dataCorruptedError(
                    forKey: .wait, in: container, debugDescription: "not a wait")
            }
            wait = stored
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(bundle, forKey: .bundle)
        try container.encodeIfPresent(deadline, forKey: .deadline)
        if hasEnded { try container.encode(true, forKey: .ended) }
        if !state.isEmpty { try container.encode(state, forKey: .state) }
        try container.encodeIfPresent(language, forKey: .language)
        if !values.isEmpty { try container.encode(values, forKey: .values) }
        if !visits.isEmpty { try container.encode(visitText, forKey: .visits) }
        if steps > 0 { try container.encode(steps, forKey: .steps) }
        if isOnReserve { try container.encode(true, forKey: .reserve) }
        if talked != 0 { try container.encode(talked, forKey: .talked) }
        if let calendar { try container.encode(calendar.description, forKey: .calendar) }
        if wait != .nothing { try container.encode(wait.description, forKey: .wait) }
    }

    /// `welcome main*2`: a list would cost more than all the rest to read.
    private var visitText: String {
        visits.map { $0.count == 1 ? $0.state : "\($0.state)*\($0.count)" }.joined(separator: " ")
    }

    private static func visits(in text: String) -> [Visit] {
        text.split(separator: " ").map { part in
            let halves = part.split(separator: "*")
            return Visit(state: String(halves.first ?? ""), count: halves.count > 1 ? Int(halves[1]) ?? 1 : 1)
        }
    }
}

extension FlowSession.Look: LosslessStringConvertible {
    init?(_ description: String) {
        let halves = description.split(separator: "@")
        guard halves.count == 2, let milliseconds = Int64(halves[1]) else { return nil }
        name = String(halves[0])
        at = Timestamp(milliseconds: milliseconds)
    }

    var description: String { "\(name)@\(at.milliseconds)" }
}

/// Names a compiled flow by its content: the first 16 hexadecimal digits of a hash of its canonical form.
package struct BundleID: Hashable, Sendable, Codable, RawRepresentable {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
}
