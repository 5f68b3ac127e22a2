import CallFlow
import JSONSyntax

extension LanguageSession {
    /// Checks the folders in which something has changed, and sends what was found.
    mutating func settle() {
        let stale = folders.filter { $0.value.isStale }.map(\.key).sorted()
        guard !stale.isEmpty else { return }
        for path in stale {
            guard let installed, isInstalled(path) else {
                // Elsewhere nobody knows which queues there are.
                folders[path]?.check(CheckContext()) { _ in [] }
                continue
            }
            folders[path]?.check(installed.context, aboutQueues: installed.aboutQueues)
        }
        publish()
    }

    /// Sends the findings of every file, and an empty list for those that have none any more.
    mutating func publish() {
        var current: Set<String> = []
        for folder in folders.values.sorted(by: { $0.path < $1.path }) {
            for name in folder.files.keys.sorted() {
                let path = "\(folder.path)/\(name)"
                let found = folder.shown(name)
                guard !found.isEmpty || published.contains(path) || documents[path] != nil else { continue }
                if !found.isEmpty { current.insert(path) }
                publish(found.map { wire($0, name, folder) }, path)
            }
        }
        let settings = Set(installed?.settings ?? [])
        for path in published.subtracting(current).subtracting(settings).sorted() where folder(of: path) == nil {
            publish([], path)
        }
        published = current.union(published.intersection(settings))
    }

    private func folder(of path: String) -> OpenFolder? {
        FileAddress.parts(path).flatMap { part in folders[part.folder].flatMap { $0.files[part.name] == nil ? nil : $0 }
        }
    }

    /// Sends what is wrong with the files of the settings, as they lie on the disk.
    mutating func publishSettings() {
        let findings = Dictionary(grouping: installed?.findings ?? [], by: \.file)
        for path in installed?.settings ?? [] {
            let found = findings[path] ?? []
            guard !found.isEmpty || published.contains(path) || documents[path] != nil else { continue }
            let source = workplace.bytes(path).map { Document($0, path: path).source }
            publish(found.map { Self.wire($0, source, []) }, path)
            if found.isEmpty { published.remove(path) } else { published.insert(path) }
        }
    }

    private mutating func publish(_ findings: [Wire], _ path: String) {
        notify(
            "textDocument/publishDiagnostics",
            .object([
                ("uri", .text(uri(path))), ("version", documents[path]?.version.map(Wire.integer)),
                ("diagnostics", .list(findings)),
            ]))
    }

    /// The address of a file, as the editor writes it if it has the file open.
    func uri(_ path: String) -> String { documents[path]?.uri ?? FileAddress.uri(path) }

    /// A finding as the protocol has it.
    func wire(_ finding: Diagnostic, _ name: String, _ folder: OpenFolder) -> Wire {
        let related = folder.editor.placesMentioned(by: finding, in: name).map { place in
            Wire.object([
                ("location", .location(uri("\(folder.path)/\(place.file)"), place.range)),
                ("message", .text("this is meant by \(finding.code)")),
            ])
        }
        return Self.wire(finding, folder.editor.source(name), related)
    }

    private static func wire(_ finding: Diagnostic, _ source: SourceFile?, _ related: [Wire]) -> Wire {
        let isUnused = finding.code == "F106" && finding.message.hasSuffix("is never used")
        return .object([
            ("range", .range(range(of: finding, source))), ("severity", .integer(finding.severity.number)),
            ("code", .text(finding.code)), ("source", .text("switchboard")),
            ("message", .text(finding.hint.map { "\(finding.message) (\($0))" } ?? finding.message)),
            ("tags", isUnused ? .list([.integer(1)]) : nil),
            ("relatedInformation", related.isEmpty ? nil : .list(related)),
        ])
    }

    /// Where a finding is underlined: not beyond the end of its first line.
    static func range(of finding: Diagnostic, _ source: SourceFile?) -> EditorRange {
        guard let source else { return .start }
        let range = source.range(of: finding.span)
        guard range.end.line > range.start.line else { return range }
        let end = source.line(range.start.line + 1).endIndex
        return source.range(min(finding.span.start.offset, end)..<end)
    }
}

extension Diagnostic.Severity {
    /// The protocol's number.
    fileprivate var number: Int {
        switch self {
        case .error: 1
        case .warning: 2
        case .information: 3
        }
    }
}
