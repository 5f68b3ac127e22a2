import CallFlow
import JSONSyntax

extension Doctor {
    /// Reads what an installation was made from once more, for the places; nil if a file is missing.
    init?(_ installation: Installation) {
        let folder = installation.settings.config
        guard let queues = Files.document(folder + "/queues.json"), let agents = Files.document(folder + "/agents.json")
        else { return nil }
        self.installation = installation
        self.queues = Sheet(queues)
        self.agents = Sheet(agents)
        let names = Files.names(in: installation.settings.flows) ?? []
        let flows = names.filter(FlowFolder.isFlowFile).compactMap { name in
            Files.document(installation.settings.flows + "/" + name).map { (String(name.dropLast(5)), $0) }
        }
        let gifts = Gifts(flows)
        stops = flows.flatMap { Self.stops(in: $1, begun: gifts.ways(into: $0)) }
    }

    /// The `queue` states of a flow, as far as they can be read, once for each queue and skills that they are given.
    static func stops(in document: Document, begun ways: [[String: String]]) -> [Stop] {
        // What is wrong with the flow is told by 'check'; only what is right is of interest here.
        let silent = Findings(document)
        let told = Findings(document)
        return (document.root?["states"]?.members ?? []).flatMap { member -> [Stop] in
            let pointer = "/states" + "/" + member.key
            let entry = Entry(member.value, pointer: pointer, key: member.key, keySpan: member.keySpan)
            guard case .string("queue") = member.value["do"]?.value, var reader = silent.object(entry),
                let queue = reader.string("queue")
            else { return [] }
            let skills = reader.list("skills")?.compactMap { silent.string($0) } ?? []
            let wait = reader.duration("max_wait", in: .zero...(.seconds(86_400)))
            let stop = Stop(
                file: told, state: entry, queue: queue, wait: wait, skills: skills, hasKeys: reader.take("keys") != nil)
            return ways.map { stop.resolved($0) }
        }
    }

    /// The value at a path of keys and indices.
    static func find(_ path: [String], in sheet: Sheet) -> Entry? {
        guard let root = sheet.document.root else { return nil }
        var entry = Entry(root, pointer: "")
        for step in path {
            guard let next = child(step, of: entry) else { return nil }
            entry = next
        }
        return entry
    }

    private static func child(_ step: String, of entry: Entry) -> Entry? {
        if let member = entry.node.members?.first(where: { $0.key == step }) {
            return Entry(
                member.value, pointer: Pointer.appending(step, to: entry.pointer), key: member.key,
                keySpan: member.keySpan)
        }
        guard case .array(let elements) = entry.node.value, let index = Int(step), elements.indices.contains(index)
        else { return nil }
        return Entry(elements[index], pointer: Pointer.appending(index, to: entry.pointer))
    }
}

extension Doctor.Stop {
    /// The stop with what its flow is given in the place of parameters.
    fileprivate func resolved(_ parameters: [String: String]) -> Doctor.Stop {
        var stop = self
        stop.queue.value = Gifts.resolve(queue.value, parameters)
        for index in skills.indices { stop.skills[index].value = Gifts.resolve(skills[index].value, parameters) }
        return stop
    }
}
