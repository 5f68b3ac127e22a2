import JSONSyntax
import Telephony

/// The reading of a folder: files first, then what concerns several of them.
struct FolderLoading {
    let queues: Set<String>?
    let context: CheckContext
    private(set) var allFindings: [Findings] = []
    private(set) var flowNames: [String] = []
    private var drafts: [FlowDraft] = []
    private var libraries: [String: LibraryDraft] = [:]
    private var documents: [String: Document] = [:]
    private(set) var checks: [FlowCheck] = []

    init(queues: Set<String>?, context: CheckContext = CheckContext()) {
        self.queues = queues
        self.context = context
    }

    /// Reads one file.
    mutating func read(_ file: FlowFolder.File) {
        let document = Document(file.bytes, path: file.path)
        let findings = Findings(document)
        allFindings.append(findings)
        documents[file.name] = document
        let id = String(file.name.dropLast(".json".count))
        guard !file.name.hasPrefix("_") else {
            libraries[file.name] = Self.library(file.name, document, findings)
            return
        }
        guard Findings.isName(id) else {
            findings.error(
                "F007", at: Span(start: .start, length: 1), "",
                "a flow's file is named with small letters, digits and _, a letter first, at most 40, and .json")
            return
        }
        flowNames.append(id)
        if let draft = FlowDraft(document, id: id, findings: findings) { drafts.append(draft) }
    }

    private static func library(_ name: String, _ document: Document, _ findings: Findings) -> LibraryDraft {
        guard var reader = document.reader(findings), findings.isReadableSpec(&reader) else {
            return LibraryDraft(name: name, findings: findings, definitions: Definitions(), isReadable: false)
        }
        reader.mend(FileSheet.libraryNames)
        let definitions = findings.definitions(&reader)
        reader.finish()
        return LibraryDraft(
            name: name, findings: findings, definitions: definitions, isReadable: true, root: document.root)
    }

    /// Checks every flow, then what concerns several.
    mutating func check() {
        resolve()
        for check in checks { check.check() }
        checkNumbers()
        checkLibraryLanguages()
        let folder = FolderCheck(checks: checks, libraries: libraries, context: context)
        folder.check()
        warnOfUnused()
        folder.review()
        let isWhole = !allFindings.contains(where: \.hasErrors)
        for findings in allFindings { findings.applyAcceptances(isWhole: isWhole) }
    }

    /// Resolves the names of every flow, then what flows are to each other.
    private mutating func resolve() {
        for draft in drafts {
            var check = prepare(draft)
            check.resolve()
            checks.append(check)
        }
        reportMisses()
        let calls = FlowCalls(checks)
        calls.reportCircles()
        var reports: [String: FlowCheck.InstantReport] = [:]
        for index in calls.calledFirst {
            checks[index].settle(reports)
            reports[checks[index].draft.id] = FlowCheck.InstantReport(
                returns: checks[index].instantReturns, handoffs: checks[index].instantHandoffs)
        }
        FlowCalls(checks).reportInstantHandoffs()
    }

    /// Reports names that nothing bears, in the flows that mention them or where the thing is defined.
    private func reportMisses() {
        let misspelt = MisspeltDefinitions(checks)
        misspelt.report()
        for check in checks {
            for miss in check.misses where !misspelt.explains(miss) { check.report(miss) }
        }
    }

    /// Finds the libraries of a flow.
    private func prepare(_ draft: FlowDraft) -> FlowCheck {
        var used: [LibraryDraft] = []
        var hasUnknownNames = false
        for name in draft.uses {
            guard let library = libraries[name.value] else {
                draft.findings.error(
                    "F103", at: name.entry, "there is no library \"\(name.value)\" in this folder",
                    hint: Spelling.hint(for: name.value, among: libraries.keys.sorted()))
                hasUnknownNames = true
                continue
            }
            used.append(library)
            if !library.isReadable { hasUnknownNames = true }
        }
        var flows: [String: FlowDraft?] = [:]
        for name in flowNames { flows.updateValue(nil, forKey: name) }
        for other in drafts where !other.findings.has("F001") { flows.updateValue(other, forKey: other.id) }
        return FlowCheck(draft, used, queues: queues, flows: flows, hasUnknownNames: hasUnknownNames)
    }

    private func checkNumbers() {
        var owners: [PhoneNumber: (id: String, place: Entry)] = [:]
        for draft in drafts {
            for number in draft.numbers {
                guard let owner = owners[number.value] else {
                    owners[number.value] = (draft.id, number.entry)
                    continue
                }
                let place = owner.place.node.span.start
                draft.findings.error(
                    "F802", at: number.entry,
                    owner.id == draft.id
                        ? "this number stands twice (first at \(place))"
                        : "this number is already answered by \(owner.id).json:\(place)")
            }
        }
    }

