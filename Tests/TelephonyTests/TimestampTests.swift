import Foundation
import Telephony
import Testing

struct TimestampTests {
    @Test(arguments: [
        ("2018-02-02T22:25:27.521992Z", 1_517_610_327_521), ("1970-01-01T00:00:00Z", 0),
        ("2026-03-10T10:30:00+01:00", 1_773_135_000_000), ("2000-02-29T23:59:59.9Z", 951_868_799_900),
        ("1969-12-31T23:59:59.999Z", -1),
    ])
    func `ISO 8601 is read`(_ text: String, _ milliseconds: Int64) {
        #expect(Timestamp(iso8601: text)?.milliseconds == milliseconds)
    }

    @Test(arguments: [
        "", "2026", "2026-13-01T00:00:00Z", "2026-01-01T00:00:00", "2026-01-01T24:00:00Z", "2026-01-01T00:00:00.Z",
    ])
    func `what is not a moment is not read as one`(_ text: String) { #expect(Timestamp(iso8601: text) == nil) }

    @Test func `writing and reading agree over four centuries, leap days included`() throws {
        var moment = Timestamp(milliseconds: -6_000_000_000_123)
        for _ in 0..<2000 {
            #expect(Timestamp(iso8601: moment.description) == moment)
            moment = moment + .seconds(6_311_520)
        }
    }

    @Test func `durations add and subtract in milliseconds`() {
        let start = Timestamp(seconds: 100)
        #expect(start + .milliseconds(1500) - start == .milliseconds(1500))
        #expect((start - .seconds(1)).milliseconds == 99_000)
    }
}
