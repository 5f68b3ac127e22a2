/// A comparison that `choose` and `ask_when` may make, taken apart and typed once.
indirect enum Condition: Hashable, Sendable {
    case constant(Bool)
    case isSet(Name)
    /// A name of type yes_no, standing alone.
    case isYes(Name)
    case not(Condition)
    case and(Condition, Condition)
    case or(Condition, Condition)
    case compareTexts(Text, Comparison, Text)
    case compareNumbers(Number, Comparison, Number)
    case textIn(Text, [Text])
    case numberIn(Number, [Number])

    /// How two values are compared.
    enum Comparison: String, Sendable {
        case equal = "=="
        case unequal = "!="
        case less = "<"
        case atMost = "<="
        case more = ">"
        case atLeast = ">="
    }

    /// Something whose value is a text.
    enum Text: Hashable, Sendable {
        case literal(String)
        case name(Name)
    }

    /// Something whose value is a number.
    indirect enum Number: Hashable, Sendable {
        case literal(Double)
        case name(Name)
        case sum(Number, Number)
        case difference(Number, Number)
    }
}

/// Where a condition takes its values from.
protocol ValueLookup {
    /// The value as it is kept; nil if it is not set, and for moments.
    func raw(_ name: Name) -> String?

    /// Whether a name has a value.
    func isSet(_ name: Name) -> Bool
}

extension Values: ValueLookup {}

extension Condition {
    /// Whether it holds.
    ///
    /// A comparison with a value that is not set holds only if it is `!=`.
    func holds(_ values: some ValueLookup) -> Bool {
        switch self {
        case .constant(let value): return value
        case .isSet(let name): return values.isSet(name)
        case .isYes(let name): return values.raw(name) == "yes"
        case .not(let inner): return !inner.holds(values)
        case .and(let left, let right): return left.holds(values) && right.holds(values)
        case .or(let left, let right): return left.holds(values) || right.holds(values)
        case .compareTexts(let left, let comparison, let right):
            guard let first = left.value(values), let second = right.value(values) else {
                return comparison == .unequal
            }
            return comparison.holds(first, second)
        case .compareNumbers(let left, let comparison, let right):
            guard let first = left.value(values), let second = right.value(values) else {
                return comparison == .unequal
            }
            return comparison.holds(first, second)
        case .textIn(let text, let list):
            guard let value = text.value(values) else { return false }
            return list.contains { $0.value(values) == value }
        case .numberIn(let number, let list):
            guard let value = number.value(values) else { return false }
            return list.contains { $0.value(values) == value }
        }
    }
}

extension Condition.Comparison {
    fileprivate func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
        switch self {
        case .equal: left == right
        case .unequal: left != right
        case .less: left < right
        case .atMost: left <= right
        case .more: left > right
        case .atLeast: left >= right
        }
    }
}

extension Condition.Text {
    fileprivate func value(_ values: some ValueLookup) -> String? {
        switch self {
        case .literal(let text): text
        case .name(let name): values.raw(name)
        }
    }
}

extension Condition.Number {
    fileprivate func value(_ values: some ValueLookup) -> Double? {
        switch self {
        case .literal(let number): return number
        case .name(let name): return values.raw(name).flatMap(Double.init)
        case .sum(let left, let right):
            guard let first = left.value(values), let second = right.value(values) else { return nil }
            return first + second
        case .difference(let left, let right):
            guard let first = left.value(values), let second = right.value(values) else { return nil }
            return first - second
        }
    }
}
