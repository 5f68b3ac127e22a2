import ContactCenter
import Engine
import StoreSQLite
import Telephony

extension ExplainCommand {
    /// Who a question is about that is about no call.
    enum Subject {
        case agent(AgentID)
        case queue(String)
    }

    /// `agent:ana` or `queue:sales`; nil for anything else.
    var subject: Subject? {
        let parts = (call ?? "").split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return nil }
        switch parts[0] {
        case "agent": return AgentsFile.isName(parts[1]) ? .agent(AgentID(rawValue: parts[1])) : nil
        case "queue": return QueuesFile.isName(parts[1]) ? .queue(parts[1]) : nil
        case _: return nil
        }
    }

    /// What a running server says about an agent or a queue.
    func ask(_ url: String, about subject: Subject) async throws -> [String] {
        switch subject {
        case .agent(let agent):
            let answer = try await record.answer("/api/v1/agents/\(agent.rawValue)/standing", at: url)
            guard answer.status == 200, let standing = try? answer.decode(AgentStanding.self) else {
                throw Exit.because("The server answered \(answer.status): \(answer.trouble)")
            }
            return StandingReport.lines(standing)
        case .queue(let queue):
            let answer = try await record.answer("/api/v1/queues/\(queue)/standing", at: url)
            guard answer.status == 200, let standing = try? answer.decode(QueueStanding.self) else {
                throw Exit.because("The server answered \(answer.status): \(answer.trouble)")
            }
            return StandingReport.lines(standing)
        }
    }

    /// What the store and the configuration say about an agent or a queue.
    func read(about subject: Subject) async throws -> [String] {
        let (saved, configuration) = try await record.reading { store, installation in
            (try await store.load { _, _ in }.saved, installation.configuration)
        }
        let now = SystemTime().now
        let center = Switchboard(saved, configuration: configuration, at: now)
        switch subject {
        case .agent(let agent):
            guard let standing = center.standing(of: agent, at: now) else {
                throw Exit.because(Reply.Refusal.unknownAgent.sentence)
            }
            return StandingReport.lines(standing)
        case .queue(let queue):
            guard let standing = center.standing(of: queue, at: now) else {
                throw Exit.because(Reply.Refusal.unknownQueue.sentence)
            }
            return StandingReport.lines(standing)
        }
    }
}
