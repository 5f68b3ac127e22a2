import Testing

struct FileSizeTests {
    /// Files that may be longer than 400 lines, with the reason.
    private static let exceptions: [String: String] = [:]

    @Test func `no source file is longer than 400 lines, nine in ten have at most 300, half at most 100`() throws {
        let files = try SourceTree.swiftFiles(below: "Sources")
        let sizes = files.map(\.lines.count).sorted()
        for file in files where file.lines.count > 400 {
            #expect(Self.exceptions[file.path] != nil, "\(file.path) has \(file.lines.count) lines")
        }
        #expect(sizes[sizes.count / 2] <= 110, "median \(sizes[sizes.count / 2])")
        #expect(sizes[sizes.count * 9 / 10] <= 300, "p90 \(sizes[sizes.count * 9 / 10])")
    }

    @Test func `a file name stands once in a target`() throws {
        let byTarget = Dictionary(grouping: try SourceTree.swiftFiles(below: "Sources"), by: \.target)
        for (target, files) in byTarget {
            let names = Dictionary(grouping: files, by: \.name).filter { $0.value.count > 1 }.keys.sorted()
            #expect(names.isEmpty, "\(target) has \(names) twice")
        }
    }

    @Test func `no file is named after nothing in particular`() throws {
        let vague = ["Manager", "Helper", "Utils", "Util", "Impl", "Common", "Misc", "Placeholder", "Extensions"]
        for file in try SourceTree.swiftFiles(below: "Sources") + SourceTree.swiftFiles(below: "Tests") {
            for word in vague { #expect(!file.name.contains(word), "\(file.path)") }
        }
    }
}
