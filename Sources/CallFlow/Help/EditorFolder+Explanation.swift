package import JSONSyntax

extension EditorFolder {
    /// Text about what stands under a cursor.
    package struct Explanation: Hashable, Sendable {
        /// The text, in Markdown.
        package let text: String
        /// What it is about.
        package let range: EditorRange
        /// Whether it is about the flow as a whole, so that what a call can cost belongs to it.
        package var isAboutFlow = false
    }

    /// Says what stands at a place: the meaning of a key or kind, the words of a prompt, the definition of a name.
    package func explanation(at place: EditorPlace, in file: String) -> Explanation? {
        guard let document = index.documents[file] else { return nil }
        let source = document.source
        let offset = source.offset(of: place)
        if let word = word(at: offset, in: file), let thing = thing(word, in: file) {
            guard let text = text(of: thing, in: file) else { return nil }
            return Explanation(text: text, range: thing.range)
        }
        switch Spot(document, name: file, at: offset) {
        case .key(let owner, let member?):
            guard let text = keyText(member, owner, file) else { return nil }
            let isAboutFlow = owner.path.isEmpty && ["title", "limits", "start"].contains(member.key)
            return Explanation(text: text, range: source.range(of: member.keySpan), isAboutFlow: isAboutFlow)
        case .value(let form, let sheet, _, _, let node?):
            guard let text = valueText(form, sheet, node) else { return nil }
            return Explanation(text: text, range: source.range(of: node.span))
        case .key, .value, .nothing: return nil
        }
    }

    private func keyText(_ member: Member, _ owner: Spot.Owner, _ file: String) -> String? {
        if let sheet = owner.form.sheet(of: member.key, in: owner.node) {
            return "**\(member.key)**\n\n\(sheet.page)"
        }
        guard case .outcomes = owner.form else { return nil }
        guard let kind = state(around: owner, file)?.kind,
            let outcome = kind.sheet.outcomes.first(where: { $0.name == member.key })
        else { return "Where the state leads if **\(member.key)** comes of it." }
        let usual = LanguageReference.words(outcome.fallback)
        return "Where the state leads if **\(member.key)** comes of it.\n\nIf this is not written: \(usual)."
    }

    private func valueText(_ form: Form, _ sheet: KeySheet?, _ node: Node) -> String? {
        if case .kind = form {
            return node.string.flatMap { Kinds.named($0) }.map { "**\($0.sheet.name)**\n\n\($0.sheet.documentation)" }
        }
        switch node.string {
        case "@end"?: return "**@end**\n\nSays goodbye and ends the call."
        case "@repeat"?: return "**@repeat**\n\nAsks again; counts as an attempt."
        case nil, .some: return sheet?.page
        }
    }

    /// What is known of a thing; nil if nothing is.
    private func text(of thing: Thing, in file: String) -> String? {
        let title = "**\(thing.name)**: \(thing.sortTitle)"
        switch thing.definition {
        case .state:
            return root(thing.home ?? "")?["states"]?[thing.name].map { "\(title)\n\n\(stateText($0, file))" }
                ?? Self.fixedTarget(thing.name)
        case .definition(.prompt): return promptText(thing, title)
        case .definition(.flow):
            guard let root = thing.home.flatMap({ root($0) }) else { return nil }
            return "\(title) “\(root["title"]?.string ?? "")”\n\n"
                + Self.parts(root, ["numbers", "parameters", "returns"])
        case .definition(let sort):
            guard let section = FileWords.sections.first(where: { $0.value == sort })?.key, let home = thing.home,
                let node = root(home)?[section]?[thing.name]
            else {
                return queues?.contains(thing.name) == true && thing.isQueue ? "\(title) of the configuration" : nil
            }
            return "\(title), in \(home)\n\n```json\n\(node.excerpt)\n```"
        case .variableDefinition: return variableText(thing, title)
        case .library: return thing.home.map { "Library \($0)" }
        case .mention, .target, .variable, .gift, .given: return nil
        }
    }

    private static func fixedTarget(_ name: String) -> String? {
        switch name {
        case "@end": "**@end**\n\nSays goodbye and ends the call."
        case "@repeat": "**@repeat**\n\nAsks again; counts as an attempt."
        default: nil
        }
    }

    private func promptText(_ thing: Thing, _ title: String) -> String? {
        guard let home = thing.home, let versions = root(home)?["prompts"]?[thing.name]?.members else {
            guard SystemPrompts.all.contains(thing.name) else { return nil }
            let text = SystemPrompts.text(thing.name, language: "en") ?? ""
            return "\(title), the program's own unless a file defines it\n\n- **en** \(text)"
        }
        let lines = versions.filter { $0.key != "note" && $0.key != "accept" }.map {
            "- **\($0.key)** \(FlowGraph.shortened($0.value.spoken, to: 600))"
        }
        return "\(title), in \(home)\n\n" + lines.joined(separator: "\n")
    }

    private func variableText(_ thing: Thing, _ title: String) -> String? {
        if let fixed = Name.fixed.first(where: { $0.text == thing.name }) {
            return "**\(thing.name)**: \(fixed.type.title), which every flow knows"
        }
        guard let root = thing.home.flatMap({ root($0) }),
            let node = root["variables"]?[thing.name] ?? root["parameters"]?[thing.name]
        else { return nil }
        return "\(title)\n\n```json\n\(node.excerpt)\n```"
    }

    /// What a state is, says and leads to.
    func stateText(_ state: Node, _ file: String) -> String {
        var lines = ["`\(state["do"]?.string ?? "?")`"]
        let language = languages(of: file).first
        if let name = state["prompt"]?.string {
            let prompt = neighbours(of: file).lazy.compactMap { root($0)?["prompts"]?[name] }.first
            lines.append("“\(prompt?.spoken(in: language) ?? name)”")
        }
        for option in state["keys"]?.members ?? [] {
            let label = option.value["label"]?.string.map { " \($0)" } ?? ""
            let target = option.value.string ?? option.value["goto"]?.string ?? "?"
            lines.append("- \(option.key)\(label) → \(target)")
        }
        let ways = (state["on"]?.members ?? []).filter { $0.key != "note" && $0.key != "accept" }
        for way in ways { lines.append("- \(way.key) → \(way.value.string ?? "?")") }
        if let next = state["next"]?.string { lines.append("- next → \(next)") }
        return lines.joined(separator: "\n")
    }

    private static func parts(_ root: Node, _ keys: [String]) -> String {
        keys.compactMap { key in root[key].map { "- \(key): `\($0.excerpt)`" } }.joined(separator: "\n")
    }
}
