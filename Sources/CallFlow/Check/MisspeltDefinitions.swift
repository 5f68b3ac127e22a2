import JSONSyntax

/// Names that several flows mention and no file has, while a library has one that is nearly the same and unused.
///
/// Then the mistake is in the library, once, and not in every flow that means it.
struct MisspeltDefinitions {
    /// What a library defines, and who misses it under another name.
    private struct Suspect {
        let definition: NameTable.Defined<Entry>
        var misses: [(file: String, mention: Mention)]
    }

    private struct Thing: Hashable {
        let sort: Sort
        let name: String
    }

    private var suspects: [Thing: Suspect] = [:]

    /// Looks for what the flows of a folder miss.
    init(_ checks: [FlowCheck]) {
        var used: [Sort: Set<String>] = [:]
        for check in checks { used.merge(check.usedNames) { $0.union($1) } }
        for check in checks {
            for miss in check.misses {
                let name = miss.name.value
                guard let near = Spelling.nearest(to: name, among: check.table.names(miss.sort)),
                    let definition = check.table.place(miss.sort, near), definition.findings !== check.findings,
                    !(used[miss.sort]?.contains(near) ?? false)
                else { continue }
                let file = check.findings.source.name
                suspects[
                    Thing(sort: miss.sort, name: name), default: Suspect(definition: definition, misses: [])
                ].misses.append((file, miss))
            }
        }
        suspects = suspects.filter { thing, suspect in
            Set(suspect.misses.map(\.file)).count > 1
                && checks.allSatisfy { check in
                    !check.misses.contains { $0.sort == thing.sort && $0.name.value == thing.name }
                        || check.table.place(thing.sort, suspect.definition.value.key ?? "")?.findings
                            === suspect.definition.findings
                }
        }
    }

    /// Whether a miss is reported where the thing is defined.
    func explains(_ miss: Mention) -> Bool { suspects[Thing(sort: miss.sort, name: miss.name.value)] != nil }

    /// Reports each misspelt definition.
    func report() {
        for (thing, suspect) in suspects {
            guard let first = suspect.misses.first else { continue }
            let places = suspect.misses.map { "\($0.file):\($0.mention.name.span.start)" }
            let list = places.prefix(5).joined(separator: ", ") + (places.count > 5 ? ", …" : "")
            suspect.definition.findings.error(
                first.mention.code, at: suspect.definition.value.label, suspect.definition.value.pointer,
                "nothing mentions the \(thing.sort.title) \"\(suspect.definition.value.key ?? "")\", but flows "
                    + "mention \"\(thing.name)\", which is not there: \(list)",
                hint: "did you mean \"\(thing.name)\"?")
        }
    }
}
