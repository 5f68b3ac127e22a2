import Foundation
import Telephony
import Testing

@testable import CallFlow
@testable import ContactCenter

struct CallCodingTests {
    private let usual = Call(
        id: CallID(7), carrier: .telnyx, from: "+34600111222", to: "+34910000001",
        arrivedAt: Timestamp(milliseconds: 1000), flow: "support", bundle: BundleID(rawValue: "0123456789abcdef"),
        legs: [Leg(id: LegID(call: CallID(7), number: 1), handle: nil, role: .caller, state: .ringing)],
        stage: .arriving)

    private func place(_ queue: String) -> Waiting {
        let now = Timestamp(milliseconds: 1000)
        return Waiting(queue: queue, priority: 3, since: now, rank: now, party: .caller(.confirmed))
    }

    /// A place in which nothing has its usual value.
    private var unusualPlace: Waiting {
        let agent = AgentID(rawValue: "ana")
        let until = Timestamp(milliseconds: 9000)
        var place = place("sales")
        place.offers = [
            Offer(number: 4, agent: agent, leg: LegID(call: CallID(7), number: 2), state: .ringing(until: until))
        ]
        place.avoided = [Waiting.Avoided(agent: agent, until: until)]
        place.asked = Reach(tier: 2)
        place.reach = Reach(tier: 3)
        place.widensAt = until
        place.kept = Waiting.Avoided(agent: agent, until: until)
        place.overflowsAt = until
        place.visited = ["billing"]
        place.predictions = [nil, 12.5]
        place.toldPosition = 3
        place.whisper = Utterance([.text("Hello", language: "en", voice: nil)])
        place.unsaid = [.text("Hello", language: "en", voice: nil)]
        return place
    }

    /// A call in which nothing has its usual value.
    private var unusual: Call {
        var call = usual
        let leg = LegID(call: CallID(7), number: 2)
        call.legs.append(
            Leg(
                id: leg, handle: LegHandle(rawValue: "v3:x"), role: .destination("desk"),
                state: .ended(
                    at: Timestamp(milliseconds: 5), cause: "busy")))
        call.callerLeg = 2
        call.step = 9
        call.collectedStep = 4
        call.session = FlowSession(bundle: call.bundle)
        call.stage = .waiting(place("sales"))
        call.sound = .music
        call.isListenedTo = true
        call.recording = .whole
        call.unsavedConversations = 1
        call.wholeRecording = WholeRecording(channels: .dual, isPaused: true)
        call.untranscribed = 2
        call.lastAgent = AgentID(rawValue: "ana")
        call.lastQueue = "sales"
        call.saidOverdue = Timestamp(milliseconds: 3)
        call.booked = place("booked")
        call.leftPlace = place("left")
        call.dropped = DroppedPlace(
            queue: "sales", since: Timestamp(milliseconds: 1), until: Timestamp(milliseconds: 2))
        return call
    }

    @Test func `a call in which nothing is usual is written and read back`() throws {
        let text = try JSONEncoder().encode(unusual)
        #expect(try JSONDecoder().decode(Call.self, from: text) == unusual)
    }

    @Test func `what a call leaves out when it is usual is read back`() throws {
        let text = try JSONEncoder().encode(usual)
        #expect(try JSONDecoder().decode(Call.self, from: text) == usual)
    }

    @Test func `a place in which nothing is usual is written and read back, and so is a usual one`() throws {
        for place in [unusualPlace, place("sales")] {
            let text = try JSONEncoder().encode(place)
            #expect(try JSONDecoder().decode(Waiting.self, from: text) == place)
        }
    }

    @Test func `no part of a place is forgotten either`() {
        let fixed: Set = ["queue", "priority", "since", "rank", "party"]
        let parts = zip(Mirror(reflecting: place("sales")).children, Mirror(reflecting: unusualPlace).children)
        for (usual, unusual) in parts {
            let name = usual.label ?? ""
            guard !fixed.contains(name) else { continue }
            #expect(String(describing: usual.value) != String(describing: unusual.value), "\(name)")
        }
    }

    @Test func `no part of a call is forgotten, because the test has each of them`() {
        let fixed: Set = ["id", "carrier", "from", "to", "arrivedAt", "flow", "bundle"]
        let parts = zip(Mirror(reflecting: usual).children, Mirror(reflecting: unusual).children)
        for (usual, unusual) in parts {
            let name = usual.label ?? ""
            guard !fixed.contains(name) else { continue }
            #expect(String(describing: usual.value) != String(describing: unusual.value), "\(name)")
        }
    }

    @Test func `what is usual is not written`() throws {
        let text = String(decoding: try JSONEncoder().encode(usual), as: UTF8.self)
        for name in ["callerLeg", "step", "sound", "recording", "role", "isListenedTo", "untranscribed", "booked"] {
            #expect(!text.contains("\"\(name)\""))
        }
    }

    @Test func `a call without the leg that is said to be the caller's is refused`() throws {
        let text = String(decoding: try JSONEncoder().encode(unusual), as: UTF8.self)
            .replacing("\"callerLeg\":2", with: "\"callerLeg\":3")
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(Call.self, from: Data(text.utf8)) }
    }
}
