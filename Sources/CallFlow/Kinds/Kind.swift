import JSONSyntax
import Telephony

/// A kind of state: how it is read, what can come of it, and what it does.
///
/// One file per kind.
protocol Kind: Sendable {
    /// What is to be known about the kind.
    static var sheet: KindSheet { get }

    /// Reads a state of this kind; nil after a finding that leaves nothing to run.
    init?(_ reader: inout StateReader)

    /// The state's second line in graphs.
    var label: String { get }

    /// Outcomes that only this state has, beside those of its kind.
    func moreOutcomes(_ names: Names) -> [Outcome]

    /// Whether an outcome needs nobody's reaction and no time.
    func isInstant(_ outcome: Outcome) -> Bool

    /// The call has come into the state.
    func enter(_ run: inout Run)

    /// Takes an event of the state's wait in; false if it is none, and then nothing may have changed.
    func handle(_ event: FlowEvent, _ run: inout Run) -> Bool

    /// The caller is gone, or is taken out of the state by a limit: keeps what there is, and says what may still come.
    @discardableResult
    func callerLeft(_ run: inout Run) -> Wait?

    /// Takes an event in that may come after the caller has gone; false if it is none.
    func handleLate(_ event: FlowEvent, _ run: inout Run) -> Bool
}

extension Kind {
    var label: String { Self.sheet.name }
    func moreOutcomes(_ names: Names) -> [Outcome] { [] }
    func isInstant(_ outcome: Outcome) -> Bool { outcome.pace == .instant }
    func callerLeft(_ run: inout Run) -> Wait? { nil }
    func handleLate(_ event: FlowEvent, _ run: inout Run) -> Bool { false }
}

/// What a kind may ask about the names that a state of it mentions.
struct Names {
    /// The calendar at a slot; nil if a parameter stands for it, or if there is none.
    let calendar: (CalendarSlot) -> OpeningHours?
    /// The outcomes that another flow may return with; nil if there is no such flow.
    let returns: (String) -> [String]?
}

/// What is to be known about a kind: its word in `do`, its outcomes, its place in the manual.
struct KindSheet: Sendable {
    /// The word that stands in `do`.
    let name: String
    /// A paragraph for people who write flows.
    let documentation: String
    /// Every key that it takes, in the order in which they are written, without `do`, `next` and `on`.
    ///
    /// `KeySheet.ofStates` and `KeySheet.everywhere` are taken by every kind besides.
    let keys: [KeySheet]
    /// What can come of it, `next` included; keys and branches are not outcomes.
    let outcomes: [Outcome]
    /// What else leads out of it.
    var ways = Ways.none
    /// Whether it has no sense after the caller has hung up.
    var needsCaller = true

    /// What leads out of a state beside its outcomes.
    enum Ways: Sendable {
        case none
        /// Keys, which somebody has to press.
        case keys
        /// Branches, which are taken at once.
        case branches
        /// What another flow returns with.
        case returns
        /// The end of the call, or at least of this flow.
        case end
    }
}

/// One thing that can come of a state.
struct Outcome: Hashable, Sendable {
    let name: String
    let pace: Pace
    let fallback: Fallback

    /// Whether it takes somebody's reaction, or time.
    enum Pace: Sendable {
        case instant
        case afterWait
    }

    /// Where it leads if the state does not say.
    enum Fallback: Hashable, Sendable {
        /// The state must say.
        case required
        /// To the flow's `on.error`, or else to the built-in apology.
        case technical
        /// Goodbye.
        case end
        /// Where another outcome leads.
        case same(as: String)
    }

    init(_ name: String, _ pace: Pace, _ fallback: Fallback) {
        self.name = name
        self.pace = pace
        self.fallback = fallback
    }
}

/// The kinds of this version.
enum Kinds {
    static let all: [any Kind.Type] = [
        Say.self, Menu.self, SetValues.self, Choose.self, Hours.self, Queue.self, Transfer.self, Voicemail.self,
        Survey.self, RunFlow.self, Handoff.self, Return.self, Hangup.self, ChooseLanguage.self, Lookup.self,
        RecordAnswer.self, TurnRecording.self, Callback.self, Notify.self, SendMessage.self, Ask.self,
    ]

    /// What other products call things, and what they are called here.
    static let habits = [
        "gather": "ask", "collect": "ask", "input": "ask", "play": "say", "speak": "say", "talk": "say",
        "prompt": "say", "hangUp": "hangup",
        "hang_up": "hangup", "end": "hangup", "enqueue": "queue", "dial": "transfer", "forward": "transfer",
        "connect": "transfer", "if": "choose", "switch": "choose", "branch": "choose", "schedule": "hours",
        "mailbox": "voicemail", "ivr": "menu", "http": "lookup", "webhook": "notify", "fetch": "lookup",
        "sms": "message", "subflow": "run",
    ]

    /// What other products call keys of states.
    static let keyHabits = [
        "noInput": "no_input", "noMatch": "no_match", "timeout": "wait", "interDigitTimeout": "between_keys",
        "goTo": "goto", "options": "keys", "choices": "keys", "text": "prompt", "message": "prompt",
        "retries": "attempts", "max_attempts": "attempts", "bargeIn": "barge_in", "destination": "to",
        "duration": "max", "maxWait": "max_wait", "default": "else",
    ]

    /// Every key that a state of a kind may have, for those that are misspelt.
    static func keys(of sheet: KindSheet) -> [String] { keysByKind[sheet.name] ?? [] }

    private static let keysByKind = Dictionary(
        uniqueKeysWithValues: all.map { kind in
            let sheet = kind.sheet
            let ways = ["do"] + (sheet.outcomes.contains { $0.name == "next" } ? ["next"] : [])
            let others = sheet.outcomes.contains { $0.name != "next" } || sheet.ways == .returns ? ["on"] : []
            return (sheet.name, ways + KeySheet.names(sheet.keys + KeySheet.ofStates) + others)
        })

    private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.sheet.name, $0) })

    /// The kind that a word in `do` means.
    static func named(_ name: String) -> (any Kind.Type)? { byName[name] }
}
