import Telephony
import Testing

@testable import Carriers

@Suite struct ExchangeTests {
    @Test func `a command goes to its leg with the key and with its own id`() async throws {
        try await CarrierServer.run([CarrierServer.Told()]) { address, server in
            let carrier = try SampleCarrier(apiURL: address).carrier
            let answer = await carrier.carryOut(SampleCommands.command(.hangUp), handle: SampleCommands.handle)
            #expect(answer == .accepted(handle: nil))
            let asked = try #require(server.asked.first)
            #expect(asked.method == "POST")
            #expect(asked.uri == "/v2/calls/v3%3Acaller%2F1/actions/hangup")
            #expect(asked.authorization == "Bearer KEY-that-nobody-may-see")
            #expect(asked.body.contains(SampleCommands.id.description))
        }
    }

    @Test func `a refusal of the carrier is an answer and is not repeated`() async throws {
        let body = #"{"errors":[{"code":"90018","title":"Call has already ended"}]}"#
        try await CarrierServer.run([CarrierServer.Told(status: 422, body: body)]) {
            address, server in
            let carrier = try SampleCarrier(apiURL: address).carrier
            let answer = await carrier.carryOut(SampleCommands.command(.answer), handle: SampleCommands.handle)
            #expect(
                answer == .failed(CarrierFailure(.legEnded, detail: "status 422, 90018 Call has already ended")))
            #expect(server.asked.count == 1)
        }
    }

    @Test func `a carrier that is not there is unreachable`() async throws {
        let carrier = try SampleCarrier(apiURL: "http://127.0.0.1:1").carrier
        let answer = await carrier.carryOut(SampleCommands.command(.hangUp), handle: SampleCommands.handle)
        guard case .failed(let failure) = answer else {
            Issue.record("accepted")
            return
        }
        #expect(failure.reason == .unreachable)
        #expect(!failure.detail.contains("nobody-may-see"))
    }

    @Test func `a command without its leg's name is not sent`() async throws {
        try await CarrierServer.run([CarrierServer.Told()]) { address, server in
            let carrier = try SampleCarrier(apiURL: address).carrier
            let answer = await carrier.carryOut(SampleCommands.command(.hangUp)) { _ in nil }
            guard case .failed(let failure) = answer else {
                Issue.record("accepted")
                return
            }
            #expect(failure.reason == .tooEarly)
            #expect(server.asked.isEmpty)
        }
    }

    @Test func `active legs are followed over the pages`() async throws {
        let first =
            #"{"data":[{"call_control_id":"v3:a","client_state":"YzEwNDIuMi8xNw=="},{"x":1}],"#
            + #""meta":{"cursors":{"after":"g3+/="}}}"#
        let second = #"{"data":[{"call_control_id":"v3:b","client_state":null}],"meta":{"cursors":{"after":null}}}"#
        try await CarrierServer.run([CarrierServer.Told(body: first), CarrierServer.Told(body: second)]) {
            address, server in
            let legs = try await SampleCarrier(apiURL: address).carrier.activeLegs()
            #expect(
                legs == [
                    ActiveLeg(handle: LegHandle(rawValue: "v3:a"), tag: SampleBody.tag),
                    ActiveLeg(handle: LegHandle(rawValue: "v3:b"), tag: nil),
                ])
            #expect(
                server.asked.map(\.uri) == [
                    "/v2/connections/1494404757140276705/active_calls?page%5Blimit%5D=250",
                    "/v2/connections/1494404757140276705/active_calls?page%5Blimit%5D=250&page%5Bafter%5D=g3%2B%2F%3D",
                ])
            #expect(server.asked.allSatisfy { $0.method == "GET" && $0.body.isEmpty })
        }
    }

    @Test func `a list whose cursor stands still ends`() async throws {
        let page = #"{"data":[{"call_control_id":"v3:a"}],"meta":{"cursors":{"after":"x"}}}"#
        try await CarrierServer.run([CarrierServer.Told(body: page)]) { address, server in
            let legs = try await SampleCarrier(apiURL: address).carrier.activeLegs()
            #expect(legs.count == 2)
            #expect(server.asked.count == 2)
        }
    }

    @Test(arguments: [404, 500, 200])
    func `a list that cannot be had is a failure and never an empty list`(status: Int) async throws {
        let told = CarrierServer.Told(status: status, body: "{}")
        try await CarrierServer.run([told]) { address, _ in
            let carrier = try SampleCarrier(apiURL: address).carrier
            await #expect(throws: CarrierFailure.self) { try await carrier.activeLegs() }
        }
    }
}
