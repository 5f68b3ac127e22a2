import Telephony

/// Puts the parts of a prompt together into pieces of sound.
struct Speech {
    let values: Values
    private var spoken = Prompt.Spoken()
    private var plain: [String] = []
    private var markup: [String] = []
    private var needsMarkup = false

    private init(_ values: Values) {
        self.values = values
    }

    /// What a list of parts sounds like at this moment.
    static func speak(_ parts: [Prompt.Part], _ values: Values) -> Prompt.Spoken {
        var speech = Speech(values)
        for part in parts { speech.add(part) }
        speech.flush()
        return speech.spoken
    }

    private mutating func add(_ part: Prompt.Part) {
        switch part {
        case .text(let template): add(template.text(values))
        case .ssml(let template):
            let marked = template.text(values, escaping: Self.escaped)
            add(plain: Self.withoutTags(marked), markup: marked)
        case .pause(let duration):
            add(plain: "", markup: "<break time=\"\(duration.wholeMilliseconds)ms\"/>")
            spoken.length += duration
        case .read(let template, let form): addReading(template, form)
        case .plural(let template, let forms):
            let number = Double(template.text(values)) ?? 0
            let category = values.tongue.category(of: Int(max(-1e9, min(1e9, number))))
            add((forms[category] ?? forms["other"])?.text(values) ?? "")
        case .audio(let path, let template):
            flush()
            let text = template.text(values)
            spoken.pieces.append(
                .audio(path: path, text: text, language: values.tongue.language, voice: values.tongue.voice))
            note(text)
            if text.isEmpty { spoken.length += Prompt.unknownLength }
        case .prompt: break
        }
    }

    private mutating func addReading(_ template: Template, _ form: Prompt.ReadAs) {
        let raw = template.text(values)
        guard !raw.isEmpty else { return }
        let escaped = Self.escaped(raw)
        switch form {
        case .phone: add(plain: raw, markup: "<say-as interpret-as=\"telephone\">\(escaped)</say-as>")
        case .digits: add(plain: raw, markup: "<say-as interpret-as=\"digits\">\(escaped)</say-as>")
        case .spell: add(plain: raw, markup: "<say-as interpret-as=\"spell-out\">\(escaped)</say-as>")
        case .number: add(plain: raw, markup: "<say-as interpret-as=\"cardinal\">\(escaped)</say-as>")
        case .ordinal: add(plain: raw, markup: "<say-as interpret-as=\"ordinal\">\(escaped)</say-as>")
        case .money: add(values.text(of: raw, type: .money, as: .money))
        case .date: add(values.text(of: raw, type: .date, as: .date))
        case .time: add(raw)
        case .duration: add(values.text(of: raw, type: .duration, as: .duration))
        }
    }

    private mutating func add(_ text: String) {
        guard !text.isEmpty else { return }
        let marked = Self.escaped(text)
        makeRoom(for: marked)
        plain.append(text)
        markup.append(marked)
    }

    private mutating func makeRoom(for marked: String) {
        let size = markup.reduce(0) { $0 + $1.utf8.count + 1 }
        if size + marked.utf8.count > Prompt.longestPiece { flush() }
    }

    private mutating func add(plain text: String, markup marked: String) {
        makeRoom(for: marked)
        if !text.isEmpty { plain.append(text) }
        markup.append(marked)
        needsMarkup = true
    }

    /// Ends the piece that is being put together.
    private mutating func flush() {
        defer {
            plain = []
            markup = []
            needsMarkup = false
        }
        let text = plain.joined(separator: " ")
        note(text)
        let language = values.tongue.language
        let voice = values.tongue.voice
        if let rate = values.tongue.rate, !markup.isEmpty {
            let marked = "<speak><prosody rate=\"\(rate)\">\(markup.joined(separator: " "))</prosody></speak>"
            spoken.pieces.append(.ssml(marked, language: language, voice: voice))
        } else if needsMarkup {
            let marked = "<speak>\(markup.joined(separator: " "))</speak>"
            spoken.pieces.append(.ssml(marked, language: language, voice: voice))
        } else if !text.isEmpty {
            spoken.pieces.append(.text(text, language: language, voice: voice))
        }
    }

    private mutating func note(_ text: String) {
        guard !text.isEmpty else { return }
        spoken.text += spoken.text.isEmpty ? text : " " + text
        spoken.length += .milliseconds(text.count * 1000 / Prompt.charactersPerSecond)
    }

    /// Text made safe to stand in SSML.
    static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: { "<>&\"'".utf8.contains($0) }) else { return text }
        var escaped = ""
        for character in text {
            switch character {
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "&": escaped += "&amp;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&apos;"
            default: escaped.append(character)
            }
        }
        return escaped
    }

    private static func withoutTags(_ marked: String) -> String {
        var text = ""
        var isInTag = false
        for character in marked {
            if character == "<" { isInTag = true }
            if !isInTag { text.append(character) }
            if character == ">" { isInTag = false }
        }
        return text.split(separator: " ").joined(separator: " ")
    }
}

extension Prompt.Spoken {
    /// Adds what is said next; neighbours in one voice become one piece, so that there is no pause between them.
    mutating func append(_ other: Prompt.Spoken) {
        for piece in other.pieces {
            if case .text(let text, let language, let voice) = piece,
                case .text(let before, language, voice) = pieces.last,
                before.utf8.count + text.utf8.count < Prompt.longestPiece
            {
                pieces[pieces.count - 1] = .text("\(before) \(text)", language: language, voice: voice)
            } else {
                pieces.append(piece)
            }
        }
        text += text.isEmpty ? other.text : " " + other.text
        length += other.length
    }
}
