/// The most important figures as a table for a terminal, from the lines of a CSV file.
struct FigureTableText {
    /// The table, line by line.
    let lines: [String]

    private static let columns: [(name: String, title: String, isPercent: Bool)] = [
        ("offered", "offered", false), ("answered", "answered", false), ("abandoned", "abandoned", false),
        ("left", "left", false), ("left_fault", "faults", false), ("waiting_after", "waiting", false),
        ("asa_seconds", "ASA s", false), ("aht_seconds", "AHT s", false), ("longest_wait_seconds", "longest s", false),
        ("occupancy", "occupancy", true), ("service_level_threshold_seconds", "T s", false),
        ("service_level_answered_basis", "AT/A", true),
        ("service_level_abandons_ignored", "AT/(A+B-BT)", true), ("service_level_abandons_negative", "AT/(A+B)", true),
        ("service_level_abandons_positive", "(AT+BT)/(A+B)", true),
        ("service_level_short_abandons_excluded", "AT/(A+B-S)", true),
    ]

    /// Reads what `FigureCSV` writes; names of queues and agents need no quotes.
    init(csv: String) {
        let rows = csv.replacing("\r\n", with: "\n").split(separator: "\n").map { line in
            line.split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
        }
        guard let head = rows.first else {
            lines = []
            return
        }
        var cells = [["from", "of"] + Self.columns.map(\.title)]
        for row in rows.dropFirst() where row.count == head.count {
            let values = Dictionary(uniqueKeysWithValues: zip(head, row))
            let of = [values["queue"], values["agent"]].compactMap { $0 }.filter { !$0.isEmpty }
            cells.append(
                [String((values["from"] ?? "").prefix(16)), of.isEmpty ? "everything" : of.joined(separator: " ")]
                    + Self.columns.map { Self.cell(values[$0.name] ?? "", isPercent: $0.isPercent) })
        }
        let widths = cells[0].indices.map { column in cells.map { $0[column].count }.max() ?? 0 }
        lines = cells.map { row in
            zip(row, widths).enumerated().map { column, cell in
                let space = String(repeating: " ", count: cell.1 - cell.0.count)
                return column < 2 ? cell.0 + space : space + cell.0
            }.joined(separator: "  ")
        }
    }

    private static func cell(_ text: String, isPercent: Bool) -> String {
        guard let value = Double(text), text.contains(".") else { return text.isEmpty ? "–" : text }
        return isPercent ? (value * 100).formatted(1) + " %" : value.formatted(1)
    }
}
