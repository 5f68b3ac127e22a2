import JSONSyntax

extension EditorFolder {
    /// The keys that an object may still get.
    func keys(_ owner: Spot.Owner, but current: String?, _ file: String) -> [Proposal] {
        let taken = Set((owner.node.members ?? []).map(\.key)).subtracting([current].compactMap { $0 })
        var proposals = owner.form.keys(of: owner.node).map(Self.proposal)
        switch owner.form {
        case .outcomes: proposals += outcomes(owner, file)
        case .gifts: proposals += parameters(owner, file)
        case .states: proposals += missing(.state, file)
        case .shape(let shape):
            if let keys = shape.mapKeys { proposals += mapKeys(keys, owner, file) }
        case .file, .state, .kind, .unknown: break
        }
        let isFile = owner.path.isEmpty
        proposals += isFile ? [] : KeySheet.everywhere.map(Self.proposal)
        return proposals.filter { !taken.contains($0.label) }
    }

    private static func proposal(_ sheet: KeySheet) -> Proposal {
        let detail = sheet.need == .required ? "required: \(sheet.shape.words)" : sheet.shape.words
        return Proposal(.key, sheet.name, detail: detail, documentation: sheet.page)
    }

    /// The outcomes that a state may name.
    private func outcomes(_ owner: Spot.Owner, _ file: String) -> [Proposal] {
        guard let state = state(around: owner, file), let kind = state.kind else { return [] }
        var proposals = kind.sheet.outcomes.filter { $0.name != "next" }.map {
            Proposal(
                .word, $0.name, detail: "outcome",
                documentation: "If this is not written: \(LanguageReference.words($0.fallback)).")
        }
        if let flow = state["flow"]?.string {
            let returns = root("\(flow).json")?["returns"]?.texts ?? []
            proposals += returns.map { Proposal(.word, $0, detail: "\(flow) returns with it") }
        }
        if let calendar = state["calendar"]?.string {
            proposals += branches(of: calendar, file).map { Proposal(.word, $0, detail: "a holiday of its own") }
        }
        return proposals
    }

    /// The state that an object belongs to.
    func state(around owner: Spot.Owner, _ file: String) -> Node? {
        guard owner.path.count >= 2, owner.path[0] == "states" else { return nil }
        return root(file)?["states"]?[owner.path[1]]
    }

    /// The outcomes that holidays of a calendar have.
    private func branches(of calendar: String, _ file: String) -> [String] {
        let files = neighbours(of: file)
        guard var list = files.lazy.compactMap({ root($0)?["calendars"]?[calendar]?["holidays"] }).first else {
            return []
        }
        if let name = list.string {
            guard let named = files.lazy.compactMap({ root($0)?["holidays"]?[name] }).first else { return [] }
            list = named
        }
        guard case .array(let days) = list.value else { return [] }
        return days.compactMap { $0["branch"]?.string }
    }

    /// The parameters of the flow that a state calls.
    private func parameters(_ owner: Spot.Owner, _ file: String) -> [Proposal] {
        guard let flow = state(around: owner, file)?["flow"]?.string else { return [] }
        return (root("\(flow).json")?["parameters"]?.members ?? []).filter { $0.key != "note" }.map {
            Proposal(.variable, $0.key, detail: $0.value["type"]?.string, documentation: $0.value.excerpt)
        }
    }

    /// Keys of an object whose keys are the author's, as far as they can be known.
    private func mapKeys(_ keys: KeySheet.MapKeys, _ owner: Spot.Owner, _ file: String) -> [Proposal] {
        switch keys {
        case .languages: return languages(of: file).map { Proposal(.word, $0, detail: "language") }
        case .variables: return variables(of: file).filter { !$0.label.contains(".") || owner.path.count > 2 }
        case .days:
            return ["mon-fri", "mon", "tue", "wed", "thu", "fri", "sat", "sun"].map { Proposal(.word, $0) }
        case .codes:
            return FindingExplanation.all.filter { $0.severity != .error }.map {
                Proposal(.word, $0.code, detail: $0.title, documentation: $0.text)
            }
        case .names, .dottedNames:
            let section = owner.path.last ?? ""
            if owner.path.count == 1, let sort = FileWords.sections[section] {
                return missing(.definition(sort), file)
            }
            guard owner.path.contains("given") else { return [] }
            let sorts: [String: Sort] = [
                "queues": .queue, "callbacks": .queue, "services": .service, "destinations": .destination,
            ]
            return sorts[section].map { names($0, file) } ?? []
        case .phoneKeys: return (0...9).map { Proposal(.word, "\($0)", detail: "key") }
        case .words: return []
        }
    }

    /// Names that are mentioned in a file and its users, and that nothing bears yet.
    private func missing(_ definition: FileWords.Meaning, _ file: String) -> [Proposal] {
        let files = neighbours(of: file)
        let words = files.flatMap { index.words[$0]?.words ?? [] }
        let known = Set(words.filter { $0.meaning == definition }.map(\.text))
        let own = (definition == .state ? index.words[file]?.words : words) ?? []
        return own.filter {
            index.definition(of: $0) == definition && !known.contains($0.text) && !$0.text.hasPrefix("@")
                && !$0.text.hasPrefix("system.")
        }.map { Proposal(.name, $0.text, detail: "mentioned and not there yet") }
    }
}
