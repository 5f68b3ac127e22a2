/// A JSON file that has been read, as far as it could be.
package struct Document: Sendable {
    /// The text it was read from.
    package let source: SourceFile
    /// The tree; nil if not even a beginning could be made out.
    package let root: Node?
    /// What was wrong with the text: F001 and F002.
    package let diagnostics: [Diagnostic]

    /// Most bytes of a file.
    package static let largest = 1 << 20

    /// Whether the text is JSON, so that the tree is complete.
    ///
    /// Duplicate keys do not count here.
    package var isComplete: Bool {
        root != nil && !diagnostics.contains { $0.code == "F001" }
    }

    /// Reads a file's bytes.
    ///
    /// Never fails: what is wrong becomes a diagnostic.
    ///
    /// - Parameters:
    ///   - bytes: UTF-8 text.
    ///   - path: the path that diagnostics show.
    ///   - limit: most bytes; more than the usual only for texts that the program wrote itself.
    package init(_ bytes: [UInt8], path: String, atMost limit: Int = Document.largest) {
        guard bytes.count <= limit else {
            let empty = SourceFile(path: path, scalars: [])
            self.init(
                empty, at: .start, message: "the file has \(bytes.count) bytes; at most 1 MiB is read")
            return
        }
        var scalars: [Unicode.Scalar] = []
        scalars.reserveCapacity(bytes.count)
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        decoding: while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar): scalars.append(scalar)
            case .emptyInput: break decoding
            case .error:
                let lines = scalars.split(separator: "\n", omittingEmptySubsequences: false)
                let place = Position(
                    offset: scalars.count, line: lines.count, column: (lines.last?.count ?? 0) + 1)
                self.init(
                    SourceFile(path: path, scalars: scalars), at: place,
                    message: "this byte is not UTF-8; save the file as UTF-8")
                return
            }
        }
        var parser = Parser(SourceFile(path: path, scalars: scalars))
        let root = parser.parseFile()
        self.init(source: parser.source, root: root, diagnostics: parser.diagnostics)
    }

    private init(source: SourceFile, root: Node?, diagnostics: [Diagnostic]) {
        self.source = source
        self.root = root
        self.diagnostics = diagnostics
    }

    private init(_ source: SourceFile, at position: Position, message: String) {
        let finding = Diagnostic(
            code: "F001", in: source, at: Span(start: position, length: 1), pointer: "", message: message)
        self.init(source: source, root: nil, diagnostics: [finding])
    }
}
