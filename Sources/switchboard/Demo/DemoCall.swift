import CallFlow
import CarrierSimulator
import ContactCenter
import CurlHTTP
import Engine
import Foundation
import Telephony

/// One call of the demo, from the agents' log-ins to the stored score.
struct DemoCall: Sendable {
    /// A call that takes longer has failed.
    static let limit = Duration.seconds(120)

    let cast: DemoCast
    let carrier: SimulatedCarrier
    let writer: Writer
    let client: APIClient
    let adminToken: String
    let number: PhoneNumber

    /// What went wrong, in one sentence.
    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    /// Logs the agents in through the API, one after another, so that one of them has been idle longest.
    func logIn() async throws -> [String: String] {
        var tokens: [String: String] = [:]
        for person in cast.people {
            let id = person.settings.id.rawValue
            await carrier.agent(person.settings.endpoint, DemoCast.phone)
            let session = try await client.send(
                .post, "/api/v1/sessions", json: ["agent": id, "password": person.password])
            struct Session: Decodable { var token: String }
            guard session.status == 201, let token = try? session.decode(Session.self).token else {
                throw Failure(description: "\(id) could not log in: \(session.trouble)")
            }
            let status = try await client.send(
                .put, "/api/v1/agents/me/status", token: token, json: ["status": "available"])
            guard status.status == 200 else {
                throw Failure(description: "\(id) could not become available: \(status.trouble)")
            }
            tokens[id] = token
            try await Task.sleep(for: .milliseconds(400))
        }
        return tokens
    }

    /// Lets the caller dial, tells what happens, and returns the call once it is over.
    func run() async throws -> CallID {
        let names = cast.people.flatMap { person in
            [(person.settings.id.rawValue, person.settings.name), (person.settings.endpoint, person.settings.name)]
        }
        let story = Storyteller(names: Dictionary(names) { first, _ in first })
        let facts = writer.feed.subscribe(bufferingNewest: 1000)
        let observations = await carrier.events
        guard let caller = PhoneNumber(DemoCast.caller) else { throw Failure(description: "no caller") }
        return try await withThrowingTaskGroup(of: CallID?.self) { group in
            group.addTask {
                for await observation in observations { story.tell(observation) }
                return nil
            }
            group.addTask { try await follow(facts, story) }
            group.addTask {
                try await Task.sleep(for: Self.limit)
                throw Failure(description: "the call did not end within \(Self.limit.wholeSeconds) s")
            }
            defer { group.cancelAll() }
            try await carrier.placeCall(from: caller, to: number, script: DemoCast.script)
            while let call = try await group.next() {
                if let call { return call }
            }
            throw Failure(description: "the call was not seen")
        }
    }

    /// Tells the facts of the next call that arrives, until its recording and its end are known.
    private func follow(_ facts: AsyncStream<Fact>, _ story: Storyteller) async throws -> CallID {
        var call: CallID?
        var isOver = false
        var recordings = 0
        var survey = "not asked"
        for await fact in facts {
            if call == nil, case .arrived = fact.kind { call = fact.call }
            guard let call, fact.call == call else { continue }
            story.tell(fact)
            switch fact.kind {
            case .recordingStarted: recordings += 1
            case .recordingSaved, .recordingFailed: recordings -= 1
            case .ended, .turnedAway: isOver = true
            case .flow(let step): if case .surveyed(_, let outcome) = step { survey = outcome }
            case _: continue
            }
            guard isOver, recordings <= 0 else { continue }
            guard survey == "complete" else { throw Failure(description: "the survey is \(survey)") }
            return call
        }
        throw Failure(description: "the server stopped before the call was over")
    }

    /// Asks the API for what was stored of a call: every answer of its survey.
    func scores(of call: CallID) async throws -> [String] {
        struct Page: Decodable {
            struct Item: Decodable {
                var call: String
                var agent: String?
                var question: String
                var answer: String
            }
            var items: [Item]
        }
        let answer = try await client.get("/api/v1/surveys", token: adminToken)
        guard let page = try? answer.decode(Page.self) else {
            throw Failure(description: "the surveys could not be read: \(answer.trouble)")
        }
        return page.items.filter { $0.call == call.description }.map {
            "\($0.question) = \($0.answer)" + ($0.agent.map { ", about \($0)" } ?? "")
        }
    }
}
