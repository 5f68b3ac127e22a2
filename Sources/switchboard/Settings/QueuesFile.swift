import ContactCenter
import JSONSyntax

/// `config/queues.json`: `{"queues": {"sales": {"title": "Sales", …}}}`.
enum QueuesFile {
    /// Reads the queues; what is wrong goes to the findings, and what is right is returned all the same.
    static func read(_ document: Document, _ findings: Findings) -> [String: QueueSettings] {
        guard var reader = document.reader(findings) else { return [:] }
        var queues: [String: QueueSettings] = [:]
        for entry in reader.named("queues", .required) ?? [] {
            guard let name = entry.key else { continue }
            guard isName(name) else {
                findings.error(
                    "C201", at: entry.label, entry.pointer,
                    "a queue's name is lower-case letters, digits and _, beginning with a letter, at most 40")
                continue
            }
            if var settings = findings.object(entry) { queues[name] = queue(name, &settings) }
        }
        reader.finish()
        return queues
    }

    private static func queue(_ name: String, _ reader: inout ObjectReader) -> QueueSettings {
        var queue = QueueSettings(name: name)
        if let title = reader.string("title", atMost: 80) { queue.title = title.value }
        if let time = reader.duration("ring_time", in: .seconds(5)...(.seconds(600))) { queue.ringTime = time.value }
        if let time = reader.duration("wrap_up", in: .zero...(.seconds(3600))) { queue.wrapUp = time.value }
        if let size = reader.integer("maximum_size", in: 1...100_000) { queue.maximumSize = size.value }
        if let join = reader.bool("join_when_empty") { queue.joinWhenEmpty = join.value }
        if let records = reader.bool("records") { queue.records = records.value }
        if let time = reader.duration("avoid_after_miss", in: .zero...(.seconds(3600))) {
            queue.avoidAfterMiss = time.value
        }
        if let time = reader.duration("pause_after_miss", in: .zero...(.seconds(600))) {
            queue.pauseAfterMiss = time.value
        }
        reader.finish(habits: [
            "name": "title", "timeout": "ring_time", "wrapup": "wrap_up", "max_size": "maximum_size",
            "record": "records",
        ])
        return queue
    }

    /// Whether flows could use this as a queue's name.
    static func isName(_ name: String) -> Bool {
        let scalars = name.unicodeScalars
        guard let first = scalars.first, scalars.count <= 40, ("a"..."z").contains(first) else { return false }
        return scalars.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "_" }
    }
}
