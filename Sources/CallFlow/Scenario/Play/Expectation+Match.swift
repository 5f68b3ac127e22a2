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
        case .asks(let service, let path):
            guard case .asked(let request) = occurrence.what, request.service.name == service else { return false }
            return path.map { PercentText.decoded($0) == PercentText.decoded(request.path) } ?? true
        case .callback(let queue): return occurrence.what == .fact(.callbackAsked(queue: queue, outcome: "booked"))
        case .notified(let event, let with):
            guard case .fact(.notified(event, let told)) = occurrence.what else { return false }
            return with.allSatisfy { told[$0.key] == $0.value }
        case .messaged(let number, let says):
            guard case .fact(.messaged(let receiver, let text)) = occurrence.what else { return false }
            return receiver == number.text && says.map { text.contains($0) } ?? true
        case .recording(let turn): return occurrence.what == .recording(turn)
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
        case .asks(let service, let path):
            "the service \"\(service)\" was not asked" + (path.map { " for \"\($0)\"" } ?? "")
        case .callback(let queue): "no call back by \"\(queue)\" was booked"
        case .notified(let event, let with):
            "nobody was notified of \"\(event)\"" + (with.isEmpty ? "" : " with \(Self.list(with))")
        case .messaged(let number, let says):
            "no message was sent to \(number)" + (says.map { " with the words \"\($0)\"" } ?? "")
        case .recording(let turn): "the recording was not turned \"\(turn.rawValue)\""
        case .at(let state): "the call did not come to the state \"\(state)\""
        case .ends(let ending): "the call did not end with \"\(ending.rawValue)\""
        }
    }

    private static func list(_ values: [String: String]) -> String {
        values.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }.joined(separator: ", ")
    }
}
