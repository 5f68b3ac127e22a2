import Telephony
import Testing

@testable import ContactCenter

struct WaitingLineTests {
    private func place(_ call: UInt64, at milliseconds: Int64, priority: Int = 5) -> WaitingLine.Place {
        WaitingLine.Place(priority: priority, since: Timestamp(milliseconds: milliseconds), call: CallID(call))
    }

    @Test func `first come, first served, and priority before that`() {
        var line = WaitingLine()
        line.insert(place(1, at: 10))
        line.insert(place(2, at: 20))
        line.insert(place(3, at: 30, priority: 1))
        #expect(line.position(of: place(3, at: 30, priority: 1)) == 1)
        #expect(line.position(of: place(1, at: 10)) == 2)
        #expect(line.position(of: place(2, at: 20)) == 3)
    }

    @Test func `a caller who comes back has the place it had`() {
        var line = WaitingLine()
        for call in 1...5 { line.insert(place(UInt64(call), at: Int64(call))) }
        line.remove(place(2, at: 2))
        #expect(line.position(of: place(2, at: 2)) == nil)
        line.insert(place(2, at: 2))
        #expect(line.position(of: place(2, at: 2)) == 2)
        line.insert(place(2, at: 2))
        #expect(line.count == 5)
    }

    @Test func `a line filled at once equals one filled call by call`() {
        let places = (1...200).map { place(UInt64($0), at: Int64($0 * 37 % 50), priority: $0 % 3) }
        var line = WaitingLine()
        for entry in places { line.insert(entry) }
        let restored = WaitingLine(places.reversed())
        for index in 0..<200 { #expect(line[index] == restored[index]) }
    }
}
