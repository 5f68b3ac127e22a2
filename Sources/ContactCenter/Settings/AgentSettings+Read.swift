package import JSONSyntax

extension AgentSettings {
    /// The queues of an agent: names, or objects that say more: `{"queue": "sales", "tier": 2, "order": 10}`.
    ///
    /// - Parameters:
    ///   - queues: The queues that there are; nil if they are not known.
    ///   - place: Where those stand, for messages.
    package static func services(
        _ reader: inout ObjectReader, _ findings: Findings, queues: Set<String>?, in place: String = "queues.json"
    ) -> [Service] {
        var services: [Service] = []
        for entry in reader.list("queues", .required, atMost: 100) ?? [] {
            guard let (service, name) = service(entry, findings) else { continue }
            if let queues, !queues.contains(service.queue) {
                findings.error(
                    "C303", at: name, "there is no queue \"\(service.queue)\" in \(place)",
                    hint: Spelling.hint(for: service.queue, among: queues.sorted()))
            } else if services.contains(where: { $0.queue == service.queue }) {
                findings.warning("C306", at: name.node.span, name.pointer, "this queue is named twice")
            } else {
                services.append(service)
            }
        }
        return services
    }

    private static func service(_ entry: Entry, _ findings: Findings) -> (Service, Entry)? {
        guard entry.node.members != nil else {
            return findings.string(entry).map { (Service($0.value), $0.entry) }
        }
        guard var reader = findings.object(entry) else { return nil }
        let queue = reader.string("queue", .required, atMost: 40)
        let tier = reader.integer("tier", in: 1...9)
        let order = reader.integer("order", in: 1...1000)
        reader.finish(habits: ["name": "queue", "level": "tier", "position": "order", "penalty": "tier"])
        return queue.map {
            (Service($0.value, tier: tier?.value ?? 1, order: order?.value ?? 100), $0.entry)
        }
    }

    /// The skills of an agent: `{"french": 3, "billing": 5}`, or a list of names for those without levels.
    package static func skills(_ reader: inout ObjectReader, _ findings: Findings) -> [String: Int] {
        guard let entry = reader.take("skills") else { return [:] }
        var skills: [String: Int] = [:]
        if case .array = entry.node.value {
            for element in findings.list(entry, atMost: 50) ?? [] {
                guard let name = findings.string(element, atMost: 40), isSkill(name.value, element, findings) else {
                    continue
                }
                skills[name.value] = 1
            }
            return skills
        }
        for element in findings.named(entry, atMost: 50) ?? [] {
            guard let name = element.key, isSkill(name, element, findings),
                let level = findings.integer(element, in: 1...10)
            else { continue }
            skills[name] = level.value
        }
        return skills
    }

    private static func isSkill(_ name: String, _ entry: Entry, _ findings: Findings) -> Bool {
        if QueuesFile.isName(name) { return true }
        findings.error(
            "C307", at: entry.label, entry.pointer,
            "a skill's name is lower-case letters, digits and _, beginning with a letter, at most 40")
        return false
    }
}
