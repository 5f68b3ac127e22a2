import CurlHTTP
import Telephony

extension Telnyx {
    /// What an answer of the REST API means for an order.
    static func answer(_ reply: TelnyxReply, to action: CallCommand.Action) -> CommandAnswer {
        guard !(200..<300).contains(reply.status) else { return .accepted(handle: newLeg(reply, of: action)) }
        return .failed(failure(reply, isDial: isDial(action)))
    }

    /// What is wrong by an answer that is no success.
    ///
    /// Almost every refusal has status 422, so the first error's code goes before the status.
    static func failure(_ reply: TelnyxReply, isDial: Bool = false) -> CarrierFailure {
        let error = firstError(reply)
        let detail = Self.detail(reply.status, error)
        if let code = error?.code, let reason = reason(ofCode: code, reply: reply, isDial: isDial) {
            return CarrierFailure(reason, detail: detail)
        }
        let reason: CarrierFailure.Reason =
            switch reply.status {
            case 401, 403: .notAuthorised
            case 404 where !isDial: .legEnded
            case 408: .unreachable
            case 429: .rateLimited(retryAfter: retryAfter(reply))
            case 500...: .carrierFault(status: reply.status)
            default: .refused(code: error?.code ?? String(reply.status))
            }
        return CarrierFailure(reason, detail: detail)
    }

    /// What it means that there is no answer.
    ///
    /// A repeat has the same id, so it is safe even if the order took effect.
    static func reason(of code: CurlFailure.Code) -> CarrierFailure.Reason {
        switch code {
        case .notConnected, .timedOut, .cancelled, .overloaded, .shutDown, .tooLarge, .untrusted, .notPublic,
            .failed:
            .unreachable
        case .malformedURL: .refused(code: "url")
        }
    }

    private struct APIError {
        var code: String
        var title: String
        var pointer: String
    }

    private static func reason(
        ofCode code: String, reply: TelnyxReply, isDial: Bool
    ) -> CarrierFailure.Reason? {
        switch code {
        case "90018": .legEnded
        // For a dial this is about a leg or an application that it names, not about a race.
        case "90015", "10005": isDial ? .refused(code: code) : .legEnded
        case "90031", "90035", "90038", "90044", "90054": .alreadySo
        case "90036": .queueFull
        case "90020", "90034": .tooEarly
        case "20100", "90041", "90042", "90043": .noCapacity
        case "10009", "10010": .notAuthorised
        case "10011", "90103": .rateLimited(retryAfter: retryAfter(reply))
        case "90040": .audioUnavailable
        default: nil
        }
    }

    private static func firstError(_ reply: TelnyxReply) -> APIError? {
        guard let error = JSONDocument(reply.body)?.root["errors"]?.elements.first,
            let code = error["code"]?.plainText
        else { return nil }
        return APIError(
            code: String(code.prefix(20)), title: error["title"]?.string ?? "",
            pointer: error["source"]?["pointer"]?.string ?? error["source"]?["parameter"]?.string ?? "")
    }

    /// Status, code, title and field.
    ///
    /// The carrier's long text is left out: it may quote a number or an entry.
    private static func detail(_ status: Int, _ error: APIError?) -> String {
        guard let error else { return "status \(status)" }
        let field = error.pointer.isEmpty ? "" : " (\(error.pointer.prefix(60)))"
        return "status \(status), \(error.code) \(withoutNumbers(error.title.prefix(100)))\(field)"
    }

    /// The text with a point in place of every digit of a longer number.
    private static func withoutNumbers(_ text: some StringProtocol) -> String {
        text.split(separator: " ", omittingEmptySubsequences: false)
            .map { word in
                word.filter(\.isNumber).count > 4 ? String(word.map { $0.isNumber ? "•" : $0 }) : String(word)
            }
            .joined(separator: " ")
    }

    /// How long the carrier asks to wait, at most a minute.
    private static func retryAfter(_ reply: TelnyxReply) -> Duration? {
        let text = reply.headers["retry-after"] ?? reply.headers["x-ratelimit-reset"]
        guard let seconds = text.flatMap({ Int64($0) }), seconds >= 0 else { return nil }
        return .seconds(min(seconds, 60))
    }

    private static func newLeg(_ reply: TelnyxReply, of action: CallCommand.Action) -> LegHandle? {
        guard isDial(action),
            let name = JSONDocument(reply.body)?.root["data"]?["call_control_id"]?.string, !name.isEmpty
        else { return nil }
        return LegHandle(rawValue: name)
    }

    private static func isDial(_ action: CallCommand.Action) -> Bool {
        if case .dial = action { true } else { false }
    }
}
