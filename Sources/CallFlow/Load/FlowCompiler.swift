import JSONSyntax
import Telephony

/// Makes a flow that can run out of one that has been resolved without a finding.
struct FlowCompiler {
    let check: FlowCheck
    private let tongues: [Tongue]
    private let sources: ValueSources

    /// Nil if a calendar could not be read.
    init?(_ check: FlowCheck) {
        self.check = check
        tongues = check.draft.languages.map { Tongue(language: $0.value, voice: check.draft.voices[$0.value]) }
        var calendars: [OpeningHours] = []
        for index in check.draft.calendarNames.indices {
            guard let hours = check.calendar(CalendarSlot(index: index)) else { return nil }
            calendars.append(hours)
        }
        guard !tongues.isEmpty else { return nil }
        sources = ValueSources(
            scope: check.draft.scope, languages: tongues.map(\.language), calendars: calendars)
    }

    /// The flow; nil if something in it could not be read, which has been reported then.
    func compile() -> Flow? {
        let draft = check.draft
        guard let start = check.target(draft.start), let states = states() else { return nil }
        let prompts = draft.promptNames.map(prompt)
        let destinations = draft.destinationNames.compactMap { check.table.destinations[$0]?.value }
        guard destinations.count == draft.destinationNames.count else { return nil }
        var seen: Set<String> = []
        let queues = draft.mentions.filter { $0.sort == .queue }.map(\.name.value).filter { seen.insert($0).inserted }
        return Flow(
            Flow.Parts(
                id: draft.id, title: draft.title, numbers: draft.numbers.map(\.value), tongues: tongues,
                limits: draft.limits, sources: sources, states: states, start: start,
                onLimit: check.target(draft.onLimit) ?? .sorry, prompts: prompts, destinations: destinations,
                targets: check.targets.map { $0 ?? .sorry }, queues: queues, sorry: prompt(SystemPrompts.sorry),
                goodbye: prompt(SystemPrompts.goodbye)))
    }

    private func states() -> [State]? {
        var states: [State] = []
        for (index, draft) in check.draft.states.enumerated() {
            guard let kind = draft.kind else { return nil }
            let names = Set(type(of: kind).sheet.outcomes.map(\.name))
                .union(kind.moreOutcomes { sources.calendars[$0.index] }.map(\.name))
            let exits = check.ways[index].filter { names.contains($0.outcome) }
                .map { State.Exit(outcome: $0.outcome, target: $0.target ?? .sorry) }
            let ways = check.ways[index].map {
                State.Way(
                    outcome: $0.outcome, target: $0.target ?? .sorry, isInstant: $0.isInstant, isChosen: $0.isChosen)
            }
            states.append(State(name: draft.name, kind: kind, exits: exits, visits: draft.visits, ways: ways))
        }
        return states
    }

    private func prompt(_ name: String) -> Prompt {
        let versions = tongues.map { version(of: name, $0) }
        return Prompt(name: name, versions: versions.map(\.version), isPrivate: versions.contains { $0.isPrivate })
    }

    private func version(of name: String, _ tongue: Tongue) -> (version: Prompt.Version, isPrivate: Bool) {
        let parts = parts(of: name, tongue.language, depth: 0)
        let names = parts.flatMap(\.templates).flatMap(\.names)
        guard names.isEmpty else { return (.varying(parts), names.contains { sources.scope.isPrivate($0) }) }
        let nobody = Surroundings(from: nil, to: "", startedAt: Timestamp(milliseconds: 0))
        let values = Values(
            sources: sources, session: FlowSession(bundle: BundleID(rawValue: "")), surroundings: nobody,
            tongue: tongue, redacts: false)
        return (.fixed(Speech.speak(parts, values)), false)
    }

    /// The parts of a prompt in one language, with the prompts inside it put in place.
    private func parts(of name: String, _ language: String, depth: Int) -> [Prompt.Part] {
        guard let source = check.table.prompts[name]?.value else {
            return [.text(Template(words: SystemPrompts.text(name, language: language) ?? ""))]
        }
        guard depth < 16 else { return [] }
        return (source.versions[language] ?? []).flatMap { part -> [Prompt.Part] in
            guard case .prompt(let inner) = part else { return [part] }
            return parts(of: inner, language, depth: depth + 1)
        }
    }
}