    /// Prompts of libraries that lack a language: one finding for all the flows that need it.
    private func checkLibraryLanguages() {
        var missing: [(prompt: NameTable.Defined<PromptSource>, language: String, users: [(String, Located<String>)])] =
            []
        for check in checks {
            for (prompt, language) in check.missingInLibraries {
                let index = missing.firstIndex {
                    $0.prompt.findings === prompt.findings && $0.prompt.value.name == prompt.value.name
                        && $0.language == language.value
                }
                if let index {
                    missing[index].users.append((check.draft.id, language))
                } else {
                    missing.append((prompt, language.value, [(check.draft.id, language)]))
                }
            }
        }
        for gap in missing {
            FlowCheck.reportMissing(
                gap.language, in: gap.prompt.value, gap.prompt.findings,
                requiredBy: gap.users.map { (flow: $0.0, place: $0.1) })
        }
    }

    private func warnOfUnused() {
        for check in checks where !check.findings.hasErrors { check.warnOfUnused() }
        guard !allFindings.contains(where: \.hasErrors) else { return }
        for library in libraries.values {
            let users = checks.filter { $0.libraries.contains { $0 === library } }
            guard !users.isEmpty else { continue }
            for sort in [Sort.prompt, .calendar, .holidays, .mailbox, .destination, .service] {
                let used = users.reduce(into: Set<String>()) { $0.formUnion($1.usedNames[sort] ?? []) }
                FlowCheck.warnOfUnused(sort, library.definitions, library.findings, used: used)
            }
        }
    }

    /// The flows that a call can begin in and that are free of errors, with everything that they reach.
    ///
    /// - Parameter areDrafts: whether to make those in which words are still to be written, and not the others.
    func programs(areDrafts: Bool) -> [Program] {
        let calls = FlowCalls(checks)
        return checks.indices.compactMap { index in
            let reached = calls.reached(from: index).map { checks[$0] }
            guard reached.contains(where: { !$0.todos.isEmpty }) == areDrafts else { return nil }
            guard reached.allSatisfy(isSound), !checks[index].draft.needsParameters,
                let assembly = assembly(reached)
            else { return nil }
            let source = BundleSource(
                flow: checks[index].draft.id, documents: names(reached).map { ($0, documents[$0]) })
            return Program(id: source.id, source: source.text, assembly: assembly)
        }
    }

    /// Ids of the flows that cannot run because they, or something that they reach, have errors.
    func broken() -> Set<String> {
        let calls = FlowCalls(checks)
        let known = Set(checks.map(\.draft.id))
        let unsound = checks.indices.filter { index in
            !calls.reached(from: index).map { checks[$0] }.allSatisfy(isSound)
        }
        return Set(unsound.map { checks[$0].draft.id }).union(Set(flowNames).subtracting(known))
    }

    private func isSound(_ check: FlowCheck) -> Bool {
        let files = [check.findings] + check.libraries.map(\.findings)
        let knowsFlows = check.draft.calls.allSatisfy { check.flows[$0.flow.value] ?? nil != nil }
        return knowsFlows && !files.contains(where: \.hasErrors) && !check.hasUnknownNames
    }

    /// The files of flows and of the libraries that they use, each once.
    private func names(_ reached: [FlowCheck]) -> [String] {
        var seen: Set<String> = []
        let all = reached.map { "\($0.draft.id).json" } + reached.flatMap { $0.libraries.map(\.name) }
        return all.filter { seen.insert($0).inserted }
    }

    /// Compiles flows that reach each other, the first of which is where calls begin.
    private func assembly(_ reached: [FlowCheck]) -> Assembly? {
        var calendars: [String: OpeningHours] = [:]
        var destinations: [String: Destination] = [:]
        for check in reached {
            for name in check.table.calendars.keys {
                guard let hours = check.calendar(name) else { return nil }
                calendars[hours.key] = hours
            }
            for (name, destination) in check.table.destinations {
                if let key = check.key(of: .destination, name) { destinations[key] = destination.value }
            }
        }
        var flows: [Flow] = []
        var prompts: [String: Prompt] = [:]
        var notices: [String: Prompt] = [:]
        for check in reached {
            guard let compiler = FlowCompiler(check, calendars: calendars), let flow = compiler.compile() else {
                return nil
            }
            flows.append(flow)
            notices.merge(compiler.notices()) { $0.adding($1) }
            for mention in check.givenMentions where mention.sort == .prompt {
                let name = mention.name.value
                if let key = check.key(of: .prompt, name) { prompts[key] = compiler.prompt(name) }
            }
        }
        guard let root = flows.first else { return nil }
        return Assembly(
            root: root, others: Array(flows.dropFirst()), calendars: calendars, destinations: destinations,
            prompts: prompts, notices: notices)
    }

    /// The flow of a stored bundle and what it reaches, with only what running it needs being checked.
    mutating func bundled(_ id: String) throws(UnreadableProgram) -> Assembly {
        resolve()
        guard let index = checks.firstIndex(where: { $0.draft.id == id }),
            let assembly = assembly(FlowCalls(checks).reached(from: index).map { checks[$0] })
        else { throw failure(id) }
        return assembly
    }

    private func failure(_ id: String) -> UnreadableProgram {
        let first = allFindings.flatMap(\.diagnostics).sorted().first { $0.severity == .error }
        return UnreadableProgram(reason: first?.text ?? "it holds no flow \"\(id)\"")
    }
}
