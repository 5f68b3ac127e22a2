import CallFlow
import Telephony
import TestSupport
import Testing

@testable import ContactCenter

/// An agent of a test's configuration.
struct Staff {
    var name: String
    var tier = 1
    var order = 100
    var skills: [String: Int] = [:]
    var capacity = 1
    var queues = ["sales"]
}

extension Center {
    /// A centre with these agents, all available, the first one idle longest by a second each.
    static func staffed(
        _ staff: [Staff], queues: [QueueSettings] = [QueueSettings(name: "sales")], house: HouseRules = HouseRules()
    ) -> Center {
        var configuration = Configuration.sample
        configuration.house = house
        configuration.queues = Dictionary(uniqueKeysWithValues: queues.map { ($0.name, $0) })
        let agents = staff.map { person in
            AgentSettings(
                id: AgentID(rawValue: person.name), name: person.name, endpoint: "sip:\(person.name)@example.com",
                services: person.queues.map { .init($0, tier: person.tier, order: person.order) },
                skills: person.skills, capacity: person.capacity)
        }
        configuration.agents = Dictionary(uniqueKeysWithValues: agents.map { ($0.id, $0) })
        var center = Center(configuration)
        for person in staff {
            center.set(person.name, .available)
            center.wait(.seconds(1))
        }
        return center
    }

    /// A caller who waits in a queue, without a flow; returns the caller's leg.
    mutating func waiting(
        in queue: String = "sales", priority: Int = 5, skills: [String] = [], from: String = "+34600111222"
    ) -> LegID {
        let leg = answeredCall(from: from)
        step { switchboard, now in
            switchboard.change(leg.call, at: now) { switchboard, call in
                let request = QueueRequest(
                    queue: queue, priority: priority, maximumWait: .seconds(3600), skills: skills)
                // Without its flow, which would not wait for what it did not ask for.
                call.session = nil
                _ = switchboard.enqueue(request, for: &call, at: now)
            }
            switchboard.settleQueues(at: now)
            defer { switchboard.turn = Turn() }
            return switchboard.turn
        }
        report(.enqueued(queue: queue, position: 1), on: leg)
        return leg
    }

    /// Books a callback for a caller who is on the line.
    @discardableResult
    mutating func book(_ request: CallbackRequest, for leg: LegID) -> FlowEvent? {
        var event: FlowEvent?
        step { switchboard, now in
            switchboard.change(leg.call, at: now) { switchboard, call in
                event = switchboard.book(request, for: &call, at: now)
            }
            switchboard.settleQueues(at: now)
            defer { switchboard.turn = Turn() }
            return switchboard.turn
        }
        return event
    }

    /// Whose phones ring for a call.
    func ringing(for leg: LegID) -> [String] {
        guard case .waiting(let waiting) = switchboard.calls[leg.call]?.stage else { return [] }
        return waiting.offers.map(\.agent.rawValue)
    }

    /// The leg on which an agent's phone rings.
    func phone(of agent: String) -> LegID? {
        for call in switchboard.calls.values {
            guard case .waiting(let waiting) = call.stage else { continue }
            if let offer = waiting.offers.first(where: { $0.agent.rawValue == agent }) { return offer.leg }
        }
        return nil
    }

    /// The agent picks up and is connected.
    mutating func connect(_ agent: String) throws {
        let leg = try #require(phone(of: agent))
        report(.answered, on: leg)
        report(.bridged, on: leg)
    }

    /// A leg is hung up.
    mutating func drop(_ leg: LegID, _ cause: CallEvent.HangUp.Cause = .normalClearing) {
        report(.hungUp(CallEvent.HangUp(cause: cause)), on: leg)
    }

    /// What an agent does, in one word.
    func activity(_ agent: String) -> String? {
        switchboard.agentView(AgentID(rawValue: agent), at: now)?.activity
    }

    /// The decisions so far.
    var decisions: [Decision] {
        facts.compactMap { if case .offered(let decision) = $0.kind { decision } else { nil } }
    }
}
