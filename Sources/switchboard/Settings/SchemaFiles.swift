import CallFlow
import Foundation

/// The files that editors complete and explain flows with.
enum SchemaFiles {
    /// Brings the files up to date; the paths of those that were written.
    ///
    /// - Parameters:
    ///   - source: the folder of flows.
    ///   - names: whether each flow gets a schema that knows the names it may use.
    ///   - docs: whether the manual is written too.
    static func write(_ source: FlowSource, names: Bool, docs: Bool) throws -> [String] {
        let folder = source.folder + "/schema"
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw Exit.because("The folder \(folder) cannot be made.")
        }
        var files = [
            ("\(folder)/flow.schema.json", FlowSchema.flow()), ("\(folder)/shared.schema.json", FlowSchema.library),
            ("\(folder)/test.schema.json", FlowSchema.scenarios),
            ("\(folder)/queue-test.schema.json", FlowSchema.queueScenarios),
        ]
        if names {
            // A flow that is called like a schema of the language does without names of its own.
            let taken = Set(files.map(\.0))
            files += FlowSchema.byFlow(source.files, queues: source.queues).map {
                ("\(folder)/\($0.flow).schema.json", $0.schema)
            }.filter { !taken.contains($0.0) }
        }
        if docs { files.append(("\(source.folder)/README.md", LanguageReference.markdown)) }
        var written: [String] = []
        for (path, text) in files where Files.text(path) != text {
            try Files.replace(path, with: text)
            written.append(path)
        }
        return written
    }
}
