import CallFlow
import ContactCenter
import Engine
import Telephony
import Testing

extension StoreSubject {
    func keepsErrands() async throws {
        let changes = try await emptyChanges()
        let errands = try sampleErrands()
        var first = Batch(changes: changes)
        first.errands = errands
        try await store.commit(first)
        let again = try await reopen(store)
        #expect(try await load(again).errands == errands.map { StoredErrand(errand: $0, hasBegun: false) })
        var second = Batch(changes: changes)
        second.begunErrands = [errands[2].id]
        second.endedErrands = [errands[0].id]
        try await again.commit(second)
        let stored = try await load(try await reopen(again)).errands
        #expect(
            stored == [
                StoredErrand(errand: errands[1], hasBegun: false), StoredErrand(errand: errands[2], hasBegun: true),
            ])
    }

    private func sampleErrands() throws -> [Errand] {
        let number = try #require(PhoneNumber("+34600111222"))
        let service = Service(
            name: "crm", url: "https://crm.example/v1", secret: "crm", timeout: .seconds(4), allowed: ["/contacts"])
        let purposes: [Errand.Purpose] = [
            .lookup(
                LookupRequest(
                    service: service, method: .post, path: "/contacts",
                    query: [LookupRequest.Parameter(name: "n", value: "%2B34")], body: #"{"a":"é"}"#,
                    timeout: .seconds(4), key: "c1/who/1", wanted: ["/name"])),
            .tell(
                Announcement(
                    webhook: Webhook(url: "https://a.example/x", events: ["low"], secret: "crm"),
                    notice: Notice(event: "low", with: ["score": "1"], key: "c1/tell/1"), call: CallID(1),
                    flow: "csat")),
            .message(CarrierMessage(from: number, to: number, text: "Hello"), through: .telnyx),
        ]
        return purposes.enumerated().map { index, purpose in
            Errand(
                id: CommandID(instance: 7, serial: UInt64(index) + 1), call: CallID(1),
                madeAt: Timestamp(seconds: 1_800_000_000), deadline: Timestamp(seconds: 1_800_000_004),
                purpose: purpose)
        }
    }
}
