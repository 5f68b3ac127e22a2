import Telephony
import Testing

struct CarrierFailureTests {
    private static let dial = CallCommand.Action.dial(
        CallCommand.Dial(to: "sip:ana@example.com", from: "+34910000001", ringTimeout: .seconds(20)))

    @Test func `no answer, overload and carrier faults are tried again`() {
        #expect(CarrierFailure(.unreachable).verdict(for: .answer) == .retry(after: nil))
        #expect(CarrierFailure(.carrierFault(status: 503)).verdict(for: .answer) == .retry(after: nil))
        #expect(
            CarrierFailure(.rateLimited(retryAfter: .seconds(3))).verdict(for: .answer) == .retry(after: .seconds(3)))
    }

    @Test func `an ended leg settles an order quietly, unless the order concerns two legs`() {
        #expect(CarrierFailure(.legEnded).verdict(for: .hangUp) == .settled)
        #expect(CarrierFailure(.legEnded).verdict(for: .answer) == .settled)
        #expect(CarrierFailure(.legEnded).verdict(for: Self.dial) == .report)
    }

    @Test func `a refusal is reported, except where the order only tidies up`() {
        #expect(CarrierFailure(.refused(code: "10015")).verdict(for: Self.dial) == .report)
        #expect(CarrierFailure(.refused(code: "10015")).verdict(for: .stopPlaying) == .settled)
    }
}
