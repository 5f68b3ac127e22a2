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
    mutating func sample(_ name: String, _ labels: [(String, String)] = [], _ value: some Numeric & CustomStringConvertible)
    {
        text += name
        if !labels.isEmpty {
            text += "{" + labels.map { "\($0)=\"\(Self.escaped($1, quotes: true))\"" }.joined(separator: ",") + "}"
        }
        text += " \(value)\n"
    }

    /// Writes a histogram: upper bounds with the number of values in each step, then what lies above them all.
    mutating func histogram(
        _ name: String, steps: [(bound: Double, count: UInt64)], above: UInt64, sum: Double
    ) {
        var total: UInt64 = 0
        for step in steps {
            total += step.count
            sample(name + "_bucket", [("le", "\(step.bound)")], total)
        }
        total += above
        sample(name + "_bucket", [("le", "+Inf")], total)
        sample(name + "_sum", sum)
        sample(name + "_count", total)
    }

    private static func escaped(_ text: String, quotes: Bool) -> String {
        let lines = text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
        return quotes ? lines.replacing("\"", with: "\\\"") : lines
    }
}
