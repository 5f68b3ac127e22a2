import JSONSyntax

/// Something that is wrong with the files or with the environment of an installation.
enum Finding: Hashable, Sendable {
    /// About a place in a file.
    case file(Diagnostic)
    /// About an environment variable: its name, and what is wrong. Never its value.
    case variable(String, String)
    /// About a file or folder as a whole.
    case path(String, String)

    /// Whether the installation cannot be used as it is.
    var isError: Bool {
        switch self {
        case .file(let diagnostic): diagnostic.severity == .error
        case .variable, .path: true
        }
    }

    /// The finding for a terminal.
    var text: String {
        switch self {
        case .file(let diagnostic): diagnostic.text
        case .variable(let name, let message): "\(name): error: \(message)"
        case .path(let path, let message): "\(path): error: \(message)"
        }
    }

    /// The finding for other programs.
    var item: Report.Item {
        switch self {
        case .file(let diagnostic): Report.Item(diagnostic)
        case .variable(let name, let message):
            Report.Item(code: "C000", severity: .error, file: name, message: message)
        case .path(let path, let message): Report.Item(code: "C000", severity: .error, file: path, message: message)
        }
    }

    /// The finding in one line, for logs and the API.
    var line: String {
        switch self {
        case .file(let diagnostic):
            "\(diagnostic.file):\(diagnostic.span.start): \(diagnostic.severity.rawValue) \(diagnostic.code): "
                + diagnostic.message
        case .variable, .path: text
        }
    }
}

extension [Finding] {
    /// Whether one of them is an error.
    var hasErrors: Bool { contains(where: \.isError) }

    /// `2 errors, 1 warning`.
    var summary: String {
        let errors = filter(\.isError).count
        let warnings = count - errors
        let parts = [(errors, "error"), (warnings, "warning")].filter { $0.0 > 0 }
        guard !parts.isEmpty else { return "nothing to complain about" }
        return parts.map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }.joined(separator: ", ")
    }
}

extension Findings {
    /// An error about a secret: its line is shown with the value covered.
    func concealing(_ entry: Entry, code: String, _ message: String) -> Finding {
        var scalars = source.scalars
        let start = entry.node.span.start.offset
        for index in start..<min(start + entry.node.span.length, scalars.count) where scalars[index] != "\n" {
            scalars[index] = "•"
        }
        let covered = SourceFile(path: source.path, scalars: scalars)
        return .file(
            Diagnostic(code: code, in: covered, at: entry.label, pointer: entry.pointer, message: message))
    }
}
