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
        stops = names.filter { $0.hasSuffix(".json") && !$0.hasSuffix(".test.json") }.flatMap { name in
            Files.document(installation.settings.flows + "/" + name).map(Self.stops) ?? []
        }
    }

    /// The `queue` states of a flow, as far as they can be read.
    static func stops(in document: Document) -> [Stop] {
        // What is wrong with the flow is told by 'check'; only what is right is of interest here.
        let silent = Findings(document)
        let told = Findings(document)
        return (document.root?["states"]?.members ?? []).compactMap { member in
            let pointer = "/states" + "/" + member.key
            let entry = Entry(member.value, pointer: pointer, key: member.key, keySpan: member.keySpan)
            guard case .string("queue") = member.value["do"]?.value, var reader = silent.object(entry),
                let queue = reader.string("queue")
            else { return nil }
            let skills = reader.list("skills")?.compactMap { silent.string($0) } ?? []
            let wait = reader.duration("max_wait", in: .zero...(.seconds(86_400)))
            return Stop(
                file: told, state: entry, queue: queue, wait: wait, skills: skills, hasKeys: reader.take("keys") != nil)
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
