package import JSONSyntax
import Telephony

/// The flow files of an installation, read and checked together.
package struct FlowFolder: Sendable {
    /// The flows without errors in them or in the libraries that they use, by file name.
    package let programs: [Program]
    /// The flows without errors in which words are still to be written: they can be tried, and do not go live.
    package let drafts: [Program]
    /// Everything that was found to be wrong or to deserve a look, by file and place.
    package let diagnostics: [Diagnostic]
    /// What is good to know, by file and place.
    package let remarks: [Diagnostic]
    /// Ids of the flows that have a file, good or broken.
    package let flows: [String]
    /// Ids of the flows that cannot run because they, or something that they reach, have errors.
    package let broken: Set<String>

    /// One file of the folder.
    package struct File: Sendable {
        /// The name within the folder, `support.json`.
        package let name: String
        /// The path that diagnostics show.
        package let path: String
        /// Its content.
        package let bytes: [UInt8]

        /// Describes a file; without a path, diagnostics show the name.
        package init(name: String, path: String? = nil, bytes: [UInt8]) {
            self.name = name
            self.path = path ?? name
            self.bytes = bytes
        }
    }

    /// Whether something was found that blocks.
    package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    /// Whether a file of the folder is a flow or a library, by its name alone.
    ///
    /// Scenarios (`*.test.json`), hidden files and the temporary files of editors are not.
    package static func isFlowFile(_ name: String) -> Bool {
        name.hasSuffix(".json") && !name.hasPrefix(".") && !name.hasSuffix(".test.json")
    }

    /// Reads, checks and compiles; files that are no flow files are passed over.
    ///
    /// - Parameters:
    ///   - files: names and contents; nothing is read here.
    ///   - queues: the queues of the configuration; nil if they are not known, then names of queues
    ///     are not checked.
    ///   - context: what else is known of the world that the flows live in.
    package init(_ files: [File], queues: Set<String>? = nil, context: CheckContext = CheckContext()) {
        var loading = FolderLoading(queues: queues, context: context)
        for file in files.sorted(by: { $0.name < $1.name }) where Self.isFlowFile(file.name) { loading.read(file) }
        loading.check()
        programs = loading.programs(areDrafts: false)
        drafts = loading.programs(areDrafts: true)
        let found = loading.allFindings.flatMap(\.diagnostics).sorted()
        diagnostics = found.filter { $0.severity != .information }
        remarks = found.filter { $0.severity == .information }
        flows = loading.flowNames
        broken = loading.broken()
    }
}
