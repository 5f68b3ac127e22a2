import JSONSyntax
import Telephony

/// Makes a flow that can run out of one that has been resolved without a finding.
struct FlowCompiler {
    let check: FlowCheck
    private let tongues: [Tongue]
    private let sources: ValueSources

    /// Nil if a calendar could not be read.
    ///
    /// - Parameters:
    ///   - check: the flow.
    ///   - calendars: every calendar of the program, by key.
    init?(_ check: FlowCheck, calendars: [String: OpeningHours]) {
        self.check = check
        tongues = check.draft.languages.map { language in
            let voice = check.draft.voices[language.value]
            return Tongue(language: language.value, voice: voice?.name, rate: voice?.rate)
        }
        guard !tongues.isEmpty else { return nil }
        let home = check.draft.calendarUses.lazy.compactMap(\.name).first.flatMap { check.key(of: .calendar, $0) }
        sources = ValueSources(
            scope: check.draft.scope, languages: tongues.map(\.language), calendars: calendars,
            home: home.flatMap { calendars[$0] })
    }

    /// The flow; nil if something in it could not be read, which has been reported then.
    func compile() -> Flow? {
        let draft = check.draft
        guard let start = check.target(draft.start), let states = states(),
            let calendars = draft.calendarUses.filled(with: calendar),
            let destinations = draft.destinationUses.filled(with: { check.table.destinations[$0]?.value }),
            let services = services(),
            let prompts = draft.promptUses.filled(with: { prompt($0) })
        else { return nil }
        let mentions = draft.mentions + check.givenMentions
        var seen: Set<String> = []
        let queues = mentions.filter { $0.sort == .queue }.map(\.name.value).filter { seen.insert($0).inserted }
        return Flow(
            Flow.Parts(
                id: draft.id, title: draft.title, numbers: draft.numbers.map(\.value), tongues: tongues,
                limits: draft.limits, sources: sources, states: states, start: start,
                onLimit: check.target(draft.onLimit), onHangup: check.target(draft.onHangup), prompts: prompts,
                calendars: calendars, destinations: destinations, services: services, gifts: check.gifts,
                targets: check.targets.map { $0 ?? .sorry }, queues: queues, sorry: prompt(SystemPrompts.sorry),
                goodbye: prompt(SystemPrompts.goodbye)))
    }

    /// What exceptions may have callers of this flow hear, by `Assembly.notice(_:of:)`.
    func notices() -> [String: Prompt] {
        var notices: [String: Prompt] = [:]
        for hours in check.calendarNames.compactMap(calendar) {
            for name in hours.notices { notices[Assembly.notice(name, of: hours.key)] = prompt(name) }
        }
        return notices
    }

    private func services() -> [Service]? {
        let services = check.draft.serviceUses.compactMap(\.name).compactMap { check.table.services[$0]?.value }
        return services.count == check.draft.serviceUses.count ? services : nil
    }

    private func calendar(_ name: String) -> OpeningHours? {
        check.key(of: .calendar, name).flatMap { sources.calendars[$0] }
    }

    private func states() -> [State]? {
        var states: [State] = []
        for (index, draft) in check.draft.states.enumerated() {
            guard let kind = draft.kind else { return nil }
            let names = Set(type(of: kind).sheet.outcomes.map(\.name))
                .union(kind.moreOutcomes(check.names).map(\.name))
            let ways = check.ways[index].map {
                State.Way(
                    outcome: $0.outcome, target: $0.target ?? .sorry, isInstant: $0.isInstant, isChosen: $0.isChosen)
            }
            let exits = ways.filter { names.contains($0.outcome) }.map {
                State.Exit(outcome: $0.outcome, target: $0.target)
            }
            states.append(State(name: draft.name, kind: kind, exits: exits, visits: draft.visits, ways: ways))
        }
        return states
    }

    /// A prompt in every language of the flow.
    func prompt(_ name: String) -> Prompt {
        var versions: [String: Prompt.Version] = [:]
        var isPrivate = false
        for tongue in tongues {
            let version = version(of: name, tongue)
            versions[tongue.language] = version.version
            isPrivate = isPrivate || version.isPrivate
        }
        return Prompt(name: name, versions: versions, isPrivate: isPrivate)
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

extension [Reference] {
    /// The things that names stand for; nil if one of them does not exist.
    fileprivate func filled<Thing: Sendable>(with thing: (String) -> Thing?) -> [Slotted<Thing>]? {
        var slots: [Slotted<Thing>] = []
        for use in self {
            switch use {
            case .given(let parameter): slots.append(.given(parameter))
            case .named(let name):
                guard let thing = thing(name) else { return nil }
                slots.append(.known(thing))
            }
        }
        return slots
    }
}
