import Telephony

extension Expectation {
    /// Whether this is what was expected.
    func isMet(by occurrence: Occurrence) -> Bool {
        switch self {
        case .hears(let prompt, let language, let says):
            guard let said = occurrence.said, said.prompt == prompt else { return false }
            return (language ?? said.language) == said.language && says.map { said.text.contains($0) } ?? true
        case .queued(let queue, let priority):
            guard case .queued(let request) = occurrence.what else { return false }
            return request.queue == queue && (priority ?? request.priority) == request.priority
        case .transferred(let destination):
            guard case .transferred(let request) = occurrence.what else { return false }
            return request.destination == destination
        case .leftIn(let mailbox, let with):
            guard case .fact(.messageLeft(mailbox, _, _, let attached)) = occurrence.what else { return false }
            return with.allSatisfy { attached[$0.key] == $0.value }
        case .at(let state): return occurrence.entered == state
        case .ends(let ending): return occurrence.what == .ended(ending)
        }
    }

    /// What is missing if it did not happen.
    var complaint: String {
        switch self {
        case .hears(let prompt, let language, let says):
            "the caller did not hear \"\(prompt)\"" + (language.map { " in \"\($0)\"" } ?? "")
                + (says.map { " with the words \"\($0)\"" } ?? "")
        case .queued(let queue, let priority):
            "the caller was not put into the queue \"\(queue)\"" + (priority.map { " with priority \($0)" } ?? "")
        case .transferred(let destination): "the caller was not put through to \"\(destination)\""
        case .leftIn(let mailbox, let with):
            "no message was left in \"\(mailbox)\"" + (with.isEmpty ? "" : " with \(Self.list(with))")
        case .at(let state): "the call did not come to the state \"\(state)\""
        case .ends(let ending): "the call did not end with \"\(ending.rawValue)\""
        }
    }

    private static func list(_ values: [String: String]) -> String {
        values.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }.joined(separator: ", ")
    }
}
