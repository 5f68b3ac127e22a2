import Telephony
import Testing

@testable import CarrierSimulator

/// An exchange on a clock that only moves when a test says so, with a receiver that acknowledges every webhook.
struct VirtualCarrier {
    /// A webhook as its receiver got it.
    struct Received {
        let at: Timestamp
        let attempt: Int
        let body: JSON

        var type: String { body["data"]?["event_type"]?.text ?? "" }
        var id: String { body["data"]?["id"]?.text ?? "" }
        subscript(name: String) -> JSON? { body["data"]?["payload"]?[name] }
    }

    static let caller = "+34600111222"
    static let number = "+34910000000"
    static let start = Timestamp(seconds: 1_800_000_000)

    var exchange: Exchange
    var webhooks: [Received] = []
    var observations: [Observation] = []
    /// What the receiver answers to the attempts to come; 200 once the list is used up.
    var answers: [DeliveryOutcome] = []
    var now = Self.start
    private var serial = 0

    init(_ options: ExchangeOptions = ExchangeOptions()) {
        exchange = Exchange(options: options, now: now)
        absorb(exchange.setWebhook("http://receiver.example/hook", at: now))
    }

    /// Lets simulated people live for this long, and acknowledges what they cause.
    mutating func pass(_ duration: Duration) {
        let end = now + duration
        while let next = exchange.nextDeadline, next <= end {
            now = max(now, next)
            absorb(exchange.advance(to: now))
        }
        now = end
        absorb(exchange.advance(to: now))
    }

    /// Sends a request with the right key.
    @discardableResult
    mutating func send(_ method: APIRequest.Method, _ target: String, _ body: JSON? = nil) -> APIResponse {
        request(
            APIRequest(method, target, authorization: "Bearer \(exchange.options.apiKey)", body: body?.bytes ?? []))
    }

    mutating func request(_ request: APIRequest) -> APIResponse {
        let outcome = exchange.handle(request, at: now)
        absorb(outcome.effects)
        return outcome.response
    }

    /// Orders something on a leg, with a fresh `command_id` unless one is given; returns the error's code.
    @discardableResult
    mutating func order(_ action: String, _ leg: String, _ body: JSON = [:]) -> String? {
        serial += 1
        guard case .object(var members) = body else { return "no object" }
        if body["command_id"] == nil, action != "client_state_update" {
            members.append(.init("command_id", .string("order-\(serial)")))
        }
        let method: APIRequest.Method = action == "client_state_update" ? .put : .post
        return send(method, "/v2/calls/\(leg)/actions/\(action)", .object(members)).errorCode
    }

    /// Places a call and returns its leg's call control id.
    mutating func call(_ script: CallerScript = CallerScript(), from: String = Self.caller) throws -> String {
        let (from, to) = (try #require(PhoneNumber(from)), try #require(PhoneNumber(Self.number)))
        let placed = exchange.placeCall(from: from, to: to, script: script, at: now)
        absorb(placed.effects)
        let leg = try #require(placed.leg)
        return try #require(exchange.legs[leg.number]).controlID
    }

    /// Places a call and answers it.
    mutating func answeredCall(_ script: CallerScript = CallerScript(), from: String = Self.caller) throws -> String {
        let leg = try call(script, from: from)
        #expect(order("answer", leg) == nil)
        return leg
    }

    /// Dials and returns the new leg's call control id.
    mutating func dial(_ to: String, _ extra: [JSON.Member] = []) throws -> String {
        serial += 1
        let body: [JSON.Member] = [
            .init("to", .string(to)), .init("from", .string(Self.number)),
            .init("connection_id", .string(exchange.options.connectionID)),
        ]
        var members = body + extra
        if !extra.contains(where: { $0.name == "command_id" }) {
            members.append(.init("command_id", .string("dial-\(serial)")))
        }
        let response = send(.post, "/v2/calls", .object(members))
        return try #require(response.body?["data"]?["call_control_id"]?.text, "\(response)")
    }

    /// Dials an agent who answers after a second, and lets the second pass.
    mutating func answeredAgent(_ to: String = "sip:ana@agents.example", _ steps: [Step] = []) throws -> String {
        exchange.setAgent(to, [AgentScript(.answers(after: .seconds(1)), steps)])
        let leg = try dial(to)
        pass(.seconds(1))
        return leg
    }

    /// The webhooks of one type about one leg, in the order of their delivery.
    func received(_ type: String, _ leg: String? = nil) -> [Received] {
        webhooks.filter { $0.type == type && (leg == nil || $0["call_control_id"]?.text == leg) }
    }

    /// The types of the webhooks about one leg, in the order of their delivery.
    func types(_ leg: String) -> [String] {
        webhooks.filter { $0["call_control_id"]?.text == leg }.map(\.type)
    }

    private mutating func absorb(_ effects: [Exchange.Effect]) {
        var waiting = effects[...]
        while let effect = waiting.popFirst() {
            switch effect {
            case .observed(let observation): observations.append(observation)
            case .deliver(let delivery):
                let outcome = answers.isEmpty ? .answered(status: 200) : answers.removeFirst()
                if let body = JSON(reading: delivery.body) {
                    webhooks.append(Received(at: now, attempt: delivery.attempt, body: body))
                }
                waiting += exchange.delivered(delivery.number, outcome, at: now)
            }
        }
    }
}
