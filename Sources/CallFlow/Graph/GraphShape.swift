/// The outline of a node, by what its kind does.
package enum GraphShape: String, Hashable, Sendable, CaseIterable {
    /// Does something and goes on.
    case step
    /// Waits for keys or words.
    case question
    /// Goes one way or another by what is known.
    case decision
    /// Lets the caller wait for a person.
    case queue
    /// Records.
    case recorder
    /// Connects with somebody, or promises to.
    case person
    /// Talks to another system.
    case service
    /// Another flow.
    case subflow
    /// The end of the call, or of a subflow.
    case end
    /// A target that does not exist.
    case missing

    /// The shape for a word in `do`.
    package init(kind: String) {
        self = Self.byKind[kind] ?? .step
    }

    /// Every kind that has a shape of its own choosing; a test holds it against the registry.
    static let byKind: [String: GraphShape] = [
        "say": .step, "set": .step, "language": .step, "menu": .question, "ask": .question, "survey": .question,
        "choose": .decision, "hours": .decision, "queue": .queue, "voicemail": .recorder, "record": .recorder,
        "recording": .recorder, "transfer": .person, "callback": .person, "lookup": .service, "notify": .service,
        "message": .service, "run": .subflow, "handoff": .subflow, "return": .end, "hangup": .end,
    ]
}
