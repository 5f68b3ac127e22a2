/// Reads an object whose keys are fixed: each key once by its type, then `finish` reports the keys nobody asked for.
///
/// `note` is allowed everywhere and ignored; `accept` is taken into the findings.
package struct ObjectReader {
    /// The object.
    package let entry: Entry
    /// Where findings go.
    package let findings: Findings
    private let members: [Member]
    private var asked: [String] = []
    /// Required keys that are not there.
    private var missing: [String] = []
    /// Misspelt keys by what they were meant to be.
    private var misspelt: [String: String] = [:]

    init(_ entry: Entry, members: [Member], findings: Findings) {
        self.entry = entry
        self.members = members
        self.findings = findings
    }

    /// Whether a key must be there.
    package enum Need: Sendable {
        case required
        case optional
    }

    /// The value under a key, whatever its type; a missing required key is F004.
    package mutating func take(_ key: String, _ need: Need = .optional) -> Entry? {
        asked.append(key)
        if let member = members.first(where: { $0.key == key }) { return place(member) }
        if let typed = misspelt[key], let member = members.first(where: { $0.key == typed }) {
            asked.append(typed)
            return place(member, meaning: key)
        }
        if need == .required {
            missing.append(key)
            findings.error("F004", at: entry.label, entry.pointer, Self.missing(key))
        }
        return nil
    }

    /// Whether a key is there, whatever its value.
    package func has(_ key: String) -> Bool { members.contains { $0.key == key } || misspelt[key] != nil }

    /// Reports keys that are no keys, and takes each for the missing one that was probably meant.
    ///
    /// So what stands under it is read, and one mistake has one finding. To be called before anything is read.
    ///
    /// - Parameters:
    ///   - keys: every key that the object may have, those first that it must have.
    ///   - habits: words that are meant for another key on purpose, and are left to `finish`.
    package mutating func mend(_ keys: [String], habits: [String: String] = [:]) {
        let (known, present) = (Set(keys), Set(members.map(\.key)))
        var open = keys.filter { misspelt[$0] == nil && !present.contains($0) }
        var seen = Set(misspelt.values)
        // More than are ever reported need not be understood: a file may hold any number of keys.
        for member in members.lazy.filter({ !known.contains($0.key) }).prefix(Findings.most) {
            let typed = member.key
            guard typed != "note", typed != "accept", habits[typed] == nil, seen.insert(typed).inserted else {
                continue
            }
            guard let meant = Spelling.nearest(to: typed, among: open) else { continue }
            misspelt[meant] = typed
            open.removeAll { $0 == meant }
            findings.error(
                "F003", at: member.keySpan, Pointer.appending(typed, to: entry.pointer),
                Self.unknown(typed), hint: "did you mean \"\(meant)\"?")
        }
    }

    /// A text.
    package mutating func string(_ key: String, _ need: Need = .optional, atMost limit: Int = 200) -> Located<String>? {
        take(key, need).flatMap { findings.string($0, atMost: limit) }
    }

    /// A whole number.
    package mutating func integer(_ key: String, _ need: Need = .optional, in range: ClosedRange<Int>) -> Located<Int>?
    {
        take(key, need).flatMap { findings.integer($0, in: range) }
    }

    /// True or false.
    package mutating func bool(_ key: String, _ need: Need = .optional) -> Located<Bool>? {
        take(key, need).flatMap { findings.bool($0) }
    }

    /// A time span.
    package mutating func duration(
        _ key: String, _ need: Need = .optional, in range: ClosedRange<Duration>
    ) -> Located<Duration>? {
        take(key, need).flatMap { findings.duration($0, in: range) }
    }

    /// One word of a closed list.
    package mutating func choice<Choice: RawRepresentable & CaseIterable>(
        _ key: String, _ need: Need = .optional, of type: Choice.Type
    ) -> Located<Choice>? where Choice.RawValue == String {
        take(key, need).flatMap { findings.choice($0, of: type) }
    }

    /// The elements of a list.
    package mutating func list(_ key: String, _ need: Need = .optional, atMost limit: Int = 1000) -> [Entry]? {
        take(key, need).flatMap { findings.list($0, atMost: limit) }
    }

    /// An object whose keys are fixed.
    package mutating func object(_ key: String, _ need: Need = .optional) -> ObjectReader? {
        take(key, need).flatMap { findings.object($0) }
    }

    /// The members of an object whose keys are names of the author's choice.
    package mutating func named(_ key: String, _ need: Need = .optional) -> [Entry]? {
        take(key, need).flatMap { findings.named($0) }
    }

    /// The members that were not asked for; reads `note` and `accept`.
    package mutating func rest() -> [Entry] {
        var others: [Entry] = []
        for member in members where !asked.contains(member.key) {
            switch member.key {
            case "note":
                if case .string = member.value.value { continue }
                findings.mistyped(place(member), as: "a text")
            case "accept": findings.accept(place(member), in: entry.pointer)
            default: others.append(place(member))
            }
        }
        asked += others.compactMap(\.key)
        return others
    }

    /// Reports every key that was not asked for.
    ///
    /// One that is a missing key misspelt is one mistake, and has one finding.
    ///
    /// - Parameters:
    ///   - later: keys of the language that this version does not have yet.
    ///   - habits: what operators of other products write, and what it is called here.
    package mutating func finish(later: [String] = [], habits: [String: String] = [:]) {
        let known = asked
        for other in rest() {
            guard let key = other.key, let place = other.keySpan else { continue }
            if later.contains(key) {
                findings.error("F003", at: place, other.pointer, "this version does not have \"\(key)\" here yet")
                continue
            }
            let habit = habits[key].flatMap { known.contains($0) ? $0 : nil }
            let meant =
                habit ?? Spelling.nearest(to: key, among: missing) ?? Spelling.nearest(to: key, among: known)
            findings.error(
                "F003", at: place, other.pointer, Self.unknown(key),
                hint: meant.map { "did you mean \"\($0)\"?" })
            guard let meant, let index = missing.firstIndex(of: meant) else { continue }
            missing.remove(at: index)
            findings.withdraw("F004", entry.pointer, Self.missing(meant))
        }
    }

    private static func missing(_ key: String) -> String { "\"\(key)\" is missing here" }
    private static func unknown(_ key: String) -> String { "there is no key \"\(key)\" here" }

    private func place(_ member: Member, meaning key: String? = nil) -> Entry {
        Entry(
            member.value, pointer: Pointer.appending(member.key, to: entry.pointer), key: key ?? member.key,
            keySpan: member.keySpan)
    }
}
