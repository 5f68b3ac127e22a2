import Telephony

/// A wait as short text: a word, then numbers, then what may hold any character. One text is read many times faster
/// than nested objects, and 100,000 of them are read at start.
extension Wait: LosslessStringConvertible {
    init?(_ description: String) {
        var fields = Fields(description)
        switch fields.word() {
        case "": self = .nothing
        case "closing": self = .closing
        case "prompt": self = .prompt
        case "keys":
            guard let progress = KeyProgress(&fields) else { return nil }
            self = .keys(progress)
        case "queue":
            guard let stay = QueueStay(&fields) else { return nil }
            self = .queue(stay)
        case "transfer":
            guard let since = fields.moment() else { return nil }
            self = .transfer(since: since)
        case "message":
            guard let take = fields.number(), let stopping = fields.number() else { return nil }
            self = .message(RecordingProgress(take: take, isStopping: stopping == 1))
        case "review":
            guard let progress = KeyProgress(&fields), let take = fields.number(), let seconds = fields.number() else {
                return nil
            }
            self = .review(progress, Message(take: take, seconds: seconds, recording: fields.rest()))
        case "question":
            guard let survey = SurveyProgress(&fields), let progress = KeyProgress(&fields) else { return nil }
            self = .question(survey, progress)
        case "spoken":
            guard let survey = SurveyProgress(&fields), let recording = fields.number() else { return nil }
            self = .spokenAnswer(survey, isRecording: recording == 1)
        case "confirm":
            guard let asked = KeyProgress(&fields), let confirming = KeyProgress(&fields) else { return nil }
            self = .confirming(asked, entry: String(fields.word()), confirming)
        case "order": self = .order
        case "lookup":
            guard let stay = LookupStay(&fields) else { return nil }
            self = .lookup(stay)
        case "late_message": self = .lateMessage
        case "late_answer":
            guard let survey = SurveyProgress(&fields) else { return nil }
            self = .lateAnswer(survey)
        default: return nil
        }
    }

    var description: String {
        switch self {
        case .nothing: ""
        case .closing: "closing"
        case .prompt: "prompt"
        case .keys(let progress): "keys \(progress.fields)"
        case .queue(let stay): "queue \(stay.fields)"
        case .transfer(let since): "transfer \(since.milliseconds)"
        case .message(let progress): "message \(progress.take) \(progress.isStopping ? 1 : 0)"
        case .review(let progress, let message):
            "review \(progress.fields) \(message.take) \(message.seconds)" + (message.recording.map { " \($0)" } ?? "")
        case .question(let survey, let progress): "question \(survey.fields) \(progress.fields)"
        case .spokenAnswer(let survey, let isRecording): "spoken \(survey.fields) \(isRecording ? 1 : 0)"
        case .confirming(let asked, let entry, let confirming): "confirm \(asked.fields) \(confirming.fields) \(entry)"
        case .order: "order"
        case .lookup(let stay): "lookup \(stay.fields)"
        case .lateMessage: "late_message"
        case .lateAnswer(let survey): "late_answer \(survey.fields)"
        }
    }
}

/// Takes words off the front of a text.
private struct Fields {
    private var remaining: Substring.UTF8View

    init(_ text: String) {
        remaining = text[...].utf8
    }

    mutating func word() -> Substring {
        guard let space = remaining.firstIndex(of: UInt8(ascii: " ")) else {
            defer { remaining = remaining.suffix(0) }
            return Substring(remaining)
        }
        let word = Substring(remaining[..<space])
        remaining = remaining[remaining.index(after: space)...]
        return word
    }

    mutating func number() -> Int? { Int(word()) }

    mutating func moment() -> Timestamp? { Int64(word()).map(Timestamp.init(milliseconds:)) }

    func rest() -> String? { remaining.isEmpty ? nil : String(Substring(remaining)) }
}

extension KeyProgress {
    /// `-` stands for no digits; `>` stands behind those that were pressed ahead.
    fileprivate var fields: String {
        let pressed = ahead == 0 ? digits : "\(digits.prefix(ahead))>\(digits.dropFirst(ahead))"
        return "\(attempt) \(noInput) \(noMatch) \(pressed.isEmpty ? "-" : pressed)"
    }

    fileprivate init?(_ fields: inout Fields) {
        guard let attempt = fields.number(), let noInput = fields.number(), let noMatch = fields.number() else {
            return nil
        }
        let word = fields.word()
        let digits = word == "-" ? "" : word.filter { $0 != ">" }
        let ahead = word.firstIndex(of: ">").map { word.distance(from: word.startIndex, to: $0) } ?? 0
        self.init(attempt: attempt, noInput: noInput, noMatch: noMatch, digits: digits, ahead: ahead)
    }
}

extension SurveyProgress {
    fileprivate var fields: String { "\(index) \(answered) \(skipped)" }

    fileprivate init?(_ fields: inout Fields) {
        guard let index = fields.number(), let answered = fields.number(), let skipped = fields.number() else {
            return nil
        }
        self.init(index: index, answered: answered, skipped: skipped)
    }
}

extension LookupStay {
    fileprivate var fields: String {
        let until = until.milliseconds
        return switch phase {
        case .asking: "asking \(until)"
        case .speaking: "speaking \(until)"
        case .spoken: "spoken \(until)"
        case .leaving(let outcome): "leaving \(until) \(outcome)"
        }
    }

    fileprivate init?(_ fields: inout Fields) {
        let word = fields.word()
        guard let until = fields.moment() else { return nil }
        self.until = until
        switch word {
        case "asking": phase = .asking
        case "speaking": phase = .speaking
        case "spoken": phase = .spoken
        case "leaving": phase = .leaving(String(fields.word()))
        default: return nil
        }
    }
}

extension QueueStay {
    fileprivate var fields: String {
        let until = until.milliseconds
        return switch phase {
        case .entering: "entering \(until)"
        case .announcing: "announcing \(until)"
        case .holding: "holding \(until)"
        case .talking(let since): "talking \(until) \(since.milliseconds)"
        }
    }

    fileprivate init?(_ fields: inout Fields) {
        let word = fields.word()
        guard let until = fields.moment() else { return nil }
        self.until = until
        switch word {
        case "entering": phase = .entering
        case "announcing": phase = .announcing
        case "holding": phase = .holding
        case "talking":
            guard let since = fields.moment() else { return nil }
            phase = .talking(since: since)
        default: return nil
        }
    }
}
