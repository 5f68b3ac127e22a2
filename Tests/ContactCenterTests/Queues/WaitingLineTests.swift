import Telephony
import Testing

@testable import ContactCenter

struct WaitingLineTests {
    private func place(_ call: UInt64, at milliseconds: Int64, ahead: Int64 = 0) -> WaitingLine.Place {
        WaitingLine.Place(
            rank: Timestamp(milliseconds: milliseconds - ahead), since: Timestamp(milliseconds: milliseconds),
            call: CallID(call))
    }

    @Test func `first come, first served, and a head start before that`() {
        var line = WaitingLine()
        line.insert(place(1, at: 10))
        line.insert(place(2, at: 20))
        line.insert(place(3, at: 30, ahead: 25))
        #expect(line.position(of: place(3, at: 30, ahead: 25)) == 1)
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

    @Test func `blocks that fill and empty behave like one sorted list`() {
        var line = WaitingLine()
        var model: [WaitingLine.Place] = []
        var state: UInt64 = 7
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        for call in 1...4000 {
            let fresh = place(UInt64(call), at: Int64(next(5000)), ahead: Int64(next(100)))
            line.insert(fresh)
            model.insert(fresh, at: model.firstIndex { fresh < $0 } ?? model.count)
            guard next(3) == 0 else { continue }
            let gone = model.remove(at: next(model.count))
            line.remove(gone)
        }
        #expect(line.count == model.count)
        #expect(line.prefix(.max) == model)
        for index in stride(from: 0, to: model.count, by: 37) {
            #expect(line.position(of: model[index]) == index + 1)
        }
        for entry in model { line.remove(entry) }
        #expect(line.isEmpty && line.first == nil)
    }

    @Test func `a line filled at once equals one filled call by call`() {
        let places = (1...900).map { (index: Int64) in place(UInt64(index), at: index * 37 % 50, ahead: index % 3) }
        var line = WaitingLine()
        for entry in places { line.insert(entry) }
        #expect(WaitingLine(places.reversed()).prefix(.max) == line.prefix(.max))
    }
}
