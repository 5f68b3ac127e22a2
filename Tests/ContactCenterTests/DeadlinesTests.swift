import Telephony
import Testing

@testable import ContactCenter

struct DeadlinesTests {
    @Test func `owners come up in the order of their deadlines, once each`() {
        var deadlines = Deadlines()
        deadlines.set(.call(CallID(2)), at: Timestamp(milliseconds: 20))
        deadlines.set(.call(CallID(1)), at: Timestamp(milliseconds: 10))
        deadlines.set(.call(CallID(2)), at: Timestamp(milliseconds: 15))
        deadlines.set(.call(CallID(2)), at: Timestamp(milliseconds: 30))
        #expect(deadlines.next == Timestamp(milliseconds: 10))
        #expect(deadlines.popDue(at: Timestamp(milliseconds: 9)) == nil)
        #expect(deadlines.popDue(at: Timestamp(milliseconds: 50)) == .call(CallID(1)))
        #expect(deadlines.popDue(at: Timestamp(milliseconds: 50)) == .call(CallID(2)))
        #expect(deadlines.popDue(at: Timestamp(milliseconds: 50)) == nil)
    }
}
