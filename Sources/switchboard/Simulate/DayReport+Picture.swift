import ContactCenter

extension DayReport {
    /// Half an hour of all runs under one set of rules, on average.
    struct Moment: Sendable {
        var offered = 0.0
        var abandoned = 0.0
        /// Seconds; nil if nobody was answered.
        var wait: Double?
    }

    /// The half hours in which somebody called, from the first to the last.
    var hours: Range<Int> {
        let busy = (0..<48).filter { half in
            results.contains { $0.outcomes.contains { $0.halfHours[half].offered > 0 } }
        }
        guard let first = busy.first, let last = busy.last else { return 0..<0 }
        return first..<last + 1
    }

    func moments(_ result: DayResult) -> [Moment] {
        let runs = Double(max(1, result.outcomes.count))
        return hours.map { half in
            let all = result.outcomes.map { $0.halfHours[half] }
            let answered = all.reduce(0) { $0 + $1.answered }
            return Moment(
                offered: Double(all.reduce(0) { $0 + $1.offered }) / runs,
                abandoned: Double(all.reduce(0) { $0 + $1.abandoned }) / runs,
                wait: answered > 0 ? all.reduce(0) { $0 + $1.waited } / Double(answered) : nil)
        }
    }

    /// The average wait by half hour, as bars for a terminal.
    var bars: [String] {
        let columns = results.map { moments($0) }
        let longest = max(1, columns.flatMap { $0.compactMap(\.wait) }.max() ?? 1)
        var lines = ["Average wait by half hour (calls):"]
        for (row, half) in hours.enumerated() {
            for (column, result) in results.enumerated() {
                let moment = columns[column][row]
                let wait = moment.wait ?? 0
                let bar = String(repeating: "█", count: Int((wait / longest * 40).rounded()))
                let head =
                    column == 0 ? "\(Self.clock(half)) \(Self.right("\(Int(moment.offered))", 6))" : Self.right("", 12)
                let name = results.count > 1 ? " \(result.plan)" : ""
                lines.append("\(head) \(bar) \(wait.formatted(1)) s\(name)")
            }
        }
        return lines
    }

    private static func clock(_ half: Int) -> String { right("\(half / 2)", 2) + (half % 2 == 0 ? ":00" : ":30") }

    private static func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }

    /// The day as one self-contained SVG: bars for calls, lines for the average wait.
    var picture: String {
        let (width, height, left, bottom) = (880.0, 320.0, 50.0, 40.0)
        let columns = results.map { moments($0) }
        let most = max(1, columns.first?.map(\.offered).max() ?? 1)
        let longest = max(1, columns.flatMap { $0.compactMap(\.wait) }.max() ?? 1)
        let step = (width - 2 * left) / Double(max(1, hours.count))
        let plot = height - 2 * bottom
        func x(_ row: Int) -> Double { left + (Double(row) + 0.5) * step }
        func y(_ part: Double) -> Double { height - bottom - part * plot }
        var body = ""
        for (row, moment) in (columns.first ?? []).enumerated() {
            let top = y(moment.offered / most)
            body += "<rect x=\"\((x(row) - step * 0.4).formatted(1))\" y=\"\(top.formatted(1))\" "
            body += "width=\"\((step * 0.8).formatted(1))\" height=\"\((height - bottom - top).formatted(1))\" "
            body += "fill=\"#d6dbe3\"/>\n"
        }
        let colours = ["#1f5fa8", "#b3541e"]
        for (index, column) in columns.enumerated() {
            let points = column.enumerated().map { row, moment in
                "\(x(row).formatted(1)),\(y((moment.wait ?? 0) / longest).formatted(1))"
            }
            let dash = index == 0 ? "" : " stroke-dasharray=\"6 3\""
            body += "<polyline fill=\"none\" stroke=\"\(colours[index % 2])\" stroke-width=\"2\"\(dash) "
            body += "points=\"\(points.joined(separator: " "))\"/>\n"
            body += "<text x=\"\(left + Double(index) * 300)\" y=\"24\" fill=\"\(colours[index % 2])\">"
            body += "average wait, \(Self.escaped(results[index].plan))</text>\n"
        }
        for (row, half) in hours.enumerated() where half % 2 == 0 {
            body += "<text x=\"\(x(row).formatted(1))\" y=\"\(height - 20)\" text-anchor=\"middle\">"
            body += "\(half / 2)</text>\n"
        }
        body += "<text x=\"6\" y=\"\(bottom + 4)\">\(longest.formatted(0)) s</text>\n"
        body += "<text x=\"\(width - 46)\" y=\"\(bottom + 4)\">\(most.formatted(0))</text>\n"
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Int(width)) \(Int(height))" role="img" \
            font-family="sans-serif" font-size="12">
            <title>\(Self.escaped(title)): calls (bars) and average wait (lines) by half hour</title>
            <rect width="100%" height="100%" fill="#ffffff"/>
            \(body)</svg>

            """
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
    }
}
