import CarrierSimulator
import ContactCenter
import Engine
import Foundation
import StoreSQLite

extension KillBench {
    /// The number of the flow that does errands.
    static let errandLine = "+34910000077"

    /// Settings under which announcements go to this port.
    static func settings(receiver port: Int) -> String {
        """
        { "webhooks": [{ "url": "http://127.0.0.1:\(port)/notices", "secret": "secret:bench" }],
          "private_origins": ["http://127.0.0.1:\(port)"] }
        """
    }

    /// Copies the project's flows, and puts one before them that does errands and hands its callers on.
    ///
    /// Returns the folder.
    static func writeFlows(_ folder: BenchFolder) throws -> String {
        let files = try FileManager.default.contentsOfDirectory(atPath: "ivr-flows")
        for name in files where name.hasSuffix(".json") && !name.hasSuffix(".test.json") {
            let text = try String(contentsOf: URL(filePath: "ivr-flows/\(name)"), encoding: .utf8)
            try folder.write(text, to: "flows/\(name)")
        }
        try folder.write(flow, to: "flows/errands.json")
        return folder.file("flows").path()
    }

    /// Waits until the errands of a store that a running server has open are done; they are judged in any case.
    func errandsEnd(_ folder: BenchFolder, within limit: Duration) async throws {
        let end = ContinuousClock.now + limit
        while ContinuousClock.now < end {
            let store = try SQLiteStore(reading: folder.file("switchboard.sqlite").path())
            let errands = try await store.load { _, _ in }.errands
            await store.close()
            if errands.isEmpty { return }
            // Another process has them: its store is all that tells, and it tells only those who look.
            try await Task.sleep(for: .milliseconds(500))
        }
    }

    /// Compares what was asked with what was done; the server must have ended.
    func errandRows(
        _ receiver: NoticeReceiver, _ carrier: SimulatedCarrier, _ folder: BenchFolder
    ) async throws -> [BenchRow] {
        let store = try SQLiteStore(path: folder.file("switchboard.sqlite").path())
        let audit = try await ErrandAudit(store, receiver, carrier)
        await store.close()
        for sentence in (audit.lost + audit.twice + audit.open).prefix(20) { tell("  \(sentence)") }
        if !audit.rows.allSatisfy(\.isKept) { keepLog(folder) }
        return audit.rows
    }

    private static let flow = """
        { "spec": 1, "title": "Errands", "numbers": ["\(errandLine)"], "languages": ["en", "es"], "start": "tell",
          "prompts": {
            "first": { "en": "We have your call.", "es": "Tenemos su llamada." },
            "second": { "en": "Somebody will be with you soon.", "es": "Le atenderemos pronto." } },
          "states": {
            "tell": {
              "do": "notify", "event": "came", "with": { "caller": "{call.from}" }, "next": "write",
              "on": { "error": "write" } },
            "write": {
              "do": "message", "to": "{call.from}", "text": "first", "next": "tell_more",
              "on": { "error": "tell_more" } },
            "tell_more": {
              "do": "notify", "event": "waits", "with": { "caller": "{call.from}" }, "next": "write_more",
              "on": { "error": "write_more" } },
            "write_more": {
              "do": "message", "to": "{call.from}", "text": "second", "next": "on", "on": { "error": "on" } },
            "on": { "do": "handoff", "flow": "support" } } }
        """
}
