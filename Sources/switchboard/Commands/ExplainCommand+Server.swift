import ContactCenter
import Telephony

extension ExplainCommand {
    /// What a running server says about a call, with its choices made again here if the token may see who was free.
    func ask(_ url: String, about id: CallID) async throws -> Explanation {
        let answer = try await record.answer("/api/v1/calls/\(id)", at: url)
        guard answer.status != 404 else { throw Exit.because("The server knows no call \(id).") }
        guard answer.status == 200, let content = try? answer.decode(CallAnswer.self) else {
            throw Exit.because("The server answered \(answer.status): \(answer.trouble)")
        }
        return Explanation(content, audit: content.decisions.isEmpty ? nil : try await audit(of: id, at: url))
    }

    /// Makes the choices for a call again; nil if the server shows this token only the call itself.
    private func audit(of id: CallID, at url: String) async throws -> DecisionAudit? {
        struct Part: Decodable {
            var items: [Fact]
            var next: String?
        }
        var audit = DecisionAudit(of: id)
        var cursor = ""
        for _ in 0..<WholeList.mostPages {
            let answer = try await record.answer("/api/v1/calls/\(id)/choices?limit=1000\(cursor)", at: url)
            guard answer.status != 403 else { return nil }
            guard answer.status == 200, let part = try? answer.decode(Part.self) else {
                throw Exit.because("The server answered \(answer.status): \(answer.trouble)")
            }
            for fact in part.items { audit.take(fact) }
            guard let next = part.next else {
                audit.finish()
                return audit
            }
            cursor = "&after=\(next)"
        }
        throw Exit.because("The record of who was free is too long for --url: run this where the server runs.")
    }
}
