import ContactCenter
import Engine
import HTTPTypes
import Hummingbird

extension Site {
    /// Asks the contact centre for something and tells what became of it.
    func ask(_ request: ContactCenter.Request) async throws -> Response {
        let reply: Reply
        do {
            reply = try await writer.request(request)
        } catch {
            throw Problem.unavailable("The change cannot be stored now.", retryAfter: 1)
        }
        switch reply {
        case .agent(let view): return try JSONText.response(view)
        case .flow(let view): return try JSONText.response(FlowItem(view))
        case .moved(let result): return try JSONText.response(MovedItem(result))
        case .hours(let view): return try JSONText.response(HoursItem(view))
        case .done: return Response(status: .noContent)
        case .refused(let refusal): throw Problem(refusal)
        }
    }
}

extension Problem {
    /// A request that the contact centre refused.
    init(_ refusal: Reply.Refusal) {
        switch refusal {
        case .unknownAgent, .unknownCall, .unknownFlow, .unknownCalendar: self = .notFound(refusal.sentence)
        case .unknownQueue, .unknownReason, .reasonNotWanted, .badEnd, .unknownNotice: self = .invalid(refusal.sentence)
        case .notWrappingUp, .wrapUpIsForced, .agentIsOffline, .agentIsBusy, .callIsNotWaiting, .callIsBeingConnected,
            .alreadyThere, .numberIsBooked, .brokenFlow, .nothingNew, .unknownEdition:
            self = .conflict(refusal.sentence)
        }
    }

    /// What was asked for does not fit what is so.
    static func conflict(_ detail: String) -> Problem {
        Problem(status: .conflict, kind: "conflict", title: "Conflict", detail: detail)
    }
}
