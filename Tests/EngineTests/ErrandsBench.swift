import CallFlow
import ContactCenter
import Synchronization
import Telephony
import TestSupport

@testable import Engine

/// Errands with a courier, a carrier and a clock that a test controls.
final class ErrandsBench: Sendable {
    let time = ManualTime()
    let courier = FakeCourier()
    let carrier = FakeCarrier()
    let tally = Tally()
    private let ended = Watched<[(Errand, ErrandEnding)]>([])
    private let begun = Watched<[CommandID]>([])
    private let serial = Mutex(UInt64(0))

    var ends: [ErrandEnding] { ended.value.map(\.1) }
    /// The errands that were noted as begun, in order.
    var begins: [CommandID] { begun.value }

    func errand(_ purpose: Errand.Purpose, call: UInt64 = 1, within time: Duration = .seconds(5)) -> Errand {
        let number = serial.withLock { serial in
            serial += 1
            return serial
        }
        return Errand(
            id: CommandID(instance: 7, serial: number), call: CallID(call), madeAt: self.time.now,
            deadline: self.time.now + time, purpose: purpose)
    }

    func lookup(
        _ method: LookupRequest.Method = .get, call: UInt64 = 1, of service: String = "https://crm.example"
    ) -> Errand {
        errand(.lookup(.sample(method, of: service)), call: call)
    }

    func announcement(_ event: String, call: UInt64 = 1, to host: String = "a.example") -> Errand {
        let webhook = Webhook(url: "https://\(host)/calls", secret: "crm")
        return errand(
            .tell(
                Announcement(
                    webhook: webhook, notice: Notice(event: event, with: [:], key: event), call: CallID(call),
                    flow: "main")),
            call: call, within: .seconds(86_400))
    }

    func message() throws -> Errand {
        let from = PhoneNumber("+34910000001") ?? .sample
        return errand(
            .message(CarrierMessage(from: from, to: .sample, text: "Hello"), through: .telnyx),
            within: .seconds(600))
    }

    func run(
        stored: [StoredErrand] = [], notesBegins: Bool = true, change: (inout ErrandPolicy) -> Void = { _ in },
        _ body: (Errands) async -> Void
    ) async {
        var policy = ErrandPolicy()
        policy.random = { 1 }
        change(&policy)
        let errands = Errands(
            courier: courier, carriers: [carrier], stored: stored, time: time, policy: policy, tally: tally,
            log: { _ in })
        let running = Task { [ended, begun] in
            await errands.run(
                begin: { id in
                    begun.change { $0.append(id) }
                    return notesBegins
                },
                report: { errand, ending in ended.change { $0.append((errand, ending)) } })
        }
        await body(errands)
        running.cancel()
        courier.letGo()
        await running.value
    }

    func waitForEnds(_ count: Int) async {
        await ended.wait { $0.count >= count }
    }

    func waitForBegins(_ count: Int) async {
        await begun.wait { $0.count >= count }
    }

    /// Lets time pass once somebody waits for exactly that moment.
    func elapse(_ duration: Duration) async {
        await time.waitForSleeper(from: time.now + duration, to: time.now + duration)
        time.advance(by: duration)
    }
}

extension LookupRequest {
    static func sample(_ method: Method = .get, of service: String = "https://crm.example") -> LookupRequest {
        LookupRequest(
            service: Service(name: "crm", url: service, secret: nil, timeout: .seconds(5), allowed: []),
            method: method, path: "/contacts", query: [], body: nil, timeout: .seconds(5), key: "c1/who/1",
            wanted: ["/name"])
    }
}

extension PhoneNumber {
    static var sample: PhoneNumber {
        guard let number = PhoneNumber("+34600111222") else { fatalError("a number in E.164 form") }
        return number
    }
}
