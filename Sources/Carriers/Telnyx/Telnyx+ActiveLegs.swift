package import Telephony

extension Telnyx {
    /// Most pages that are asked for: 100,000 legs.
    static let maximumPages = 400

    package func activeLegs() async throws(CarrierFailure) -> [ActiveLeg] {
        var legs: [ActiveLeg] = []
        var cursor: String?
        for _ in 0..<Self.maximumPages {
            let reply = try await send(pageRequest(after: cursor))
            let page = try Self.page(reply)
            legs.append(contentsOf: page.legs)
            guard let next = page.next, next != cursor else { return legs }
            cursor = next
        }
        // A list that is cut short would make legs that are up look as if they had ended.
        throw CarrierFailure(.unsupported, detail: "more than \(Self.maximumPages) pages of active calls")
    }

    private func pageRequest(after cursor: String?) -> TelnyxRequest {
        let after = cursor.map { "&page%5Bafter%5D=\(Self.percentEncoded($0))" } ?? ""
        return TelnyxRequest(
            method: .get,
            path: "/connections/\(Self.percentEncoded(settings.connectionID))/active_calls?page%5Blimit%5D=250\(after)",
            body: [])
    }

    /// One page of the list, and the cursor of the next one if there is one.
    static func page(_ reply: TelnyxReply) throws(CarrierFailure) -> (legs: [ActiveLeg], next: String?) {
        // Nobody's leg has ended when the list itself is not found.
        guard (200..<300).contains(reply.status) else { throw failure(reply, isDial: true) }
        guard let root = JSONDocument(reply.body)?.root, let data = root["data"] else {
            throw CarrierFailure(
                .carrierFault(status: reply.status), detail: "the list of active calls is not readable")
        }
        let legs = data.elements.compactMap { item -> ActiveLeg? in
            guard let name = item["call_control_id"]?.string, !name.isEmpty else { return nil }
            return ActiveLeg(
                handle: LegHandle(rawValue: name), tag: item["client_state"]?.string.flatMap(tag))
        }
        let next = root["meta"]?["cursors"]?["after"]?.string
        return (legs, legs.isEmpty || next?.isEmpty == true ? nil : next)
    }
}
