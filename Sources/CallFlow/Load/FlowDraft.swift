import JSONSyntax
import Telephony

/// A flow's file as it is read: names still names, each with its place.
final class FlowDraft {
    let id: String
    let findings: Findings
    /// The whole file.
    var root: Node?
    var title = ""
    var numbers: [Located<PhoneNumber>] = []
    var uses: [Located<String>] = []
    var languages: [Located<String>] = []
    var voices: [String: String] = [:]
    var limits = Limits()
    var scope = Scope()
    var definitions = Definitions()
    var states: [StateDraft] = []
    var start: TargetSlot?
    var onError: TargetSlot?
    var onLimit: TargetSlot?
    /// Every target, by slot.
    private(set) var targets: [TargetUse] = []
    /// Every mention of a named thing.
    private(set) var mentions: [Mention] = []
    /// Names of prompts, calendars and destinations, by slot.
    private(set) var promptNames: [String] = []
    private(set) var calendarNames: [String] = []
    private(set) var destinationNames: [String] = []
    /// Names in placeholders of the flow's states.
    var nameUses: [NameUse] = []

    init(id: String, findings: Findings) {
        self.id = id
        self.findings = findings
    }

    /// Notes a target and gives it a slot.
    func target(_ name: Located<String>, state: Int?, outcome: String, mayRepeat: Bool = false) -> TargetSlot {
        targets.append(TargetUse(name: name, state: state, outcome: outcome, mayRepeat: mayRepeat))
        return TargetSlot(index: targets.count - 1)
    }

    /// Notes a mention of a prompt and gives the prompt a slot.
    func prompt(_ name: Located<String>) -> PromptSlot {
        mentions.append(Mention(sort: .prompt, name: name))
        return PromptSlot(index: Self.slot(name.value, in: &promptNames))
    }

    /// The slot of a prompt of the program's own.
    func systemPrompt(_ name: String) -> PromptSlot {
        PromptSlot(index: Self.slot(name, in: &promptNames))
    }

    /// Notes a mention of a calendar and gives the calendar a slot.
    func calendar(_ name: Located<String>) -> CalendarSlot {
        mentions.append(Mention(sort: .calendar, name: name))
        return CalendarSlot(index: Self.slot(name.value, in: &calendarNames))
    }

    /// Notes a mention of a destination and gives the destination a slot.
    func destination(_ name: Located<String>) -> DestinationSlot {
        mentions.append(Mention(sort: .destination, name: name))
        return DestinationSlot(index: Self.slot(name.value, in: &destinationNames))
    }

    /// Notes a mention of something else.
    func mention(_ sort: Sort, _ name: Located<String>) {
        mentions.append(Mention(sort: sort, name: name))
    }

    private static func slot(_ name: String, in names: inout [String]) -> Int {
        if let index = names.firstIndex(of: name) { return index }
        names.append(name)
        return names.count - 1
    }
}

/// A state as it is read.
struct StateDraft {
    let name: String
    let entry: Entry
    /// Its kind; nil if it could not be read.
    let kind: (any Kind)?
    /// What its `next` and `on` say.
    let exits: [ExitDraft]
    let visits: Int?
}

/// One line of `on`, or `next`.
struct ExitDraft {
    let outcome: String
    let entry: Entry
    let slot: TargetSlot
}

/// A target as it stands in a file.
struct TargetUse {
    let name: Located<String>
    /// The state that it leads out of; nil for the flow's own.
    let state: Int?
    let outcome: String
    /// Whether `@repeat` may stand here.
    let mayRepeat: Bool
}

/// The sorts of named things.
enum Sort: String, CaseIterable {
    case prompt, queue, mailbox, calendar, holidays, destination

    /// What messages call one of them.
    var title: String {
        switch self {
        case .prompt, .queue, .mailbox, .calendar, .destination: rawValue
        case .holidays: "list of holidays"
        }
    }
}

/// A named thing, mentioned somewhere.
struct Mention {
    let sort: Sort
    let name: Located<String>
}

/// The named things that a file defines, each in the file's order.
struct Definitions {
    var prompts: [PromptSource] = []
    var calendars: [OpeningHoursSource] = []
    var holidays: [(entry: Entry, list: [OpeningHours.Holiday])] = []
    var queues: [Entry] = []
    var mailboxes: [Entry] = []
    var destinations: [(entry: Entry, destination: Destination)] = []

    /// The entries of one sort.
    func entries(_ sort: Sort) -> [Entry] {
        switch sort {
        case .prompt: prompts.map(\.entry)
        case .calendar: calendars.map(\.entry)
        case .holidays: holidays.map(\.entry)
        case .queue: queues
        case .mailbox: mailboxes
        case .destination: destinations.map(\.entry)
        }
    }
}

/// A prompt as a file defines it.
struct PromptSource {
    let entry: Entry
    /// Parts by language.
    let versions: [String: [Prompt.Part]]
    /// Prompts that it holds.
    let nested: [Located<String>]
    /// Names in its placeholders.
    let uses: [NameUse]

    var name: String { entry.key ?? "" }
}

/// A library's file as it is read.
final class LibraryDraft {
    /// The file's name, `_shared.json`.
    let name: String
    let findings: Findings
    let definitions: Definitions
    /// Whether its text could be read; what it defines is unknown otherwise.
    let isReadable: Bool
    /// The whole file.
    let root: Node?

    init(name: String, findings: Findings, definitions: Definitions, isReadable: Bool, root: Node? = nil) {
        self.root = root
        self.name = name
        self.findings = findings
        self.definitions = definitions
        self.isReadable = isReadable
    }
}
