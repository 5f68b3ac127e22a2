import CallFlow
import Foundation
import JSONSyntax
import Telephony
import Testing

/// The files below `Fixtures`, and the flows that ship.
enum Fixtures {
    private static let here = URL(filePath: #filePath).deletingLastPathComponent()

    static let root = here.appending(path: "Fixtures")
    static let shipped = here.appending(path: "../../ivr-flows").standardized

    /// The folders below a folder of fixtures, by name.
    static func folders(_ name: String) -> [String] {
        let path = root.appending(path: name).path()
        return ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
            .filter { !$0.hasPrefix(".") }
    }

    /// The flow files of a folder, with the names that diagnostics show.
    static func files(in folder: URL) throws -> [FlowFolder.File] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted()
            .filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }
            .map { FlowFolder.File(name: $0, bytes: [UInt8](try Data(contentsOf: folder.appending(path: $0)))) }
    }

    /// What is known beside the flows: the sounds and the record of translations that lie in the folder, a carrier of
    /// narrow limits where that is the subject, and the 10 March 2026.
    private static func context(of folder: URL) throws -> CheckContext {
        var context = CheckContext(now: Timestamp(milliseconds: 1_773_135_000_000), entries: ["test", "other"])
        context.clearOrigins = ["http://crm.internal:8080"]
        if folder.lastPathComponent.hasPrefix("F708") { context.entries = [] }
        if folder.lastPathComponent.hasPrefix("F308") { context.carriers = [smallCarrier] }
        if let record = try? Data(contentsOf: folder.appending(path: TranslationRecord.fileName)) {
            context.translations = TranslationRecord(Document([UInt8](record), path: TranslationRecord.fileName))
        }
        let audio = folder.appending(path: "audio")
        if let names = try? FileManager.default.contentsOfDirectory(atPath: audio.path()) {
            context.sounds = [:]
            for name in names {
                let bytes = [UInt8](try Data(contentsOf: audio.appending(path: name)))
                context.sounds?["audio/\(name)"] = SoundFile(head: bytes, size: bytes.count)
            }
        }
        return context
    }

    private static let smallCarrier = CarrierAbilities(
        name: "Example Telecom", languages: ["en"], ring: .seconds(5)...(.seconds(60)),
        longestRecording: .seconds(60), mostKeys: 4, longestWait: .seconds(10), pausesRecordings: false,
        understands: [])

    /// Compares a folder's findings with its `expected.txt`, byte for byte.
    ///
    /// With `RECORD_FIXTURES=1` in the environment the file is written instead, to be read by a person before it is
    /// kept.
    static func compare(_ name: String, queues: Set<String>? = nil) throws {
        let folder = root.appending(path: name)
        let loaded = FlowFolder(try files(in: folder), queues: queues, context: try context(of: folder))
        let found = (loaded.diagnostics + loaded.remarks.filter { name.contains($0.code) }).map { $0.text + "\n" }
            .joined()
        let expected = folder.appending(path: "expected.txt")
        if ProcessInfo.processInfo.environment["RECORD_FIXTURES"] == "1" {
            try Data(found.utf8).write(to: expected)
        }
        #expect(found == (try String(contentsOf: expected, encoding: .utf8)))
        #expect(loaded.programs.contains { $0.flow == "test" } == !loaded.hasErrors)
    }
}
