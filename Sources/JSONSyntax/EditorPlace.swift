/// A place in a text as the Language Server Protocol counts.
///
/// Lines and columns begin with 0, and a column is a number of UTF-16 code units.
package struct EditorPlace: Hashable, Comparable, Sendable {
    /// The line, from 0.
    package let line: Int
    /// UTF-16 code units before it in its line.
    package let character: Int

    /// Names a place.
    package init(line: Int, character: Int) {
        self.line = line
        self.character = character
    }

    package static func < (left: EditorPlace, right: EditorPlace) -> Bool {
        (left.line, left.character) < (right.line, right.character)
    }
}

/// A stretch of a text as the Language Server Protocol counts.
package struct EditorRange: Hashable, Sendable {
    /// Its beginning.
    package let start: EditorPlace
    /// The place after its last character.
    package let end: EditorPlace

    /// Names a stretch.
    package init(start: EditorPlace, end: EditorPlace) {
        self.start = start
        self.end = end
    }

    /// The first character of a file.
    package static let start = EditorRange(
        start: EditorPlace(line: 0, character: 0), end: EditorPlace(line: 0, character: 0))

    /// Whether the two have a place in common; their ends count.
    package func touches(_ other: EditorRange) -> Bool { start <= other.end && other.start <= end }
}

extension SourceFile {
    /// How many Unicode scalars stand before an editor's place.
    ///
    /// A place behind the end of its line means that end, and one behind the last line the end of the text.
    package func offset(of place: EditorPlace) -> Int {
        guard place.line >= 0 else { return 0 }
        guard place.line < lineStarts.count else { return scalars.count }
        let line = line(place.line + 1)
        var offset = lineStarts[place.line]
        var units = 0
        for scalar in line {
            units += scalar.value > 0xFFFF ? 2 : 1
            guard units <= place.character else { break }
            offset += 1
        }
        return offset
    }

    /// The editor's place before the scalar of this number; behind the end, the end.
    package func place(atOffset offset: Int) -> EditorPlace {
        let offset = max(0, min(offset, scalars.count))
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        let units = scalars[lineStarts[low]..<offset].reduce(0) { $0 + ($1.value > 0xFFFF ? 2 : 1) }
        return EditorPlace(line: low, character: units)
    }

    /// A stretch as an editor counts.
    package func range(of span: Span) -> EditorRange {
        range(span.start.offset..<(span.start.offset + max(0, span.length)))
    }

    /// A stretch as an editor counts.
    package func range(_ offsets: Range<Int>) -> EditorRange {
        EditorRange(start: place(atOffset: offsets.lowerBound), end: place(atOffset: offsets.upperBound))
    }

    /// The whole text.
    package var wholeRange: EditorRange { range(0..<scalars.count) }

    /// A stretch of the text; what lies outside of it is left out.
    package func text(_ offsets: Range<Int>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars[offsets.clamped(to: scalars.indices)])
        return String(text)
    }
}
