package import JSONSyntax

extension EditorFolder {
    /// The other places that a finding's message names, `first at 3:5` or `_shared.json:12:3`.
    ///
    /// Times of day look alike, but the numbers of lines and columns never begin with a 0.
    package func placesMentioned(by finding: Diagnostic, in file: String) -> [Place] {
        let form = /(?:\bat |([a-z_][a-z0-9_.]*\.json):)([1-9][0-9]{0,6}):([1-9][0-9]{0,6})\b/
        return finding.message.matches(of: form).compactMap { match in
            let name = match.output.1.map(String.init) ?? file
            guard let source = source(name), let line = Int(match.output.2), let column = Int(match.output.3) else {
                return nil
            }
            let text = source.line(line)
            guard !text.isEmpty else { return nil }
            let start = min(text.startIndex + column - 1, text.endIndex)
            return Place(file: name, range: source.range(start..<min(start + 1, text.endIndex)))
        }
    }
}
