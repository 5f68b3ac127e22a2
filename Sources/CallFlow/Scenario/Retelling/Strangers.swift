import Telephony

/// Numbers that stand in a retold call for the real ones.
///
/// The same number gets the same one each time, so that what a flow compares stays alike.
struct Strangers {
    private let caller: PhoneNumber?
    /// What the program's call backs and messages tell numbers apart by.
    private let openings: [String]
    private var given: [String: String] = [:]

    /// The number of the retold call's caller; it belongs to nobody.
    static let nobody = "+34600000001"
    /// Most digits that are replaced.
    private static let mostReplaced = 8
    /// Fewest digits that are replaced.
    private static let fewestReplaced = 4
    /// The plus sign, the country and at least one digit more.
    private static let fewestKept = 4

    init(_ program: Program, caller: PhoneNumber?) {
        self.caller = caller
        openings = program.assembly.flows.flatMap(\.states).flatMap { state -> [String] in
            switch state.kind {
            case let callback as Callback: callback.number.allowed
            case let message as SendMessage: message.to.allowed
            case _: []
            }
        }
    }

    /// A number as long as a real one, of the same country, that may be called and written to if that may.
    mutating func number(for real: PhoneNumber) -> PhoneNumber {
        let text = given[real.text] ?? invented(for: real.text)
        given[real.text] = text
        return PhoneNumber(text) ?? real
    }

    private func invented(for real: String) -> String {
        if real == caller?.text, isAlike(Self.nobody, real) { return Self.nobody }
        let ending = String(real == caller?.text ? 1 : given.count + 2)
        let fewest = max(Self.fewestKept, real.count - Self.mostReplaced)
        // Of the real number as little is kept as makes the flow treat both alike.
        let candidates = (fewest...max(fewest, real.count - Self.fewestReplaced)).lazy.map { kept in
            let zeros = String(repeating: "0", count: max(0, real.count - kept - ending.count))
            return "\(real.prefix(kept))\(zeros)\(ending)"
        }
        return candidates.first { isAlike($0, real) } ?? Self.nobody
    }

    private func isAlike(_ text: String, _ real: String) -> Bool {
        guard text.count == real.count, text.prefix(3) == real.prefix(3) else { return false }
        return CountryCode.isCostly(text) == CountryCode.isCostly(real)
            && openings.allSatisfy { text.hasPrefix($0) == real.hasPrefix($0) }
    }
}

extension Ask {
    /// What is entered in place of somebody's number; nil if the entry is none.
    ///
    /// An entry that the check refuses is replaced by one that it refuses too.
    ///
    /// - Parameters:
    ///   - digits: what was entered.
    ///   - known: numbers that are known to be somebody's, whatever the variable's type.
    ///   - strangers: gives numbers.
    func standIn(for digits: String, known: [PhoneNumber], _ strangers: inout Strangers) -> String? {
        guard case .phone(let country) = check else {
            guard variable.type != .phone else { return Self.refused(digits) }
            guard digits.count >= Self.fewestTelling, let real = known.first(where: { $0.text.hasSuffix(digits) })
            else { return nil }
            return String(strangers.number(for: real).text.suffix(digits.count))
        }
        guard let real = EntryCheck.phone(digits, country).flatMap({ PhoneNumber($0) }) else {
            return Self.refused(digits)
        }
        guard variable.oneOf.isEmpty else { return variable.oneOf.contains(real.text) ? nil : Self.refused(digits) }
        let written = min(digits.count, real.text.count - 1)
        let entry = "\(digits.dropLast(written))\(strangers.number(for: real).text.suffix(written))"
        return EntryCheck.phone(entry, country) == nil ? Self.refused(digits) : entry
    }

    /// Fewest digits by which somebody's number is known again.
    private static let fewestTelling = 6

    /// No telephone number begins with so many zeros.
    private static func refused(_ digits: String) -> String { String(repeating: "0", count: digits.count) }
}
