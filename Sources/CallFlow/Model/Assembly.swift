/// A flow with every flow that it can reach by `run` and `handoff`, and what they may give each other.
///
/// Immutable and shared by all the calls that began with it.
final class Assembly: Sendable {
    /// The flow that calls begin in.
    let root: Flow
    /// All flows, the root first.
    let flows: [Flow]
    /// Calendars by key.
    let calendars: [String: OpeningHours]
    /// Destinations by key.
    let destinations: [String: Destination]
    /// Prompts that some flow gives to another one, by key.
    let prompts: [String: Prompt]
    /// What exceptions from calendars may have callers hear, by `notice(_:of:)`.
    let notices: [String: Prompt]
    private let byName: [String: Flow]

    /// Whether some flow has a variable that must not be told.
    var hasPrivateVariables: Bool {
        flows.contains { $0.sources.scope.variables.values.contains { $0.isPrivate } }
    }

    init(
        root: Flow, others: [Flow], calendars: [String: OpeningHours], destinations: [String: Destination],
        prompts: [String: Prompt], notices: [String: Prompt]
    ) {
        self.root = root
        flows = [root] + others
        self.calendars = calendars
        self.destinations = destinations
        self.prompts = prompts
        self.notices = notices
        byName = Dictionary(flows.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The flow of this id; the empty one is the root's.
    func flow(_ id: String) -> Flow? { id.isEmpty ? root : byName[id] }

    /// What a notice of a calendar is called here, by the calendar's key.
    static func notice(_ name: String, of calendar: String) -> String { "\(calendar)/\(name)" }

    /// What a value calls a thing of a file, wherever it is used: `_shared:office_hours`.
    static func key(_ name: String, file: String) -> String {
        "\(file.hasSuffix(".json") ? file.dropLast(5) : file[...]):\(name)"
    }
}
