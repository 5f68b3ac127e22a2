package import JSONSyntax

/// What a code of a finding means, with an example of the mistake and of its cure.
package struct FindingExplanation: Sendable {
    /// The code, `F101`.
    package let code: String
    /// How much it weighs as a rule.
    package let severity: Diagnostic.Severity
    /// The finding in a few words.
    package let title: String
    /// Why it matters and what to do, in an operator's words.
    package let text: String
    /// A flow, or a part of one, that gets exactly this finding.
    package let bad: Example
    /// The same without it.
    package let good: Example

    /// Explains a finding that blocks.
    init(_ code: String, _ title: String, _ text: String, bad: Example, good: Example) {
        self.init(code, .error, title, text, bad: bad, good: good)
    }

    init(
        _ code: String, _ severity: Diagnostic.Severity, _ title: String, _ text: String, bad: Example, good: Example
    ) {
        self.code = code
        self.severity = severity
        self.title = title
        self.text = text
        self.bad = bad
        self.good = good
    }

    /// Every explanation, in the order of the codes.
    package static let all =
        ofFiles + ofNames + ofPaths + ofKeys + ofPrompts + ofValues + ofCalendars + ofSafety
        + ofScenarios

    /// The explanation of a code, however it is written.
    package static func of(_ code: String) -> FindingExplanation? {
        let wanted = code.uppercased()
        return all.first { $0.code == wanted }
    }

    /// Whether a word looks like the code of a finding in a flow.
    package static func isCode(_ word: String) -> Bool {
        word.count == 4 && word.uppercased().hasPrefix("F") && word.dropFirst().allSatisfy { $0.isASCII && $0.isNumber }
    }

    /// The explanation for a terminal.
    package var page: String {
        """
        \(code): \(title) (\(severity.rawValue))

        \(text)

        Wrong:

        \(bad.shown)

        Right:

        \(good.shown)
        """
    }
}
