import CurlHTTP
import Telephony
import Testing

@testable import Carriers

@Suite struct FailureTests {
    @Test(arguments: [
        ("90018", CarrierFailure.Reason.legEnded), ("90015", .legEnded), ("10005", .legEnded), ("90031", .alreadySo),
        ("90035", .alreadySo), ("90038", .alreadySo), ("90044", .alreadySo), ("90054", .alreadySo),
        ("90036", .queueFull), ("90020", .tooEarly), ("90034", .tooEarly), ("20100", .noCapacity),
        ("90041", .noCapacity), ("90042", .noCapacity), ("90043", .noCapacity), ("10009", .notAuthorised),
        ("10010", .notAuthorised), ("10011", .rateLimited(retryAfter: nil)), ("90103", .rateLimited(retryAfter: nil)),
        ("90040", .audioUnavailable), ("90017", .refused(code: "90017")), ("90037", .refused(code: "90037")),
        ("90102", .refused(code: "90102")), ("10015", .refused(code: "10015")),
    ])
    func `the code of an error decides`(code: String, reason: CarrierFailure.Reason) {
        #expect(failure(422, code: code) == reason)
    }

    @Test(arguments: [
        (401, CarrierFailure.Reason.notAuthorised), (403, .notAuthorised), (404, .legEnded),
        (408, .unreachable), (429, .rateLimited(retryAfter: nil)), (500, .carrierFault(status: 500)),
        (503, .carrierFault(status: 503)), (302, .refused(code: "302")), (400, .refused(code: "400")),
    ])
    func `without a code the status decides`(status: Int, reason: CarrierFailure.Reason) {
        for body in ["", "<html>", #"{"errors":{"status":"x"}}"#, #"{"errors":[]}"#, #"{"errors":[{"title":"x"}]}"#] {
            let answer = Telnyx.answer(TelnyxReply(status: status, body: Array(body.utf8)), to: .hangUp)
            guard case .failed(let failure) = answer else {
                Issue.record("accepted")
                continue
            }
            #expect(failure.reason == reason)
        }
    }

    @Test func `a dial is about no leg that could have ended`() {
        #expect(failure(404, code: "10005", to: dial) == .refused(code: "10005"))
        #expect(failure(422, code: "90018", to: dial) == .legEnded)
    }

    @Test(arguments: [
        ("retry-after", "2", Duration.seconds(2)), ("x-ratelimit-reset", "7", .seconds(7)),
        ("retry-after", "86400", .seconds(60)), ("retry-after", "soon", nil), ("retry-after", "-1", nil),
    ])
    func `a limit says when to come back`(name: String, value: String, after: Duration?) {
        let reply = TelnyxReply(status: 429, headers: [name: value])
        #expect(Telnyx.failure(reply).reason == .rateLimited(retryAfter: after))
    }

    @Test func `a failure tells neither the carrier's long text nor a number`() {
        let body =
            #"{"errors":[{"code":"10015","title":"Bad to +34600111222","detail":"+34600111222 and 4711","#
            + #""source":{"pointer":"/to"}}]}"#
        let failure = Telnyx.failure(TelnyxReply(status: 422, body: Array(body.utf8)))
        #expect(failure.detail == "status 422, 10015 Bad to +••••••••••• (/to)")
    }

    @Test func `the answer to a dial names the new leg`() {
        let reply = TelnyxReply(status: 200, body: Array(#"{"data":{"call_control_id":"v3:new","x":1}}"#.utf8))
        #expect(Telnyx.answer(reply, to: dial) == .accepted(handle: LegHandle(rawValue: "v3:new")))
        #expect(Telnyx.answer(reply, to: .answer) == .accepted(handle: nil))
        #expect(Telnyx.answer(TelnyxReply(status: 200), to: dial) == .accepted(handle: nil))
    }

    @Test(arguments: [CurlFailure.Code.notConnected, .timedOut, .cancelled, .overloaded, .untrusted, .failed])
    func `no answer means that the carrier could not be reached`(code: CurlFailure.Code) {
        #expect(Telnyx.reason(of: code) == .unreachable)
    }

    private let dial = CallCommand.Action.dial(CallCommand.Dial(to: "+1", from: "+2", ringTimeout: .seconds(20)))

    private func failure(
        _ status: Int, code: String, to action: CallCommand.Action = .hangUp
    ) -> CarrierFailure.Reason? {
        let body = "{\"errors\":[{\"code\":\"\(code)\",\"title\":\"T\"}]}"
        let answer = Telnyx.answer(TelnyxReply(status: status, body: Array(body.utf8)), to: action)
        guard case .failed(let failure) = answer else { return nil }
        return failure.reason
    }
}
