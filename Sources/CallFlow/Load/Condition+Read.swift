import JSONSyntax

extension Findings {
    /// Reads a condition and checks its names and types.
    ///
    /// Notes every name that is used.
    func condition(_ text: Located<String>, scope: Scope) -> Condition? {
        var reading = ConditionReading(text.value, scope: scope)
        do throws(ConditionReading.Mistake) {
            return try reading.whole()
        } catch {
            let start = source.position(ofScalar: error.start, inString: text.span)
            let span = Span(start: start, length: max(1, error.length))
            if let name = error.name {
                errorOnce(error.code, about: name, at: span, text.entry.pointer, error.message, hint: error.hint)
            } else {
                self.error(error.code, at: span, text.entry.pointer, error.message, hint: error.hint)
            }
            return nil
        }
    }
}

/// A recursive-descent reader of conditions: `or`, `and`, `not`, comparisons, `in [...]`, `is_set(name)`, `+ -`.
struct ConditionReading {
    let scope: Scope
    private let tokens: [ConditionToken]
    private let end: Int
    private var index = 0
    private var depth = 0

    struct Mistake: Error {
        var code = "F005"
        let start: Int
        let length: Int
        let message: String
        var hint: String?
        /// The name that does not exist; nil for other mistakes.
        var name: String?
    }

    /// A value whose type is known.
    enum Operand {
        case truth(Condition)
        case text(Condition.Text, ValueType)
        case number(Condition.Number)
        case moment(Name)
    }

    init(_ text: String, scope: Scope) {
        self.scope = scope
        let scalars = Array(text.unicodeScalars)
        tokens = ConditionToken.split(scalars)
        end = scalars.count
    }

    mutating func whole() throws(Mistake) -> Condition {
        let condition = try either()
        if let surplus = current { throw mistake(at: surplus, "nothing more is expected here") }
        return condition
    }

    private mutating func either() throws(Mistake) -> Condition {
        depth += 1
        defer { depth -= 1 }
        guard depth <= 32 else { throw mistake(at: current, "brackets are nested too deep") }
        var left = try both()
        while take(word: "or") { left = .or(left, try both()) }
        return left
    }

    private mutating func both() throws(Mistake) -> Condition {
        var left = try negation()
        while take(word: "and") { left = .and(left, try negation()) }
        return left
    }

    private mutating func negation() throws(Mistake) -> Condition {
        depth += 1
        defer { depth -= 1 }
        guard depth <= 32 else { throw mistake(at: current, "\"not\" is nested too deep") }
        if take(word: "not") { return .not(try negation()) }
        return try comparison()
    }

    private mutating func comparison() throws(Mistake) -> Condition {
        let first = current
        let left = try sum()
        let negated = current?.text == "not" && peek(1)?.text == "in"
        if negated { index += 1 }
        if take(word: "in") {
            let condition = try membership(left, at: first)
            return negated ? .not(condition) : condition
        }
        guard let sign = current, let comparison = Condition.Comparison(rawValue: sign.text) else {
            if case .truth(let condition) = left { return condition }
            if case .text(.name(let name), .yesNo) = left { return .isYes(name) }
            let hint = current?.text == "=" ? "did you mean \"==\"?" : nil
            throw mistake(
                at: hint == nil ? first : current, "a comparison is expected here, such as == or <", hint: hint)
        }
        index += 1
        let second = current
        let right = try sum()
        return try compare(left, comparison, right, at: second ?? sign, sign: sign)
    }

    private func compare(
        _ left: Operand, _ comparison: Condition.Comparison, _ right: Operand, at place: ConditionToken,
        sign: ConditionToken
    ) throws(Mistake) -> Condition {
        switch (left, right) {
        case (.number(let first), .number(let second)): return .compareNumbers(first, comparison, second)
        case (.text(let first, _), .text(let second, _)): return .compareTexts(first, comparison, second)
        case (.text(_, let type), .number(.literal)):
            throw misfit("this compares \(type.title) with a number", place, hint: "write '\(place.text)'")
        case (.number, .text(.literal(let text), _)):
            throw misfit(
                "this compares a number with a text", place,
                hint: Double(text) == nil ? nil : "write \(text), without quotes")
        case (.moment, _), (_, .moment): throw misfit("a moment can only be asked about with is_set( )", sign)
        case (.truth, _), (_, .truth): throw misfit("a comparison cannot be compared again", sign)
        case (.text, .number), (.number, .text): throw misfit("this compares a text with a number", place)
        }
    }

