import JSONSyntax

extension EditorFolder {
    /// What may stand as a value.
    func values(
        _ form: Form, _ sheet: KeySheet?, _ key: String?, _ owner: Spot.Owner, _ file: String
    ) -> [Proposal] {
        if case .kind = form {
            return Kinds.all.map { Proposal(.word, $0.sheet.name, documentation: $0.sheet.documentation) }
        }
        guard case .shape(let shape) = form else { return [] }
        if key == "uses" { return index.libraries.sorted().map { Proposal(.name, $0, detail: "library") } }
        if ScenarioFolder.isScenarioFile(file), key == "flow" { return names(.flow, file) }
        if isAboutQueues(file) {
            let isOfAgent = key == "queues" && owner.path.contains("agents")
            if isOfAgent || key == "queue" || key == "in" { return names(.queue, file) }
        } else if ScenarioFolder.isScenarioFile(file), key == "at", owner.path.contains("steps") {
            return states(file)
        }
        let found = values(shape, file)
        guard found.isEmpty, let sheet, sheet.shape.listed == nil else { return found }
        let usual = sheet.usual.map { [Proposal(.value, $0, detail: "usual", isQuoted: false)] } ?? []
        return usual + [Proposal(.value, sheet.example, detail: "example", isQuoted: false)]
    }

    private func values(_ shape: KeySheet.Shape, _ file: String) -> [Proposal] {
        switch shape {
        case .name(let sort): return names(sort, file)
        case .nameOrParameter(let sort): return names(sort, file) + parameters(standingFor: sort, file)
        case .target(let mayRepeat):
            let fixed = [Proposal(.state, "@end", detail: "goodbye, and the end of the call")]
            let again = Proposal(.state, "@repeat", detail: "asks again; counts as an attempt")
            return states(file) + fixed + (mayRepeat ? [again] : [])
        case .choice(let words): return words.map { Proposal(.word, $0) }
        case .yesNo: return ["true", "false"].map { Proposal(.word, $0, isQuoted: false) }
        case .variable: return variables(of: file)
        case .language: return languages(of: file).map { Proposal(.word, $0, detail: "language") }
        case .either(let shapes): return shapes.flatMap { values($0, file) }
        case .list(let inner, _, _): return values(inner, file)
        case .text, .template, .condition, .value, .integer, .integerOrPlaceholder, .duration, .newName, .key,
            .phoneNumber, .audio, .pattern, .json, .map, .object, .variants, .exactlyOne, .firstOf:
            return []
        }
    }

    /// The names of a sort that a file may mention.
    func names(_ sort: Sort, _ file: String) -> [Proposal] {
        switch sort {
        case .queue:
            let words = names.flatMap { index.words[$0]?.words ?? [] }
            let mentioned = words.filter { $0.meaning == .definition(.queue) || $0.meaning == .mention(.queue) }
            let names = queues?.sorted() ?? Set(mentioned.map(\.text)).sorted()
            return names.map { Proposal(.name, $0, detail: "queue") }
        case .flow:
            return index.flows.sorted().map {
                let title = root($0)?["title"]?.string
                return Proposal(.name, String($0.dropLast(".json".count)), detail: title ?? "flow")
            }
        case .prompt, .mailbox, .calendar, .holidays, .destination, .service:
            guard let section = FileWords.sections.first(where: { $0.value == sort })?.key else { return [] }
            let language = languages(of: file).first
            let own = neighbours(of: file).flatMap { home -> [Proposal] in
                (root(home)?[section]?.members ?? []).filter { $0.key != "note" && $0.key != "accept" }.map {
                    let text = sort == .prompt ? $0.value.spoken(in: language) : $0.value.excerpt
                    return Proposal(
                        .name, $0.key, detail: home == file ? sort.title : "\(sort.title) of \(home)",
                        documentation: text)
                }
            }
            let system = sort == .prompt ? SystemPrompts.all : []
            return own
                + system.map {
                    Proposal(
                        .name, $0, detail: "the program's own",
                        documentation: SystemPrompts.text($0, language: language ?? "en"))
                }
        }
    }

    private func states(_ file: String) -> [Proposal] {
        let flow = ScenarioFolder.isScenarioFile(file) ? index.testedFlow(file) ?? "" : file
        return (root(flow)?["states"]?.members ?? []).filter { $0.key != "note" && $0.key != "accept" }.map {
            Proposal(.state, $0.key, detail: $0.value["do"]?.string, documentation: stateText($0.value, file))
        }
    }

    /// The parameters of a flow that stand for a thing of this sort, in their braces.
    private func parameters(standingFor sort: Sort, _ file: String) -> [Proposal] {
        (root(file)?["parameters"]?.members ?? []).filter {
            $0.value["type"]?.string.flatMap(ValueType.init(rawValue:))?.sort == sort
        }.map { Proposal(.variable, "{\($0.key)}", detail: "parameter") }
    }

    /// The variables and parameters of a file's flow, and the names that every flow has.
    func variables(of file: String) -> [Proposal] {
        let own = neighbours(of: file).flatMap { home in
            ["variables", "parameters"].flatMap { root(home)?[$0]?.members ?? [] }
        }
        return own.filter { $0.key != "note" && $0.key != "accept" }.map {
            Proposal(.variable, $0.key, detail: $0.value["type"]?.string, documentation: $0.value.excerpt)
        } + Name.fixed.map { Proposal(.variable, $0.text, detail: $0.type.title) }
    }
}
