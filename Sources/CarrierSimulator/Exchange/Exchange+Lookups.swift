import Telephony

extension Exchange {
    func describe(call controlID: String) throws(Refusal) -> APIResponse {
        guard let number = legNumbers[controlID], let leg = legs[number] else { throw .notFound }
        var data: [JSON.Member] = [
            .init("record_type", "call"), .init("call_control_id", .string(leg.controlID)),
            .init("call_leg_id", .string(leg.legID)), .init("call_session_id", .string(leg.sessionID)),
            .init("client_state", JSON(leg.clientState)), .init("is_alive", .boolean(leg.isUp)),
            .init("call_duration", .integer(duration(of: leg))), .init("start_time", leg.startedAt.text),
        ]
        if case .ended(let moment) = leg.phase { data.append(.init("end_time", moment.text)) }
        return .data(.object(data))
    }

    private func duration(of leg: Leg) -> Int {
        switch leg.phase {
        case .ringing: 0
        case .up(let since): Int(elapsed(since: since).wholeSeconds)
        case .ended(let moment): Int(((moment - leg.startedAt) * options.speed).wholeSeconds)
        }
    }

    /// The legs that are up or ringing, oldest first, in pages that a cursor leads through.
    func activeCalls(of connection: String, _ request: APIRequest) throws(Refusal) -> APIResponse {
        guard connection == options.connectionID else { throw .notFound }
        let limit = try pageSize(request.query("page[limit]"), "page[limit]")
        let after = request.query("page[after]").flatMap { Int($0) } ?? 0
        let active = legs.values.filter { !$0.isEnded }.sorted { $0.number < $1.number }
        let page = active.drop { $0.number <= after }.prefix(limit)
        var meta: [JSON.Member] = [.init("total_items", .integer(active.count))]
        var cursors: [JSON.Member] = []
        if let last = page.last, last.number != active.last?.number {
            cursors.append(.init("after", .string(String(last.number))))
            let path = "/v2/connections/\(connection)/active_calls?page[after]=\(last.number)"
            meta.append(.init("next", .string(path)))
        }
        meta.append(.init("cursors", .object(cursors)))
        return APIResponse(status: 200, body: ["data": .array(page.map(item)), "meta": .object(meta)])
    }

    private func item(_ leg: Leg) -> JSON {
        [
            "record_type": "call", "call_control_id": .string(leg.controlID), "call_leg_id": .string(leg.legID),
            "call_session_id": .string(leg.sessionID), "client_state": JSON(leg.clientState),
            "call_duration": .integer(duration(of: leg)),
        ]
    }

    func pageSize(_ text: String?, _ name: String) throws(Refusal) -> Int {
        guard let text else { return 20 }
        guard let size = Int(text), (1...250).contains(size) else { throw .invalid(name, "must be 1–250") }
        return size
    }

    mutating func routeQueues(_ path: [String], _ request: APIRequest) throws(Refusal) -> APIResponse {
        switch (request.method, path.count) {
        case (.get, 0): return try page(of: queues.keys.sorted().compactMap { queues[$0].map(describe) }, request)
        case (.post, 0): return try createQueue(try body(of: request))
        case (.get, 1): return .data(describe(try queue(path[0])))
        case (.post, 1): return try resizeQueue(path[0], try body(of: request))
        case (.delete, 1):
            guard try queue(path[0]).places.isEmpty else { throw .invalid("queue_name", "calls wait in it") }
            queues[path[0]] = nil
            return .empty
        case (.get, 2) where path[1] == "calls":
            let line = try queue(path[0])
            return try page(of: line.places.compactMap { describe($0, in: line) }, request)
        case (.get, 3) where path[1] == "calls":
            let line = try queue(path[0])
            guard let place = line.places.first(where: { $0.leg == legNumbers[path[2]] }),
                let description = describe(place, in: line)
            else { throw .notFound }
            return .data(description)
        case (_, _): throw .notFound
        }
    }

    private func queue(_ name: String) throws(Refusal) -> WaitingLine {
        guard let line = queues[name] else { throw .notFound }
        return line
    }

    private func page(of items: [JSON], _ request: APIRequest) throws(Refusal) -> APIResponse {
        let size = try pageSize(request.query("page[size]"), "page[size]")
        let number = max(1, request.query("page[number]").flatMap { Int($0) } ?? 1)
        let start = min((number - 1).multipliedReportingOverflow(by: size).partialValue, items.count)
        let meta: JSON = [
            "total_pages": .integer((items.count + size - 1) / size), "total_results": .integer(items.count),
            "page_number": .integer(number), "page_size": .integer(size),
        ]
        return APIResponse(
            status: 200, body: ["data": .array(Array(items.dropFirst(max(0, start)).prefix(size))), "meta": meta])
    }

    private mutating func createQueue(_ body: JSON) throws(Refusal) -> APIResponse {
        guard let name = body["queue_name"]?.text, (1...255).contains(name.count) else { throw .missing("queue_name") }
        guard queues[name] == nil else { throw .invalid("queue_name", "exists already") }
        makeQueue(name, maximumSize: body["max_size"]?.whole ?? 300)
        return .data(describe(try queue(name)))
    }

    private mutating func resizeQueue(_ name: String, _ body: JSON) throws(Refusal) -> APIResponse {
        guard let size = body["max_size"]?.whole, size >= 1 else { throw .missing("max_size") }
        queues[name]?.maximumSize = size
        return .data(describe(try queue(name)))
    }

    private func describe(_ line: WaitingLine) -> JSON {
        [
            "record_type": "queue", "id": .string(line.id), "name": .string(line.name),
            "created_at": line.createdAt.text,
            "updated_at": line.updatedAt.text, "current_size": .integer(line.places.count),
            "max_size": .integer(line.maximumSize), "average_wait_time_secs": .integer(averageWait(of: line)),
        ]
    }

    private func describe(_ place: WaitingLine.Place, in line: WaitingLine) -> JSON? {
        guard let leg = legs[place.leg] else { return nil }
        return [
            "record_type": "queue_call", "call_control_id": .string(leg.controlID), "call_leg_id": .string(leg.legID),
            "call_session_id": .string(leg.sessionID), "connection_id": .string(options.connectionID),
            "from": .string(leg.from), "to": .string(leg.to), "enqueued_at": place.since.text,
            "wait_time_secs": .integer(Int(elapsed(since: place.since).wholeSeconds)),
            "queue_position": .integer(line.position(of: place.leg) ?? 1), "queue_id": .string(line.id),
            "is_alive": .boolean(leg.isUp),
        ]
    }
}