    private mutating func membership(_ left: Operand, at place: ConditionToken?) throws(Mistake) -> Condition {
        guard take("[") || take("(") else { throw mistake(at: current, "a list is expected after \"in\", ['a', 'b']") }
        var texts: [Condition.Text] = []
        var numbers: [Condition.Number] = []
        repeat {
            let element = current
            switch try sum() {
            case .text(let text, _): texts.append(text)
            case .number(let number): numbers.append(number)
            case .truth, .moment: throw mistake(at: element, "a list holds texts or numbers")
            }
        } while take(",")
        guard take("]") || take(")") else { throw mistake(at: current, "the list is not closed") }
        switch left {
        case .text(let text, _) where numbers.isEmpty: return .textIn(text, texts)
        case .number(let number) where texts.isEmpty: return .numberIn(number, numbers)
        case .text, .number, .truth, .moment:
            throw Mistake(
                code: "F503", start: place?.start ?? end, length: place?.length ?? 1,
                message: "this and the list hold different sorts of values")
        }
    }

    private mutating func sum() throws(Mistake) -> Operand {
        var left = try term()
        while let sign = current, sign.text == "+" || sign.text == "-" {
            index += 1
            let right = try term()
            guard case .number(let first) = left, case .number(let second) = right else {
                throw misfit("only numbers can be added", sign)
            }
            left = .number(sign.text == "+" ? .sum(first, second) : .difference(first, second))
        }
        return left
    }

    private mutating func term() throws(Mistake) -> Operand {
        guard let token = current else { throw mistake(at: nil, "a value is expected here") }
        index += 1
        switch token.sort {
        case .text: return .text(.literal(token.text), .text)
        case .unclosed: throw mistake(at: token, "this text is not closed")
        case .number:
            guard let value = token.number else { throw mistake(at: token, "this is no number and no time span") }
            return .number(.literal(value))
        case .sign:
            guard token.text == "(" else { throw mistake(at: token, "a value is expected here") }
            let inner = try either()
            guard take(")") else { throw mistake(at: current, "a ) is missing") }
            return .truth(inner)
        case .word: return try word(token)
        }
    }

    private mutating func word(_ token: ConditionToken) throws(Mistake) -> Operand {
        if token.text == "true" || token.text == "false" { return .truth(.constant(token.text == "true")) }
        if token.text == "is_set" {
            guard take("("), let inner = current, inner.sort == .word else {
                throw mistake(at: token, "is_set needs a name, is_set(name)")
            }
            index += 1
            _ = try type(of: inner)
            guard take(")") else { throw mistake(at: current, "a ) is missing") }
            return .truth(.isSet(Name(inner.text)))
        }
        let name = Name(token.text)
        let type = try type(of: token)
        if type == .moment { return .moment(name) }
        return type.isNumeric ? .number(.name(name)) : .text(.name(name), type)
    }

    private func type(of token: ConditionToken) throws(Mistake) -> ValueType {
        if let type = scope.type(of: Name(token.text)) { return type }
        let hint =
            Spelling.hint(for: token.text, among: scope.all)
            ?? "a text is written in single quotes, '\(token.text)'"
        throw Mistake(
            code: "F501", start: token.start, length: token.length,
            message: "this flow has no name \"\(token.text)\"", hint: hint, name: token.text)
    }

    private var current: ConditionToken? { peek(0) }

    private func peek(_ ahead: Int) -> ConditionToken? {
        tokens.indices.contains(index + ahead) ? tokens[index + ahead] : nil
    }

    private mutating func take(_ sign: String) -> Bool {
        guard let token = current, token.sort == .sign, token.text == sign else { return false }
        index += 1
        return true
    }

    private mutating func take(word: String) -> Bool {
        guard let token = current, token.sort == .word, token.text == word else { return false }
        index += 1
        return true
    }

    private func mistake(at token: ConditionToken?, _ message: String, hint: String? = nil) -> Mistake {
        Mistake(start: token?.start ?? end, length: token?.length ?? 1, message: message, hint: hint)
    }

    private func misfit(_ message: String, _ token: ConditionToken, hint: String? = nil) -> Mistake {
        Mistake(code: "F503", start: token.start, length: token.length, message: message, hint: hint)
    }
}
