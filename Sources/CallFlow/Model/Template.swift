/// A text with placeholders, taken apart once.
struct Template: Hashable, Sendable {
    let segments: [Segment]

    /// A piece of it.
    enum Segment: Hashable, Sendable {
        case words(String)
        case value(Name, Format?, ifEmpty: String?)
    }

    /// How a value is said.
    enum Format: String, CaseIterable, Sendable {
        case phone, digits, spell, number, money, date, time, weekday, duration, upper
    }

    /// A text without placeholders.
    init(words: String) {
        segments = words.isEmpty ? [] : [.words(words)]
    }

    init(segments: [Segment]) {
        self.segments = segments
    }

    /// The text, if there is no placeholder in it.
    var constant: String? {
        switch segments.count {
        case 0: ""
        case 1: if case .words(let words) = segments[0] { words } else { nil }
        default: nil
        }
    }

    /// The one name that it consists of.
    var loneName: Name? {
        guard segments.count == 1, case .value(let name, nil, nil) = segments[0] else { return nil }
        return name
    }

    /// The names in it.
    var names: [Name] {
        segments.compactMap { if case .value(let name, _, _) = $0 { name } else { nil } }
    }

    /// The text with the values in place; `escaping` is applied to values only.
    func text(_ values: borrowing Values, escaping: (String) -> String = { $0 }) -> String {
        var text = ""
        for segment in segments {
            switch segment {
            case .words(let words): text += words
            case .value(let name, let format, let ifEmpty):
                let value = values.text(of: name, as: format)
                text += escaping(value.isEmpty ? ifEmpty ?? "" : value)
            }
        }
        return text
    }
}
