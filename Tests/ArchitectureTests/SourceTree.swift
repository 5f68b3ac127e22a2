import Foundation

/// The checkout that these tests were built from, as files.
struct SourceTree {
    struct File {
        /// Path below the package, `Sources/Telephony/Key.swift`.
        var path: String
        var lines: [Substring]

        /// The folder below `Sources`.
        var target: String { String(path.split(separator: "/")[1]) }
        var name: String { String(path.split(separator: "/").last ?? "") }

        /// The modules that the file imports, in any access level.
        var imports: [String] {
            lines.compactMap { line in
                guard
                    let match = line.firstMatch(
                        of: /^\s*(?:@\w+ )?(?:package |internal |private )?import (?:(?:struct|class|enum|func) )?(\w+)/
                    )
                else { return nil }
                return String(match.1)
            }
        }
    }

    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Every Swift file below a folder of the package.
    static func swiftFiles(below folder: String) throws -> [File] {
        let base = root.appending(path: folder)
        let found = FileManager.default.enumerator(at: base, includingPropertiesForKeys: nil)
        var files: [File] = []
        while let url = found?.nextObject() as? URL {
            guard url.pathExtension == "swift" else { continue }
            let text = try String(contentsOf: url, encoding: .utf8)
            let path = url.path().replacing(root.path(), with: "").drop { $0 == "/" }
            files.append(File(path: String(path), lines: text.split(separator: "\n", omittingEmptySubsequences: false)))
        }
        return files.sorted { $0.path < $1.path }
    }
}
