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
    private var checks: [FlowCheck] = []

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
        let definitions = findings.definitions(&reader)
        reader.finish(later: ["services"])
        return LibraryDraft(
            name: name, findings: findings, definitions: definitions, isReadable: true, root: document.root)
    }

    /// Checks every flow, then what concerns several.
    mutating func check() {
        for draft in drafts {
            var check = prepare(draft)
            check.resolve()
            check.check()
            checks.append(check)
        }
        checkNumbers()
        checkLibraryLanguages()
        let folder = FolderCheck(checks: checks, libraries: libraries, context: context)
        folder.check()
        warnOfUnused()
        folder.review()
        let isWhole = !allFindings.contains(where: \.hasErrors)
        for findings in allFindings { findings.applyAcceptances(isWhole: isWhole) }
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
        return FlowCheck(draft, used, queues: queues, hasUnknownNames: hasUnknownNames)
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
            for sort in [Sort.prompt, .calendar, .holidays, .mailbox, .destination] {
                let used = users.reduce(into: Set<String>()) { $0.formUnion($1.usedNames[sort] ?? []) }
                FlowCheck.warnOfUnused(sort, library.definitions, library.findings, used: used)
            }
        }
    }

    /// The flows that are free of errors, with everything that they use.
    func programs() -> [Program] {
        checks.compactMap { check in
            let files = [check.findings] + check.libraries.map(\.findings)
            guard !files.contains(where: \.hasErrors), !check.hasUnknownNames else { return nil }
            let names = ["\(check.draft.id).json"] + check.libraries.map(\.name)
            guard let flow = FlowCompiler(check)?.compile() else { return nil }
            let source = BundleSource(flow: check.draft.id, documents: names.map { ($0, documents[$0]) })
            return Program(id: source.id, source: source.text, flow: flow)
        }
    }

    /// The one flow of a stored bundle, with only what running it needs being checked.
    mutating func bundled(_ id: String) throws(UnreadableProgram) -> Flow {
        guard let draft = drafts.first(where: { $0.id == id }) else { throw failure(id) }
        var check = prepare(draft)
        check.resolve()
        guard let flow = FlowCompiler(check)?.compile() else { throw failure(id) }
        return flow
    }

    private func failure(_ id: String) -> UnreadableProgram {
        let first = allFindings.flatMap(\.diagnostics).sorted().first { $0.severity == .error }
        return UnreadableProgram(reason: first?.text ?? "it holds no flow \"\(id)\"")
    }
}
