package import Telephony

/// Decides when the keys that a caller presses are an answer.
///
/// A pure value: it is told of every key and of the time, and it gives a verdict as soon as one is certain. An option
/// that no longer option begins with is taken at once; an option that a longer one begins with is taken after
/// `betweenKeys`; keys that can no longer become an answer are refused at once.
package struct KeyCollector: Hashable, Sendable {
    /// What counts as an answer.
    package let grammar: Grammar
    /// Time between two keys.
    package let betweenKeys: Duration
    /// The keys so far.
    package private(set) var digits: String
    /// When the time to press the next key runs out; nil as long as no time runs.
    package private(set) var deadline: Timestamp?

    /// What counts as an answer.
    package enum Grammar: Hashable, Sendable {
        /// One of these.
        case options([String])
        /// So many digits, perhaps ended by a key that is not part of the answer.
        case number(shortest: Int, longest: Int, finishKey: Key?)
    }

    /// What the keys amount to.
    package enum Verdict: Hashable, Sendable {
        case match(String)
        case noMatch
        case noInput
    }

    /// Begins with nothing pressed.
    ///
    /// - Parameters:
    ///   - grammar: what counts as an answer.
    ///   - betweenKeys: time between two keys.
    ///   - reactBy: when the time to press the first key runs out; nil as long as the prompt plays.
    package init(_ grammar: Grammar, betweenKeys: Duration, reactBy: Timestamp?) {
        self.grammar = grammar
        self.betweenKeys = betweenKeys
        digits = ""
        deadline = reactBy
    }

    /// Goes on where an entry was left.
    init(_ grammar: Grammar, betweenKeys: Duration, digits: String, deadline: Timestamp?) {
        self.grammar = grammar
        self.betweenKeys = betweenKeys
        self.digits = digits
        self.deadline = deadline
    }

    /// Takes one key in; the verdict, or nil if more keys may follow.
    ///
    /// A key that comes when the time has already run out is not taken in: the clock decided before it.
    package mutating func feed(_ key: Key, at now: Timestamp) -> Verdict? {
        if let verdict = tick(at: now) { return verdict }
        if case .number(let shortest, _, let finish?) = grammar, key == finish {
            return digits.count >= shortest ? .match(digits) : .noMatch
        }
        digits.append(key.character)
        deadline = now + betweenKeys
        switch grammar {
        case .options(let options):
            let isOption = options.contains(digits)
            let goesOn = options.contains { $0.utf8.count > digits.utf8.count && $0.hasPrefix(digits) }
            if goesOn { return nil }
            return isOption ? .match(digits) : .noMatch
        case .number(_, let longest, _):
            guard key.isDigit else { return .noMatch }
            return digits.count >= longest ? .match(digits) : nil
        }
    }

    /// Looks at the time; the verdict if it has run out.
    package func tick(at now: Timestamp) -> Verdict? {
        guard let deadline, now >= deadline else { return nil }
        return verdictAtEnd
    }

    /// The verdict if nothing more is pressed.
    package var verdictAtEnd: Verdict {
        guard !digits.isEmpty else { return .noInput }
        switch grammar {
        case .options(let options): return options.contains(digits) ? .match(digits) : .noMatch
        case .number(let shortest, _, _): return digits.count >= shortest ? .match(digits) : .noMatch
        }
    }

    /// Judges keys that a carrier collected, as if they had been pressed without pauses.
    ///
    /// - Parameters:
    ///   - collected: the keys; a finish key is not among them.
    ///   - ending: how the carrier's collection ended. A finish key with nothing before it is an answer of somebody
    ///     who is there, so it is no silence.
    package static func verdict(
        on collected: String, ending: FlowEvent.CollectionEnd, _ grammar: Grammar
    ) -> Verdict {
        judge(collected, ending: ending, grammar).verdict
    }

    /// The verdict, and the keys that came after it was certain.
    static func judge(
        _ collected: String, ending: FlowEvent.CollectionEnd, _ grammar: Grammar
    ) -> (verdict: Verdict, rest: Substring) {
        var collector = KeyCollector(grammar, betweenKeys: .zero, reactBy: nil)
        var rest = Substring(collected)
        while let character = rest.popFirst() {
            guard let key = Key(character) else { return (.noMatch, "") }
            collector.deadline = nil
            if let verdict = collector.feed(key, at: Timestamp(milliseconds: 0)) { return (verdict, rest) }
        }
        guard collected.isEmpty else { return (collector.verdictAtEnd, "") }
        if case .number(_, _, .some) = grammar, ending == .complete { return (.noMatch, "") }
        return (.noInput, "")
    }
}

extension KeyCollector.Grammar {
    /// Fewest keys of an answer.
    var shortest: Int {
        switch self {
        case .options(let options): options.lazy.map(\.utf8.count).min() ?? 1
        case .number(let shortest, _, _): shortest
        }
    }

    /// Most keys of an answer.
    var longest: Int {
        switch self {
        case .options(let options): options.lazy.map(\.utf8.count).max() ?? 1
        case .number(_, let longest, _): longest
        }
    }

    /// The key that ends an entry.
    var finishKey: Key? {
        switch self {
        case .options: nil
        case .number(_, _, let key): key
        }
    }

    /// A key that is part of no answer, if there is one among those of every telephone.
    var spareKey: Key { unusedKey ?? .pound }

    private var unusedKey: Key? {
        switch self {
        case .options(let options):
            "#*0987654321".utf8.first { key in !options.contains { $0.utf8.contains(key) } }
                .flatMap { Key(Character(UnicodeScalar($0))) }
        case .number: .pound
        }
    }

    /// Whether the number of keys does not tell when an answer is complete.
    var needsSingleKeys: Bool {
        switch self {
        case .options(let options):
            options.contains { $0.utf8.count != options[0].utf8.count } || unusedKey == nil
        case .number: false
        }
    }
}

extension Key {
    /// Whether it is one of `0` to `9`.
    var isDigit: Bool { character.asciiValue.map((UInt8(ascii: "0")...UInt8(ascii: "9")).contains) ?? false }
}
