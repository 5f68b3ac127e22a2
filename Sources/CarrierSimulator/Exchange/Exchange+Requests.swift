package import Telephony

extension Exchange {
    /// An answer and what has to be done because of the request.
    package struct Outcome: Hashable, Sendable {
        /// What the client gets.
        package let response: APIResponse
        /// What the owner has to do.
        package let effects: [Effect]
    }

    /// Answers one request.
    package mutating func handle(_ request: APIRequest, at moment: Timestamp) -> Outcome {
        run(until: moment)
        var response = answerWithinLimit(request)
        if let code = response.errorCode { ledger.refused(code) }
        run(until: now)
        response.headers["x-request-id"] = random.uuid()
        return Outcome(response: response, effects: takeEffects())
    }

    private mutating func answerWithinLimit(_ request: APIRequest) -> APIResponse {
        guard let limit = options.requestsPerSecond else { return answer(request) }
        let left = requestWindow.count(at: now, limit: limit)
        var response = left < 0 ? Refusal.tooManyRequests.response : answer(request)
        response.headers["x-ratelimit-limit"] = String(limit)
        response.headers["x-ratelimit-remaining"] = String(max(0, left))
        response.headers["x-ratelimit-reset"] = "1"
        return response
    }

    private mutating func answer(_ request: APIRequest) -> APIResponse {
        guard request.authorization == "Bearer \(options.apiKey)" else { return Refusal.unauthenticated.response }
        do throws(Refusal) {
            return try route(request)
        } catch {
            return error.response
        }
    }

    private mutating func route(_ request: APIRequest) throws(Refusal) -> APIResponse {
        guard let path = request.path, let first = path.first else { throw .notFound }
        let rest = Array(path.dropFirst())
        switch (first, rest.count) {
        case ("calls", 0) where request.method == .post: return try dial(try body(of: request))
        case ("calls", 1) where request.method == .get: return try describe(call: rest[0])
        case ("calls", 3) where rest[1] == "actions": return try command(rest[2], on: rest[0], request)
        case ("connections", 2) where rest[1] == "active_calls" && request.method == .get:
            return try activeCalls(of: rest[0], request)
        case ("messages", 0) where request.method == .post: return try sendMessage(try body(of: request))
        case ("queues", _): return try routeQueues(rest, request)
        case (_, _): throw .notFound
        }
    }

    func body(of request: APIRequest) throws(Refusal) -> JSON {
        guard !request.body.isEmpty else { return [:] }
        guard let body = JSON(reading: request.body), body.isObject else { throw .unreadableBody }
        return body
    }

    private mutating func command(
        _ name: String, on controlID: String, _ request: APIRequest
    ) throws(Refusal) -> APIResponse {
        guard let action = CallAction(rawValue: name), action != .dial, action.method == request.method else {
            throw .notFound
        }
        guard let number = legNumbers[controlID], let leg = legs[number] else { throw .unknownCall }
        let arguments = try Arguments(try body(of: request), of: action)
        if let commandID = arguments.commandID, isRepeat(commandID, on: leg) {
            ledger.repeated(on: number, commandID: commandID)
            return .ok
        }
        guard !leg.isEnded else { throw .callEnded }
        let response = try carryOut(action, on: number, arguments, before: leg.clientState)
        if let commandID = arguments.commandID { remember(commandID, on: number) }
        ledger.accepted(action, on: number, commandID: arguments.commandID, at: now)
        return response
    }

    /// A repeat of a command that took effect is recognised for 60 seconds.
    private func isRepeat(_ commandID: String, on leg: Leg) -> Bool {
        leg.commands[commandID].map { now - $0 < .seconds(60) } ?? false
    }

    private mutating func remember(_ commandID: String, on number: Int) {
        legs[number]?.commands[commandID] = now
        guard let known = legs[number]?.commands, known.count > 200 else { return }
        legs[number]?.commands = known.filter { now - $0.value < .seconds(60) }
    }

    /// The state that comes with a command is on the events that the command causes; a refused one leaves none.
    private mutating func carryOut(
        _ action: CallAction, on number: Int, _ arguments: Arguments, before clientState: String?
    ) throws(Refusal) -> APIResponse {
        if let given = arguments.text("client_state") { legs[number]?.clientState = given }
        do throws(Refusal) {
            return try carryOut(action, on: number, arguments)
        } catch {
            legs[number]?.clientState = clientState
            throw error
        }
    }

    private mutating func carryOut(
        _ action: CallAction, on number: Int, _ arguments: Arguments
    ) throws(Refusal) -> APIResponse {
        switch action {
        case .dial: throw .notFound
        case .answer: try answerCall(number, arguments)
        case .reject: try reject(number, arguments)
        case .hangup: hangUpByCommand(number)
        case .speak: try speak(number, arguments)
        case .playbackStart: try startPlayback(number, arguments)
        case .playbackStop: try stopPlayback(number, arguments)
        case .gather: try gather(number, arguments)
        case .gatherUsingSpeak: try gatherUsingSpeak(number, arguments)
        case .gatherStop: try stopGather(number)
        case .enqueue: try enqueue(number, arguments)
        case .leaveQueue: try leaveQueue(number)
        case .bridge: try bridge(number, arguments)
        case .transfer: try transfer(number, arguments)
        case .recordStart: return try startRecording(number, arguments)
        case .recordStop: try stopRecording(number, arguments)
        case .recordPause: try pauseRecording(number, arguments, pauses: true)
        case .recordResume: try pauseRecording(number, arguments, pauses: false)
        case .transcriptionStart: try startTranscription(number)
        case .transcriptionStop: try stopTranscription(number)
        case .sendDTMF: try sendKeys(number, arguments)
        case .clientStateUpdate: break
        case .switchSupervisorRole: try switchSupervisorRole(number)
        }
        return .ok
    }

    /// The leg, if it is answered.
    @discardableResult
    func answered(_ number: Int) throws(Refusal) -> Leg {
        guard let leg = legs[number], leg.isUp else { throw .notAnswered }
        return leg
    }
}
