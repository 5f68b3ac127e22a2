import ContactCenter
import Web

/// The editions of each flow side by side: how the calls fared that began with them.
struct EditionComparison {
    private let editions: [EditionTraffic]
    private let from: String

    /// Compares what was counted; of one flow, or of all.
    init(_ traffic: TrafficItem, flow: String?) {
        editions = traffic.editions.filter { flow == nil || $0.flow == flow }
        from = traffic.from
    }

    /// The flows that calls were in, by what was counted.
    static func flows(of traffic: TrafficItem) -> Set<String> {
        Set(traffic.editions.map(\.flow) + traffic.states.map(\.flow) + traffic.live.map(\.flow))
    }

    /// What to say of a flow that is neither set up nor in the record; nil for one that is.
    static func trouble(with flow: String, _ traffic: TrafficItem, installed: Set<String>) -> String? {
        let known = installed.union(flows(of: traffic))
        guard !known.contains(flow) else { return nil }
        return "There is no flow \(flow): neither in the installation nor in the record since \(traffic.from)"
            + (known.isEmpty ? "." : "; there are: \(known.sorted().joined(separator: ", ")).")
    }

    /// One line for each edition, below its flow.
    var lines: [String] {
        guard !editions.isEmpty else { return ["No call has come in since \(from)."] }
        var lines: [String] = []
        var flow = ""
        for edition in editions {
            if edition.flow != flow {
                flow = edition.flow
                lines.append(Terminal.painted("\(flow), calls since \(from)", .bold))
            }
            lines.append("  \(edition.bundle.prefix(16))  " + Self.words(edition))
        }
        return lines
    }

    private static func words(_ edition: EditionTraffic) -> String {
        var parts = ["\(edition.calls) call\(edition.calls == 1 ? "" : "s")"]
        guard edition.ended > 0 else { return parts[0] + ", none has ended" }
        parts.append("talked to somebody \(share(edition.talked, edition))")
        parts.append("hung up before \(share(edition.gaveUp, edition))")
        let ends = edition.ends.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
        parts.append("ended by " + ends.map { "\($0.key) \($0.value)" }.joined(separator: ", "))
        if let average = edition.averageSeconds { parts.append("\(average.formatted(1)) s on average") }
        return parts.joined(separator: "; ")
    }

    private static func share(_ count: Int, _ edition: EditionTraffic) -> String {
        "\(count) (\(count * 100 / edition.ended) %)"
    }
}
