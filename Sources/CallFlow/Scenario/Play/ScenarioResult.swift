package import JSONSyntax

/// What became of one scenario.
package struct ScenarioResult: Sendable {
    /// The scenario.
    package let scenario: Scenario
    /// Why it failed; nil if it passed.
    package let failure: ScenarioFailure?
    /// Everything that happened.
    package let log: [Occurrence]
    /// How long the call lasted on the virtual clock.
    package let length: Duration
    /// Steps of the flow.
    package let turns: Int
}

/// Why a scenario failed, and what happened instead.
package struct ScenarioFailure: Hashable, Sendable {
    /// Place and reason.
    package let finding: Diagnostic
    /// What was heard and done since the last line that was fulfilled.
    package let instead: [String]
    /// The states that the call has been in; empty where many calls go their ways.
    package let path: [String]

    /// Describes a failure.
    package init(finding: Diagnostic, instead: [String], path: [String] = []) {
        self.finding = finding
        self.instead = instead
        self.path = path
    }

    /// The failure for a terminal: place and reason, the line with an underline, what happened instead, the path.
    package var text: String {
        let number = String(finding.span.start.line)
        let margin = String(repeating: " ", count: number.count + 2)
        let indent = String(repeating: " ", count: finding.excerpt.indent)
        let underline = String(repeating: "^", count: finding.excerpt.width)
        var lines = ["\(finding.file):\(finding.span.start): failed: \(finding.message)"]
        lines.append("  \(number) | \(finding.excerpt.text)")
        lines.append("\(margin) | \(indent)\(underline)" + (finding.hint.map { " \($0)" } ?? ""))
        if instead.isEmpty {
            lines.append("\(margin) nothing happened since the line before")
        } else {
            lines.append("\(margin) since the line before:")
            lines += instead.map { "\(margin)   \($0)" }
        }
        if !path.isEmpty { lines.append("\(margin) path: \(path.joined(separator: " > "))") }
        return lines.joined(separator: "\n")
    }
}
