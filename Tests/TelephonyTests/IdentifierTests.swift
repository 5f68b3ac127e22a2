import Foundation
import Telephony
import Testing

struct IdentifierTests {
    @Test func `ids survive their text form`() throws {
        let leg = LegID(call: CallID(1042), number: 2)
        #expect(leg.description == "c1042.2")
        #expect(LegID("c1042.2") == leg)
        let tag = LegTag(leg: leg, step: 17)
        #expect(tag.description == "c1042.2/17")
        #expect(LegTag("c1042.2/17") == tag)
    }

    @Test(arguments: ["", "c", "1042", "c-1", "c1.2.3", "c1.2/", "c1.2/x", "c1.", "cc1", "c1.2/3/4"])
    func `what is not an id is not read as one`(_ text: String) {
        #expect(CallID(text) == nil)
        #expect(LegID(text) == nil)
        #expect(LegTag(text) == nil)
    }

    @Test func `a command id is a UUID of version 8 and keeps store and serial`() throws {
        let id = CommandID(instance: 0x3123_4567_89AB_CDEF, serial: 0x0ABC_DEF0_1234_5678)
        let uuid = try #require(UUID(uuidString: id.description))
        #expect(uuid.uuid.6 >> 4 == 8)
        #expect(uuid.uuid.8 >> 6 == 2)
        #expect(CommandID(id.description) == id)
    }

    @Test func `different serials and different stores give different command ids`() {
        var seen: Set<String> = []
        for instance: UInt64 in [1, 2, 3] {
            for serial: UInt64 in [0, 1, 0xFFF, 0x1000, 0xFFFF_FFFF] {
                seen.insert(CommandID(instance: instance, serial: serial).description)
            }
        }
        #expect(seen.count == 15)
    }

    @Test(arguments: ["+34600111222", "+12", "+123456789012345"])
    func `E.164 numbers are accepted`(_ text: String) { #expect(PhoneNumber(text)?.text == text) }

    @Test(arguments: ["34600111222", "+", "+0123", "+1234567890123456", "+34 600", "anonymous", "sip:a@b", "+1"])
    func `anything else is not a number`(_ text: String) { #expect(PhoneNumber(text) == nil) }

    @Test func `a masked number shows its last two digits only`() throws {
        #expect(try #require(PhoneNumber("+34600111222")).masked == "+•••••••••22")
    }
}
