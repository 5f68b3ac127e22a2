import Telephony
import Testing

@testable import Carriers

@Suite struct MessageTests {
    private func message() throws -> CarrierMessage {
        CarrierMessage(
            from: try #require(PhoneNumber("+34910000001")), to: try #require(PhoneNumber("+34600111222")),
            text: "“Hello”")
    }

    private func answer(_ told: CarrierServer.Told) async throws -> (MessageAnswer?, [CarrierServer.Asked]) {
        let message = try message()
        let answers = Answers()
        try await CarrierServer.run([told]) { address, server in
            let answer = await (try SampleCarrier(apiURL: address).carrier).send(message)
            await answers.keep(answer, server.asked)
        }
        return await (answers.answer, answers.asked)
    }

    private actor Answers {
        var answer: MessageAnswer?
        var asked: [CarrierServer.Asked] = []

        func keep(_ answer: MessageAnswer, _ asked: [CarrierServer.Asked]) {
            self.answer = answer
            self.asked = asked
        }
    }

    @Test func `a message goes with the key, and the carrier's id comes back`() async throws {
        let (answer, asked) = try await answer(.init(body: #"{"data":{"id":"m-1","record_type":"message"}}"#))
        #expect(answer == .accepted(id: "m-1"))
        #expect(asked.map(\.uri) == ["/v2/messages"])
        #expect(asked.first?.method == "POST")
        #expect(asked.first?.authorization == "Bearer KEY-that-nobody-may-see")
        #expect(asked.first?.body == #"{"from":"+34910000001","to":"+34600111222","text":"“Hello”"}"#)
    }

    @Test(arguments: [(422, false), (401, false), (429, false), (500, true), (503, true), (408, true)])
    func `only a clear refusal proves that nothing was sent`(status: Int, mayHaveBeenTaken: Bool) async throws {
        let (answer, asked) = try await answer(.init(status: status, body: "{}"))
        guard case .failed(_, let taken) = answer else {
            Issue.record("\(String(describing: answer))")
            return
        }
        #expect(taken == mayHaveBeenTaken)
        #expect(asked.count == 1)
    }

    @Test func `a carrier that is not there has taken nothing`() async throws {
        let answer = await (try SampleCarrier(apiURL: "http://127.0.0.1:1").carrier).send(try message())
        guard case .failed(let failure, mayHaveBeenTaken: false) = answer else {
            Issue.record("\(answer)")
            return
        }
        #expect(failure.reason == .unreachable)
    }
}
