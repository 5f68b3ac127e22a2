import JSONSyntax

extension FlowReview {
    /// Conditions whose answer is always the same.
    func reviewConditions() {
        let trial = ConditionTrial(draft.scope, closed: check.closedLists())
        for (index, state) in draft.states.enumerated() {
            switch state.kind {
            case let choose as Choose: review(choose, at: check.conditions(of: index), trial)
            case let survey as Survey:
                let conditions = survey.questions.compactMap(\.condition)
                for (condition, place) in zip(conditions, check.conditions(of: index)) {
                    switch trial.verdict(on: condition, after: []) {
                    case .always: warn(place, "this is always true, so it can be left out")
                    case .never: warn(place, "this is never true, so the question is never asked")
                    case .depends: break
                    }
                }
            case _: break
            }
        }
    }

    private func review(_ choose: Choose, at places: [Entry], _ trial: ConditionTrial) {
        var earlier: [Condition] = []
        for (branch, place) in zip(choose.branches, places) {
            switch trial.verdict(on: branch.condition, after: earlier) {
            case .always:
                warn(
                    place,
                    earlier.isEmpty
                        ? "this is always true"
                        : "this is always true where it is asked: the branches before it take the rest")
            case .never:
                let alone = trial.verdict(on: branch.condition, after: []) == .never
                warn(
                    place,
                    alone ? "this is never true" : "this branch is never taken: the ones before it take every such call"
                )
            case .depends: break
            }
            earlier.append(branch.condition)
        }
    }

    private func warn(_ place: Entry, _ message: String) {
        findings.warning("F506", at: place.node.span, place.pointer, message)
    }
}

/// Tries a condition with every combination of values that could make a difference.
struct ConditionTrial {
    private let scope: Scope
    private let closed: [String: [String]]

    /// What comes of all combinations.
    enum Verdict {
        case always, never, depends
    }

    /// Most combinations that are tried; beyond, nothing is said.
    private static let most = 4096

    init(_ scope: Scope, closed: [String: [String]]) {
        self.scope = scope
        self.closed = closed
    }

    /// Tries a condition where none of the earlier ones holds.
    func verdict(on condition: Condition, after earlier: [Condition]) -> Verdict {
        let all = earlier + [condition]
        let names = Set(all.flatMap(\.names)).sorted { "\($0)" < "\($1)" }
        let literals = Set(all.flatMap(\.literals))
        let candidates = names.map { values(of: $0, literals) }
        let combinations = candidates.reduce(1) { min($0 * $1.count, Self.most + 1) }
        guard combinations <= Self.most else { return earlier.isEmpty ? .depends : verdict(on: condition, after: []) }
        var holds = 0
        var fails = 0
        for number in 0..<combinations {
            var rest = number
            var trial = Trial()
            for (name, values) in zip(names, candidates) {
                trial.values[name] = values[rest % values.count]
                rest /= values.count
            }
            guard !earlier.contains(where: { $0.holds(trial) }) else { continue }
            if condition.holds(trial) { holds += 1 } else { fails += 1 }
        }
        if holds == 0 { return .never }
        return fails == 0 ? .always : .depends
    }

    /// The values of a name that can make a difference; an empty one stands for none.
    private func values(of name: Name, _ literals: Set<String>) -> [String] {
        var values: [String] = []
        let known = name.text.flatMap { closed[$0] }
        if let known {
            values = known
        } else if let type = scope.type(of: name), type.isNumeric {
            let numbers = literals.compactMap(Double.init)
            values = Set(numbers.flatMap { [$0 - 1, $0, $0 + 1] } + [0, 1]).sorted().map { String($0) }
        } else {
            values = literals.sorted() + ["\u{1}", "\u{2}"]
        }
        return isAlwaysSet(name) ? values : values + [""]
    }

    private func isAlwaysSet(_ name: Name) -> Bool {
        switch name {
        case .variable(let text):
            (scope.variables[text]?.initial.map { !$0.isEmpty } ?? false)
                || scope.variables[text]?.role == .parameter(isRequired: true)
        case .callTo, .callLanguage, .callStarted, .callWithheld: true
        case .answer, .callFrom, .queuePosition, .queueWait, .nextOpen, .closes, .holiday, .resultStatus: false
        }
    }

    private struct Trial: ValueLookup {
        var values: [Name: String] = [:]

        func raw(_ name: Name) -> String? {
            guard let value = values[name], !value.isEmpty else { return nil }
            return value
        }

        func isSet(_ name: Name) -> Bool { raw(name) != nil }
    }
}

extension Name {
    /// The name as a file writes it.
    var text: String? {
        if let key { return key }
        return Self.fixed.first { $0.name == self }?.text
    }
}

extension Condition {
    /// The names in it.
    var names: [Name] {
        switch self {
        case .constant: []
        case .isSet(let name), .isYes(let name): [name]
        case .not(let inner): inner.names
        case .and(let left, let right), .or(let left, let right): left.names + right.names
        case .compareTexts(let left, _, let right): [left, right].flatMap(\.names)
        case .compareNumbers(let left, _, let right): left.names + right.names
        case .textIn(let text, let list): ([text] + list).flatMap(\.names)
        case .numberIn(let number, let list): ([number] + list).flatMap(\.names)
        }
    }

    /// The texts and numbers in it.
    var literals: [String] {
        switch self {
        case .constant, .isSet: []
        case .isYes: ["yes", "no"]
        case .not(let inner): inner.literals
        case .and(let left, let right), .or(let left, let right): left.literals + right.literals
        case .compareTexts(let left, _, let right): [left, right].flatMap(\.literals)
        case .compareNumbers(let left, _, let right): left.literals + right.literals
        case .textIn(let text, let list): ([text] + list).flatMap(\.literals)
        case .numberIn(let number, let list): ([number] + list).flatMap(\.literals)
        }
    }
}

extension Condition.Text {
    fileprivate var names: [Name] { if case .name(let name) = self { [name] } else { [] } }
    fileprivate var literals: [String] { if case .literal(let text) = self { [text] } else { [] } }
}

extension Condition.Number {
    fileprivate var names: [Name] {
        switch self {
        case .literal: []
        case .name(let name): [name]
        case .sum(let left, let right), .difference(let left, let right): left.names + right.names
        }
    }

    /// Sums are near enough to their parts: a bound that moves is tried on both sides.
    fileprivate var literals: [String] {
        switch self {
        case .literal(let number): [String(number)]
        case .name: []
        case .sum(let left, let right), .difference(let left, let right):
            left.literals + right.literals
                + left.literals.flatMap { first in
                    right.literals.compactMap { second in
                        guard let a = Double(first), let b = Double(second) else { return nil }
                        return String(a + b)
                    }
                }
        }
    }
}
