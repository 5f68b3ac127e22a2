import Telephony
import Testing

@testable import Web

struct LockoutTests {
    private let start = Timestamp(seconds: 1_000_000)

    @Test func `each failure doubles the pause, up to a minute`() {
        let lockout = Lockout()
        var now = start
        for seconds in [1, 2, 4, 8, 16, 32, 64, 64] as [Int64] {
            #expect(lockout.begin("ana", at: now) == nil)
            #expect(lockout.begin("ana", at: now) == .seconds(seconds))
            now = now + .seconds(seconds)
        }
    }

    @Test func `a success forgets the failures`() {
        let lockout = Lockout()
        #expect(lockout.begin("ana", at: start) == nil)
        lockout.succeeded("ana")
        #expect(lockout.begin("ana", at: start) == nil)
        #expect(lockout.begin("ana", at: start) == .seconds(1))
    }

    @Test func `one name does not lock another out`() {
        let lockout = Lockout()
        #expect(lockout.begin("ana", at: start) == nil)
        #expect(lockout.begin("ben", at: start) == nil)
    }

    @Test func `failures are forgotten after a quarter of an hour`() {
        let lockout = Lockout()
        #expect(lockout.begin("ana", at: start) == nil)
        let later = start + .seconds(1 + 901)
        #expect(lockout.begin("ana", at: later) == nil)
        #expect(lockout.begin("ana", at: later) == .seconds(1))
    }

    @Test func `the memory of names is bounded`() {
        let lockout = Lockout()
        for number in 0..<(Lockout.capacity + 10) {
            #expect(lockout.begin("agent\(number)", at: start + .milliseconds(number)) == nil)
        }
        #expect(lockout.begin("agent0", at: start + .milliseconds(100)) == nil)
    }
}
