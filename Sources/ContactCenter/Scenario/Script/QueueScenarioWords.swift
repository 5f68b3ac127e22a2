import JSONSyntax

/// The names that are written in a part of a file of queue scenarios: what every scenario is given, or one scenario.
struct QueueScenarioWords {
    /// What a name belongs to.
    enum Sort: String {
        case caller, agent, skill, queue
    }

    /// A name that is brought up, and where.
    struct Place {
        let sort: Sort
        let name: String
        /// What is written behind the name: the level of a skill.
        var rest = ""
        let label: Span
        let pointer: String
    }

    /// Callers as they call, agents and queues as they are given, and skills wherever they are named.
    private(set) var places: [Place] = []
    /// How often each name is written; queues' own places do not count.
    private(set) var uses: [String: Int] = [:]

    /// Reads what has been found to have the right form.
    init(given: Entry?, lines: [Entry] = [], figures: [Entry] = []) {
        for part in given?.parts ?? [] {
            switch part.key {
            case "queues": for queue in part.parts { readQueue(queue) }
            case "agents": for agent in part.parts { readAgent(agent) }
            case _: break
            }
        }
        for member in lines.flatMap(\.parts) {
            switch member.key {
            case "says": break
            case "skills": readSkills(member)
            case "calls":
                if case .string(let name) = member.node.value { add(.caller, name, member.node.span, member) }
                count(member)
            case _: count(member)
            }
        }
        for figure in figures { uses[figure.key ?? "", default: 0] += 1 }
    }

    /// Takes another part's names in.
    mutating func merge(_ other: QueueScenarioWords) {
        places += other.places
        uses.merge(other.uses, uniquingKeysWith: +)
    }

    private mutating func add(_ sort: Sort, _ name: String, _ label: Span, _ entry: Entry) {
        places.append(Place(sort: sort, name: name, label: label, pointer: entry.pointer))
    }

    private mutating func readQueue(_ entry: Entry) {
        add(.queue, entry.key ?? "", entry.label, entry)
        for part in entry.parts where part.key == "overflow" { count(part) }
    }

    private mutating func readAgent(_ entry: Entry) {
        let name = entry.key ?? ""
        add(.agent, name, entry.label, entry)
        uses[name, default: 0] += 1
        for part in entry.parts {
            switch part.key {
            case "skills": readSkills(part)
            case "queues": count(part)
            case _: break
            }
        }
    }

    /// Skills by name; levels stand under it, or behind it as in `french:3`, and a wish ends with `?`.
    private mutating func readSkills(_ entry: Entry) {
        for part in entry.parts {
            var text = part.key ?? ""
            if part.key == nil, case .string(let words) = part.node.value { text = words }
            let name = String(text.prefix { !" :?".contains($0) })
            places.append(
                Place(
                    sort: .skill, name: name, rest: String(text.dropFirst(name.count)),
                    label: part.keySpan ?? part.node.span, pointer: part.pointer))
            uses[name, default: 0] += 1
        }
    }

    /// Counts every text below an entry.
    private mutating func count(_ entry: Entry) {
        if case .string(let text) = entry.node.value { uses[text, default: 0] += 1 }
        for part in entry.parts { count(part) }
    }
}

extension Entry {
    /// The members, but for remarks, or the elements.
    fileprivate var parts: [Entry] {
        switch node.value {
        case .object(let members):
            members.filter { !["note", "accept"].contains($0.key) }.map {
                Entry(
                    $0.value, pointer: Pointer.appending($0.key, to: pointer), key: $0.key, keySpan: $0.keySpan)
            }
        case .array(let elements):
            elements.enumerated().map { Entry($0.element, pointer: Pointer.appending($0.offset, to: pointer)) }
        case .null, .bool, .number, .string, .broken: []
        }
    }
}
