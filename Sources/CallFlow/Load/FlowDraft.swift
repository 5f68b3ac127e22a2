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
    var voices: [String: Voice] = [:]
    /// The prompt that callers must have heard before they are recorded; nil if the flow does not say.
    var consent: Located<String>?
    var limits = Limits()
    var scope = Scope()
    var definitions = Definitions()
    var states: [StateDraft] = []
    var start: TargetSlot?
    var onError: TargetSlot?
    var onLimit: TargetSlot?
    var onHangup: TargetSlot?
    /// Every target, by slot.
    private(set) var targets: [TargetUse] = []
    /// Every mention of a named thing.
    private(set) var mentions: [Mention] = []
    /// Prompts, calendars and destinations that states mention, by slot.
    private(set) var promptUses: [Reference] = []
    private(set) var calendarUses: [Reference] = []
    private(set) var destinationUses: [Reference] = []
    /// Services that states mention, by slot.
    private(set) var serviceUses: [Reference] = []
    /// Calls of other flows.
    private(set) var calls: [FlowCall] = []
    /// What states give to other flows, by slot.
    private(set) var gifts: [[GiftUse]] = []
    /// The outcomes that the flow may return with.
    var returns: [Located<String>] = []
    /// Where the flow's own parameters stand, by name.
    var parameters: [String: Entry] = [:]
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

    /// Gives a prompt a slot, and notes the mention.
    func prompt(_ use: Located<Reference>) -> PromptSlot {
        note(.prompt, use)
        return PromptSlot(index: Self.slot(use.value, in: &promptUses))
    }

    /// The slot of a prompt of the program's own.
    func systemPrompt(_ name: String) -> PromptSlot {
        PromptSlot(index: Self.slot(.named(name), in: &promptUses))
    }

    /// Gives a calendar a slot, and notes the mention.
    func calendar(_ use: Located<Reference>) -> CalendarSlot {
        note(.calendar, use)
        return CalendarSlot(index: Self.slot(use.value, in: &calendarUses))
    }

    /// Gives a destination a slot, and notes the mention.
    func destination(_ use: Located<Reference>) -> DestinationSlot {
        note(.destination, use)
        return DestinationSlot(index: Self.slot(use.value, in: &destinationUses))
    }

    /// Gives a service a slot, and notes the mention.
    func service(_ name: Located<String>) -> ServiceSlot {
        mention(.service, name)
        return ServiceSlot(index: Self.slot(.named(name.value), in: &serviceUses))
    }

    /// Notes a mention of a thing, unless a parameter stands for it.
    func note(_ sort: Sort, _ use: Located<Reference>) {
        guard let name = use.value.name else { return }
        mentions.append(Mention(sort: sort, name: Located(name, at: use.entry)))
    }

    /// Notes what a state gives to another flow, or gives back.
    func give(_ uses: [GiftUse]) -> GiftSlot {
        gifts.append(uses)
        return GiftSlot(index: gifts.count - 1)
    }

    /// Notes that a state calls another flow.
    func call(_ call: FlowCall) {
        calls.append(call)
        mention(.flow, call.flow)
    }

    /// Notes a mention of something else.
    func mention(_ sort: Sort, _ name: Located<String>) {
        mentions.append(Mention(sort: sort, name: name))
    }

    private static func slot(_ use: Reference, in uses: inout [Reference]) -> Int {
        if let index = uses.firstIndex(of: use) { return index }
        uses.append(use)
        return uses.count - 1
    }
}

/// A value that a state gives to another flow, as it stands in the file.
struct GiftUse {
    /// The name that it has on the other side.
    let name: String
    let entry: Entry
    let value: Template
}

/// A state that runs another flow, or hands over to it.
struct FlowCall {
    let flow: Located<String>
    let state: Int
    let gifts: GiftSlot
    let comesBack: Bool
    /// What is taken back: results of the other flow, and the variables that get them.
    let takes: [(result: Located<String>, variable: Variable)]
    /// Where `give` stands; nil if it does not.
    let give: Entry?
}

/// A voice, and how fast it speaks.
struct Voice {
    /// The carrier's name of it; nil for its default.
    let name: String?
    /// `90%`; nil for its usual speed.
    let rate: String?
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
    case prompt, queue, mailbox, calendar, holidays, destination, service, flow

    /// What messages call one of them.
    var title: String {
        switch self {
        case .prompt, .queue, .mailbox, .calendar, .destination, .service, .flow: rawValue
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
    var services: [(entry: Entry, service: Service?)] = []

    /// The entries of one sort.
    func entries(_ sort: Sort) -> [Entry] {
        switch sort {
        case .prompt: prompts.map(\.entry)
        case .calendar: calendars.map(\.entry)
        case .holidays: holidays.map(\.entry)
        case .queue: queues
        case .mailbox: mailboxes
        case .destination: destinations.map(\.entry)
        case .service: services.map(\.entry)
        case .flow: []
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
    /// Languages whose words are still to be written.
    let todos: [Entry]

    var name: String { entry.key ?? "" }

    /// Whether words stand under something that is no language.
    var hasIllegalLanguage: Bool {
        entry.node.members?.contains { !["note", "accept"].contains($0.key) && !Tongue.isCode($0.key) } ?? false
    }
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
