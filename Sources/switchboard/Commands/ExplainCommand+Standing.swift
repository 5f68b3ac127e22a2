import ContactCenter
import CurlHTTP
import Engine
import Foundation
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
        let parts = call.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return nil }
        switch parts[0] {
        case "agent": return AgentsFile.isName(parts[1]) ? .agent(AgentID(rawValue: parts[1])) : nil
        case "queue": return QueuesFile.isName(parts[1]) ? .queue(parts[1]) : nil
        case _: return nil
        }
    }

    /// An answer of a running server.
    func answer(_ path: String, at url: String) async throws -> APIClient.Answer {
        let environment = ProcessInfo.processInfo.environment
        guard let token = token ?? environment["SWITCHBOARD_TOKEN"] ?? environment["SWITCHBOARD_ADMIN_TOKEN"] else {
            throw Exit.because("A running server wants a token: set SWITCHBOARD_TOKEN or SWITCHBOARD_ADMIN_TOKEN.")
        }
        let client = try CurlClient()
        let answer = try await APIClient(base: url, client: client).get(path, token: token)
        await client.shutDown()
        return answer
    }

    /// What a running server says about an agent or a queue.
    func ask(_ url: String, about subject: Subject) async throws -> [String] {
        switch subject {
        case .agent(let agent):
            let answer = try await self.answer("/api/v1/agents/\(agent.rawValue)/standing", at: url)
            guard answer.status == 200, let standing = try? answer.decode(AgentStanding.self) else {
                throw Exit.because("The server answered \(answer.status): \(answer.trouble)")
            }
            return StandingReport.lines(standing)
        case .queue(let queue):
            let answer = try await self.answer("/api/v1/queues/\(queue)/standing", at: url)
            guard answer.status == 200, let standing = try? answer.decode(QueueStanding.self) else {
                throw Exit.because("The server answered \(answer.status): \(answer.trouble)")
            }
            return StandingReport.lines(standing)
        }
    }

    /// What the store and the configuration say about an agent or a queue.
    func read(about subject: Subject) async throws -> [String] {
        let installation = Installation.load()
        let path = store ?? installation.settings.storePath
        guard FileManager.default.fileExists(atPath: path) else {
            throw Exit.because("There is no store at \(path): give --store, or --url for a running server.")
        }
        do {
            let store = try SQLiteStore(path: path)
            let saved = try await store.load { _, _ in }.saved
            await store.close()
            let now = SystemTime().now
            let center = Switchboard(saved, configuration: installation.configuration, at: now)
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
        } catch let failure as StoreFailure where failure.code == .inUse {
            throw Exit.because("\(failure) Ask the running server: --url http://127.0.0.1:8080.")
        } catch let failure as StoreFailure {
            throw Exit.because("\(failure)")
        }
    }
}
