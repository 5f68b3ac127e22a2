import JSONSyntax

/// The named things that one flow can mention: its own and those of the libraries that it uses.
struct NameTable {
    private(set) var prompts: [String: Defined<PromptSource>] = [:]
    private(set) var calendars: [String: Defined<OpeningHoursSource>] = [:]
    private(set) var holidays: [String: Defined<[OpeningHours.Holiday]>] = [:]
    private(set) var destinations: [String: Defined<Destination>] = [:]
    private(set) var services: [String: Defined<Service>] = [:]
    private var places: [Sort: [String: Defined<Entry>]] = [:]

    /// A definition, and the file that it stands in.
    struct Defined<Value> {
        let value: Value
        let findings: Findings
    }

    /// Gathers the names; one that is defined twice is F002.
    init(_ draft: FlowDraft, _ libraries: [LibraryDraft]) {
        add(draft.definitions, draft.findings)
        for library in libraries { add(library.definitions, library.findings) }
        for sort in Sort.allCases { reportDoubles(sort, draft, libraries) }
    }

    private mutating func add(_ definitions: Definitions, _ findings: Findings) {
        for source in definitions.prompts where prompts[source.name] == nil {
            prompts[source.name] = Defined(value: source, findings: findings)
        }
        for source in definitions.calendars where calendars[source.entry.key ?? ""] == nil {
            calendars[source.entry.key ?? ""] = Defined(value: source, findings: findings)
        }
        for (entry, list) in definitions.holidays where holidays[entry.key ?? ""] == nil {
            holidays[entry.key ?? ""] = Defined(value: list, findings: findings)
        }
        for (entry, destination) in definitions.destinations where destinations[entry.key ?? ""] == nil {
            destinations[entry.key ?? ""] = Defined(value: destination, findings: findings)
        }
        for (entry, service) in definitions.services where services[entry.key ?? ""] == nil {
            services[entry.key ?? ""] = service.map { Defined(value: $0, findings: findings) }
        }
        for sort in Sort.allCases {
            for entry in definitions.entries(sort) where places[sort]?[entry.key ?? ""] == nil {
                places[sort, default: [:]][entry.key ?? ""] = Defined(value: entry, findings: findings)
            }
        }
    }

    private func reportDoubles(_ sort: Sort, _ draft: FlowDraft, _ libraries: [LibraryDraft]) {
        var files = libraries.map { ($0.findings, $0.definitions) }
        files.append((draft.findings, draft.definitions))
        var first: [String: (Findings, Entry)] = [:]
        for (findings, definitions) in files {
            for entry in definitions.entries(sort) {
                let name = entry.key ?? ""
                guard let (otherFile, other) = first[name] else {
                    first[name] = (findings, entry)
                    continue
                }
                guard otherFile !== findings else { continue }
                findings.error(
                    "F002", at: entry.label, entry.pointer,
                    "\(sort.title) \"\(name)\" is already defined in \(otherFile.source.name):\(other.label.start), "
                        + "which this flow uses", hint: "give it another name")
            }
        }
    }

    /// Whether a thing is defined.
    func has(_ sort: Sort, _ name: String) -> Bool { places[sort]?[name] != nil }

    /// The names of a sort, for did-you-mean.
    func names(_ sort: Sort) -> [String] { (places[sort] ?? [:]).keys.sorted() }

    /// Where a thing is defined.
    func place(_ sort: Sort, _ name: String) -> Defined<Entry>? { places[sort]?[name] }
}
