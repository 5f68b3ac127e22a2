import Engine

/// Prometheus text, format 0.0.4.
///
/// Source: https://prometheus.io/docs/instrumenting/exposition_formats/
struct Exposition {
    /// The media type of the text.
    static let mediaType = "text/plain; version=0.0.4; charset=utf-8"

    enum Kind: String {
        case counter, gauge, histogram
    }

    private(set) var text = ""

    /// Begins a family: its samples follow.
    mutating func family(_ name: String, _ kind: Kind, _ help: String) {
        text += "# HELP \(name) \(Self.escaped(help, quotes: false))\n# TYPE \(name) \(kind.rawValue)\n"
    }

    /// Writes one value with its labels.
    mutating func sample(_ name: String, _ labels: [(String, String)], _ value: some Numeric & CustomStringConvertible)
    {
        text += name
        if !labels.isEmpty {
            text += "{" + labels.map { "\($0)=\"\(Self.escaped($1, quotes: true))\"" }.joined(separator: ",") + "}"
        }
        text += " \(value)\n"
    }

    /// Writes a histogram, whose counts Prometheus wants summed up from below.
    mutating func histogram(_ name: String, _ histogram: Histogram) {
        var total: UInt64 = 0
        for (bound, count) in zip(histogram.bounds, histogram.counts) {
            total += count
            sample(name + "_bucket", [("le", "\(bound)")], total)
        }
        sample(name + "_bucket", [("le", "+Inf")], histogram.count)
        sample(name + "_sum", histogram.sum)
        sample(name + "_count", histogram.count)
    }

    /// Writes one value of a family that has no labels.
    mutating func sample(_ name: String, _ value: some Numeric & CustomStringConvertible) {
        sample(name, [], value)
    }

    private static func escaped(_ text: String, quotes: Bool) -> String {
        let lines = text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
        return quotes ? lines.replacing("\"", with: "\\\"") : lines
    }
}
