/// A text file in memory, by lines.
package struct SourceFile: Sendable {
    /// The path that diagnostics show.
    package let path: String
    /// The text.
    package let scalars: [Unicode.Scalar]
    /// Where each line begins, in Unicode scalars.
    let lineStarts: [Int]

    /// Keeps a text under a path.
    package init(path: String, scalars: [Unicode.Scalar]) {
        self.path = path
        self.scalars = scalars
        var starts = [0]
        for (index, scalar) in scalars.enumerated() where scalar == "\n" { starts.append(index + 1) }
        lineStarts = starts
    }

    /// The path's last part.
    package var name: String {
        path.split(separator: "/").last.map(String.init) ?? path
    }

    /// The text of a line without its end; empty for a line that does not exist.
    package func line(_ number: Int) -> ArraySlice<Unicode.Scalar> {
        guard lineStarts.indices.contains(number - 1) else { return [] }
        let start = lineStarts[number - 1]
        var end = number < lineStarts.count ? lineStarts[number] - 1 : scalars.count
        if end > start, scalars[end - 1] == "\r" { end -= 1 }
        return scalars[start..<max(start, end)]
    }

    /// The place of a character inside a JSON string, for errors in what the string says.
    ///
    /// - Parameters:
    ///   - index: which Unicode scalar of the string's value, from 0.
    ///   - span: where the string stands, quotes included.
    package func position(ofScalar index: Int, inString span: Span) -> Position {
        var offset = span.start.offset + 1
        let end = min(span.start.offset + span.length, scalars.count) - 1
        var remaining = index
        while remaining > 0, offset < end {
            offset += escapeLength(at: offset)
            remaining -= 1
        }
        return Position(
            offset: offset, line: span.start.line, column: span.start.column + offset - span.start.offset)
    }

    /// How many characters of the file make the one character of a string's value that begins here.
    private func escapeLength(at offset: Int) -> Int {
        guard scalars[offset] == "\\", offset + 1 < scalars.count else { return 1 }
        guard scalars[offset + 1] == "u" else { return 2 }
        let isHighSurrogate =
            offset + 7 < scalars.count && "dD".unicodeScalars.contains(scalars[offset + 2])
            && "89abAB".unicodeScalars.contains(scalars[offset + 3])
        return isHighSurrogate ? 12 : 6
    }
}
