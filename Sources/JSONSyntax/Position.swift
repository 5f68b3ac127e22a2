/// A place in a text file, as editors show it.
package struct Position: Hashable, Comparable, Sendable {
    /// Unicode scalars before it, from 0.
    package let offset: Int
    /// Line, from 1.
    package let line: Int
    /// Column in Unicode scalars, from 1.
    package let column: Int

    /// Names a place.
    package init(offset: Int, line: Int, column: Int) {
        self.offset = offset
        self.line = line
        self.column = column
    }

    /// The first character of a file.
    package static let start = Position(offset: 0, line: 1, column: 1)

    package static func < (left: Position, right: Position) -> Bool { left.offset < right.offset }
}

extension Position: CustomStringConvertible {
    /// `line:column`.
    package var description: String { "\(line):\(column)" }
}

/// A stretch of a text file.
package struct Span: Hashable, Sendable {
    /// Its first character.
    package let start: Position
    /// Its length in Unicode scalars.
    package let length: Int

    /// Names a stretch.
    package init(start: Position, length: Int) {
        self.start = start
        self.length = length
    }

    /// The first character alone, for things that stretch over many lines.
    package var first: Span { Span(start: start, length: 1) }
}
