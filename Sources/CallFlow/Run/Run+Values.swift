import Telephony

extension Run {
    /// Most characters of a value that a call keeps.
    static let longestValue = 500

    /// Gives variables their values.
    mutating func assign(_ assignments: [Assignment]) {
        for assignment in assignments { assign(assignment.value.text(values()), to: assignment.variable) }
    }

    /// Gives a variable a value; one that does not fit leaves it as it was.
    mutating func assign(_ text: String, to variable: Variable) {
        let text = String(text.prefix(Self.longestValue))
        guard variable.type.accepts(text) || text.isEmpty else { return }
        session.values[variable.name] = text
        facts.append(.saved(variable: variable.name, value: variable.isPrivate ? Values.redacted : text))
    }

    /// The name that a reference stands for; nil if a parameter was never given.
    func name(of reference: Reference) -> String? {
        switch reference {
        case .named(let name): name
        case .given(let parameter): given(parameter)
        }
    }

    func prompt(_ slot: PromptSlot) -> Prompt? {
        switch flow.prompts[slot.index] {
        case .known(let prompt): prompt
        case .given(let parameter): given(parameter).flatMap { assembly.prompts[$0] }
        }
    }

    func calendar(_ slot: CalendarSlot) -> OpeningHours? {
        switch flow.calendars[slot.index] {
        case .known(let hours): hours
        case .given(let parameter): given(parameter).flatMap { assembly.calendars[$0] }
        }
    }

    func destination(_ slot: DestinationSlot) -> Destination? {
        switch flow.destinations[slot.index] {
        case .known(let destination): destination
        case .given(let parameter): given(parameter).flatMap { assembly.destinations[$0] }
        }
    }

    /// Whether a text would show a private value.
    ///
    /// A folder's check refuses that wherever the value would be kept; a bundle of an earlier edition may have it.
    func isPrivate(_ template: Template) -> Bool { template.names.contains(where: flow.sources.scope.isPrivate) }

    private func given(_ parameter: String) -> String? {
        values().raw(.variable(parameter)).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// What another flow is given, by name.
    func gifts(_ slot: GiftSlot) -> [String: String] {
        let values = values()
        var gifts: [String: String] = [:]
        for gift in flow.gifts[slot.index] {
            gifts[gift.name] = String(gift.value.text(values).prefix(Self.longestValue))
        }
        return gifts
    }
}
