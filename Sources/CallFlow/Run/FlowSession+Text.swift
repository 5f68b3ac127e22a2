import Telephony

/// A session as one short text: `bundle|deadline|flags|state|language|visits|steps|talked|calendar|wait|…`.
///
/// The state has its flow before it, `flow/state`, unless that is the first one. The rest are `name=value`, `>` with
/// keys that were pressed ahead, and for each flow that waits for another one `<calendar<flow/state` with the
/// `name=value` of that flow behind it. Empty fields at the end are left out. An object with a key for each would be
/// read five times as slowly, and 100,000 of them are read at start.
extension FlowSession {
    /// Reads `text`; nil for what is no session.
    init?(text: String) {
        let fields = text.utf8.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
        func field(_ index: Int) -> Substring { index < fields.count ? Substring(fields[index]) : "" }
        func number(_ index: Int) -> Int64? { field(index).isEmpty ? 0 : Int64(field(index)) }
        guard !field(0).isEmpty, let steps = number(6), let talked = number(7),
            let wait = Wait(Self.unescaped(field(9))), let visits = Self.visits(in: field(5))
        else { return nil }
        self.init(bundle: BundleID(rawValue: String(field(0))))
        if !field(1).isEmpty {
            guard let milliseconds = Int64(field(1)) else { return nil }
            deadline = Timestamp(milliseconds: milliseconds)
        }
        hasEnded = field(2).utf8.contains(UInt8(ascii: "e"))
        isOnReserve = field(2).utf8.contains(UInt8(ascii: "r"))
        isCallerGone = field(2).utf8.contains(UInt8(ascii: "g"))
        handoffs = field(2).utf8.count { $0 == UInt8(ascii: "h") }
        (flow, state) = Self.place(field(3))
        language = field(4).isEmpty ? nil : String(field(4))
        self.visits = visits
        self.steps = Int(steps)
        self.talked = talked
        if !field(8).isEmpty {
            guard let look = Look(field(8)) else { return nil }
            calendar = look
        }
        self.wait = wait
        for item in fields.dropFirst(10) {
            guard take(item) else { return nil }
        }
    }

    /// Takes one of the items at the end in; false if it is none.
    private mutating func take(_ item: Substring.UTF8View.SubSequence) -> Bool {
        switch item.first {
        case UInt8(ascii: ">"): ahead = String(Substring(item.dropFirst()))
        case UInt8(ascii: "<"):
            let parts = item.dropFirst().split(
                separator: UInt8(ascii: "<"), maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { return false }
            let (flow, state) = Self.place(Substring(parts[1]))
            let look = Look(Substring(parts[0]))
            guard look != nil || parts[0].isEmpty else { return false }
            frames.append(Frame(flow: flow, state: state, calendar: look, values: [:]))
        default:
            guard let equals = item.firstIndex(of: UInt8(ascii: "=")) else { return false }
            let name = String(Substring(item[..<equals]))
            let value = Self.unescaped(Substring(item[item.index(after: equals)...]))
            if frames.isEmpty { values[name] = value } else { frames[frames.count - 1].values[name] = value }
        }
        return true
    }

    /// The session as text.
    ///
    /// Holds private values, so it belongs in the store and in no log.
    var text: String {
        var fields = [bundle.rawValue]
        fields.append(deadline.map { String($0.milliseconds) } ?? "")
        let flags = (hasEnded ? "e" : "") + (isOnReserve ? "r" : "") + (isCallerGone ? "g" : "")
        fields.append(flags + String(repeating: "h", count: handoffs))
        fields.append(Self.place(flow, state))
        fields.append(language ?? "")
        fields.append(visits.map { $0.count == 1 ? $0.state : "\($0.state)*\($0.count)" }.joined(separator: " "))
        fields.append(steps == 0 ? "" : String(steps))
        fields.append(talked == 0 ? "" : String(talked))
        fields.append(calendar?.text ?? "")
        fields.append(Self.escaped(wait.description))
        fields += Self.pairs(values)
        if !ahead.isEmpty { fields.append(">" + ahead) }
        for frame in frames {
            fields.append("<\(frame.calendar?.text ?? "")<\(Self.place(frame.flow, frame.state))")
            fields += Self.pairs(frame.values)
        }
        while fields.last?.isEmpty ?? false { fields.removeLast() }
        return fields.joined(separator: "|")
    }

    /// A state with its flow before it.
    private static func place(_ flow: String, _ state: String) -> String { flow.isEmpty ? state : "\(flow)/\(state)" }

    private static func place(_ text: Substring) -> (flow: String, state: String) {
        guard let slash = text.utf8.firstIndex(of: UInt8(ascii: "/")) else { return ("", String(text)) }
        return (String(text[..<slash]), String(text[text.index(after: slash)...]))
    }

    private static func pairs(_ values: [String: String]) -> [String] {
        values.sorted { $0.key < $1.key }.map { "\($0.key)=\(escaped($0.value))" }
    }

    private static func visits(in text: Substring) -> [Visit]? {
        var visits: [Visit] = []
        for part in text.utf8.split(separator: UInt8(ascii: " ")) {
            guard let star = part.firstIndex(of: UInt8(ascii: "*")) else {
                visits.append(Visit(state: String(Substring(part)), count: 1))
                continue
            }
            guard let count = Int(Substring(part[part.index(after: star)...])) else { return nil }
            visits.append(Visit(state: String(Substring(part[..<star])), count: count))
        }
        return visits
    }

    /// Values may hold any character; the separator and the escape itself are written as `%7C` and `%25`.
    private static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: "%") }) else { return text }
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "|": escaped += "%7C"
            case "%": escaped += "%25"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    private static func unescaped(_ text: Substring) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
        var bytes: [UInt8] = []
        var rest = text.utf8
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%"), rest.count >= 2 else {
                bytes.append(byte)
                continue
            }
            bytes.append(rest.first == UInt8(ascii: "7") ? UInt8(ascii: "|") : UInt8(ascii: "%"))
            rest = rest.dropFirst(2)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension FlowSession: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let session = FlowSession(text: try container.decode(String.self)) else {
            // The text is not shown: it may hold private values.
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a flow's session")
        }
        self = session
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

extension FlowSession.Look {
    fileprivate init?(_ text: Substring) {
        let halves = text.utf8.split(separator: UInt8(ascii: "@"))
        guard halves.count == 2, let milliseconds = Int64(Substring(halves[1])) else { return nil }
        self.init(calendar: String(Substring(halves[0])), at: Timestamp(milliseconds: milliseconds))
    }

    fileprivate var text: String { "\(calendar)@\(at.milliseconds)" }
}
