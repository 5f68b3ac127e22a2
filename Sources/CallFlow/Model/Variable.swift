import JSONSyntax
import Telephony

/// What sort of value a name stands for.
enum ValueType: String, CaseIterable, Sendable {
    case text
    case number
    case yesNo = "yes_no"
    case digits
    case phone
    case date
    case time
    case money
    /// A moment; only the language's own names have it.
    case moment
    /// Seconds; only the language's own names have it.
    case duration

    /// The name of a thing; only parameters have it.
    case calendar, queue, mailbox, destination, prompt

    /// The types that a flow may give to its variables.
    static let declarable: [ValueType] = [.text, .number, .yesNo, .digits, .phone, .date, .time, .money]
    /// The types that a flow may give to its parameters.
    static let givable = declarable + [.calendar, .queue, .mailbox, .destination, .prompt]

    /// The sort of thing that a value names; nil for what is no name.
    var sort: Sort? {
        switch self {
        case .calendar: .calendar
        case .queue: .queue
        case .mailbox: .mailbox
        case .destination: .destination
        case .prompt: .prompt
        case .text, .number, .yesNo, .digits, .phone, .date, .time, .money, .moment, .duration: nil
        }
    }

    /// Whether values are compared as numbers.
    var isNumeric: Bool {
        switch self {
        case .number, .money, .duration: true
        case .text, .yesNo, .digits, .phone, .date, .time, .moment, .calendar, .queue, .mailbox, .destination, .prompt:
            false
        }
    }

    /// Whether a text is a value of this type.
    func accepts(_ text: String) -> Bool {
        switch self {
        case .text: true
        case .number, .money, .duration: Double(text).map(\.isFinite) ?? false
        case .yesNo: text == "yes" || text == "no"
        case .digits: !text.isEmpty && text.allSatisfy { "0123456789*#".contains($0) }
        case .phone: PhoneNumber(text) != nil
        case .date: CivilDate(text) != nil
        case .time: DayTime(text).map { $0.minutes < 1440 } ?? false
        case .calendar, .queue, .mailbox, .destination, .prompt: !text.isEmpty
        case .moment: false
        }
    }

    /// What messages call a value of it.
    var title: String {
        switch self {
        case .text: "text"
        case .number: "number"
        case .yesNo: "\"yes\" or \"no\""
        case .digits: "digits"
        case .phone: "phone number"
        case .date: "date (YYYY-MM-DD)"
        case .time: "time of day (HH:MM)"
        case .money: "amount"
        case .moment: "moment"
        case .duration: "time span"
        case .calendar, .queue, .mailbox, .destination, .prompt: "\(rawValue)"
        }
    }
}

/// A variable of a flow.
struct Variable: Hashable, Sendable {
    let name: String
    let type: ValueType
    /// The value that it begins with; nil for none.
    let initial: String?
    /// The closed list of its values; empty for any.
    let oneOf: [String]
    /// Whether its value appears in no fact.
    let isPrivate: Bool
    /// Who gives it its first value.
    var role = Role.own

    /// Who gives a variable its first value.
    enum Role: Hashable, Sendable {
        /// The flow itself.
        case own
        /// The flow that runs this one.
        case parameter(isRequired: Bool)
    }
}

/// The names that one flow knows.
struct Scope: Sendable {
    var variables: [String: Variable] = [:]
    /// Types of survey answers by question id.
    var answers: [String: ValueType] = [:]

    /// The type of a name; nil if this flow does not know it.
    func type(of name: Name) -> ValueType? {
        switch name {
        case .variable(let text): variables[text]?.type
        case .answer(let id): answers[id]
        case .callFrom, .callTo, .callLanguage, .callStarted, .callWithheld, .queuePosition, .queueWait, .nextOpen,
            .closes, .holiday, .resultStatus:
            Name.fixed.first { $0.name == name }?.type
        }
    }

    /// Every name, for did-you-mean.
    var all: [String] {
        variables.keys.sorted() + answers.keys.sorted().map { "answers.\($0)" } + Name.fixed.map(\.text)
    }

    /// The parameters, by name.
    var parameters: [Variable] {
        variables.values.filter { $0.role != .own }.sorted { $0.name < $1.name }
    }

    /// Whether a name's value appears in no fact.
    func isPrivate(_ name: Name) -> Bool {
        guard case .variable(let text) = name else { return false }
        return variables[text]?.isPrivate ?? false
    }
}
