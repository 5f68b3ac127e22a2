/// The usual order of the keys in a state: the kind, remarks, what it is about, how, and at last where it leads.
struct StateKeyOrder {
    private let known: [String]

    init(kind: String) {
        known = Self.first + Self.middle + Self.last
    }

    private static let first = ["do", "note", "tag"]
    private static let middle = [
        "queue", "calendar", "mailbox", "survey", "service", "flow", "event", "as", "to", "turn", "number", "method",
        "path", "query", "body", "values", "prompt", "speak", "again", "no_input", "no_match", "digits", "save",
        "check",
        "confirm", "listen", "text", "from", "mode", "ring", "caller_id", "whisper", "detect_machine", "skills",
        "priority", "announce", "every", "music", "max_wait", "max", "finish_key", "silence", "review", "attach",
        "transcribe", "window", "keep_place", "timeout", "meanwhile", "give", "take", "with", "channels", "reason",
        "wait", "between_keys", "attempts", "barge_in", "order", "max_visits",
    ]
    private static let last = ["questions", "keys", "branches", "else", "next", "on", "accept"]

    /// Where a key stands; unknown ones before those that lead on.
    func rank(_ key: String) -> Int {
        known.firstIndex(of: key) ?? Self.first.count + Self.middle.count
    }
}
