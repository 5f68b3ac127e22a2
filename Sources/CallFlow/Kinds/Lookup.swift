import JSONSyntax
import Telephony

/// Asks other software something.
struct Lookup: Kind {
    static let sheet = KindSheet(
        name: "lookup",
        documentation: """
            Asks a service, over HTTP, and keeps parts of its JSON answer. Values in `path`, `query` and `body` are \
            escaped one by one, so that no caller can ask for anything else. `save` names variables with the places of \
            their values in the answer (JSON pointers such as `/customer/name`); a place that the answer does not have \
            leaves the variable as it was, a value of the wrong sort is an `error`. `meanwhile` is said when the answer \
            takes longer than a second and a half. The status is known as `result.status` afterwards; 404 and 410 are \
            `not_found`.
            """,
        keys: [
            KeySheet("service", .required, .name(.service), "The service to ask.", example: #""crm""#),
            KeySheet(
                "method", .choice(LookupRequest.Method.allCases.map(\.rawValue)), usual: #""GET""#,
                "The method of HTTP; only a GET is tried a second time.", example: #""POST""#),
            KeySheet(
                "path", .required, .template(atMost: 1000), "What follows the service's address.",
                example: #""/contacts/{call.from}""#),
            KeySheet(
                "query", .map(.words, .value, atMost: 20), "What follows a question mark, by name.",
                example: #"{ "number": "{call.from}" }"#),
            KeySheet(
                "body", .json, "What is sent, as JSON; not with GET.", example: #"{ "number": "{call.from}" }"#,
                with: KeySheet.Companion(key: "method", words: Self.sending.map(\.rawValue))),
            KeySheet(
                "save", .map(.variables, .pattern("^(/.*)?$"), atMost: 50),
                "Variables that get parts of the answer, by JSON pointers.", example: #"{ "topic": "/topic" }"#),
            KeySheet(
                "timeout", .duration(.milliseconds(100)...(.seconds(60))),
                "How long the answer may take; usually what the service says.", example: #""2s""#),
            KeySheet(
                "meanwhile", .nameOrParameter(.prompt), "Said when the answer takes longer than a second and a half.",
                example: #""hello""#),
        ],
        outcomes: [
            Outcome("next", .instant, .required),
            Outcome("not_found", .instant, .technical),
            Outcome("timeout", .instant, .technical),
            Outcome("error", .instant, .technical),
        ],
        needsCaller: false)

    /// The methods that send a body.
    private static let sending = LookupRequest.Method.allCases.filter { $0 != .get }
    /// How long a caller waits in silence before `meanwhile` is said.
    static let patience = Duration.milliseconds(1500)
    /// What the answer may come later than its time before it is not waited for any more.
    static let slack = Duration.seconds(2)

    let service: ServiceSlot
    let name: String
    let method: LookupRequest.Method
    let path: Template
    let query: [Gift]
    let body: Template?
    let saves: [(variable: Variable, pointer: String)]
    let timeout: Duration?
    let meanwhile: PromptSlot?

    init?(_ reader: inout StateReader) {
        let service = reader.object.string("service", .required).map { (reader.draft.service($0), $0.value) }
        let isPlain = !reader.object.has("method")
        let method = reader.object.choice("method", of: LookupRequest.Method.self)?.value
        let path = reader.path("path")
        query = reader.object.take("query").map { reader.gifts($0) }?.map { Gift(name: $0.name, value: $0.value) } ?? []
        body = reader.body("body", isEmpty: isPlain || method.map { !Self.sending.contains($0) } ?? false)
        saves = reader.saves("save")
        timeout = reader.object.duration("timeout", in: .milliseconds(100)...(.seconds(60)))?.value
        meanwhile = reader.prompt("meanwhile")
        guard let (slot, name) = service, let path else { return nil }
        self.service = slot
        self.name = name
        self.method = method ?? .get
        self.path = path
    }

    var label: String { "lookup \(name)" }

    func enter(_ run: inout Run) {
        let service = run.flow.services[service.index]
        let values = run.values()
        let path = path.text(values, escaping: { Self.encoded($0, keeping: "+") })
        let isAllowed = service.allowed.isEmpty || service.allowed.contains { path.hasPrefix($0) }
        guard isAllowed, !path.split(separator: "/").contains(where: { $0 == "." || $0 == ".." }) else {
            run.facts.append(.lookedUp(state: run.state.name, service: name, outcome: "error", status: nil))
            run.leave("error")
            return
        }
        let query = query.map { gift in
            LookupRequest.Parameter(
                name: Self.encoded(gift.name), value: Self.encoded(gift.value.text(values)))
        }
        let timeout = timeout ?? service.timeout
        run.commands.append(
            .lookup(
                LookupRequest(
                    service: service, method: method, path: path, query: query,
                    body: body?.text(values, escaping: StateReader.escapedForJSON), timeout: timeout, key: run.orderKey,
                    wanted: saves.map(\.pointer))))
        let until = run.now + timeout + Self.slack
        let isPatient = meanwhile == nil || run.session.isCallerGone || timeout <= Self.patience
        run.hold(
            .lookup(LookupStay(phase: .asking, until: until)), until: isPatient ? until : run.now + Self.patience)
    }

    /// Everything but letters, digits and `-._~` as `%XX`.
    private static func encoded(_ text: String, keeping kept: String = "") -> String {
        let plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~\(kept)".utf8
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if plain.contains(byte) {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    func handle(_ event: FlowEvent, _ run: inout Run) -> Bool {
        guard case .lookup(let stay) = run.session.wait else { return false }
        switch event {
        case .answered(let answer):
            guard answer.key == run.orderKey, !stay.isLeaving else { return false }
            finish(take(answer, &run), stay, answer.status, &run)
        case .lookupFailed(let key, let failure):
            guard key == run.orderKey, !stay.isLeaving else { return false }
            finish(failure.rawValue, stay, nil, &run)
        case .promptFinished, .commandFailed:
            switch stay.phase {
            case .asking, .spoken: return false
            case .speaking: run.hold(.lookup(LookupStay(phase: .spoken, until: stay.until)), until: stay.until)
            case .leaving(let outcome): run.leave(outcome)
            }
        case .deadline: handleDeadline(stay, &run)
        case .key(let key): run.keepAhead(key)
        case .started, .collected, .enqueued, .refused, .agentJoined, .agentLeft, .queueFailed, .transferEnded,
            .recorded, .recordingFailed, .speech, .orderTaken, .orderFailed, .booked, .bookingRefused, .hungUp:
            return false
        }
        return true
    }

    private func handleDeadline(_ stay: LookupStay, _ run: inout Run) {
        switch stay.phase {
        case .leaving(let outcome):
            run.commands.append(.stopSound)
            run.leave(outcome)
        case .asking where run.now < stay.until:
            let speaking = LookupStay(phase: .speaking, until: stay.until)
            if let meanwhile, run.speak(meanwhile, then: .lookup(speaking), keepsAhead: true) { return }
            run.hold(.lookup(LookupStay(phase: .spoken, until: stay.until)), until: stay.until)
        case .speaking where run.now < stay.until:
            run.hold(.lookup(LookupStay(phase: .spoken, until: stay.until)), until: stay.until)
        case .asking, .speaking, .spoken:
            if stay.phase == .speaking { run.commands.append(.stopSound) }
            finish("timeout", LookupStay(phase: .spoken, until: stay.until), nil, &run)
        }
    }

    /// A prompt that has begun is heard to its end.
    private func finish(_ outcome: String, _ stay: LookupStay, _ status: Int?, _ run: inout Run) {
        run.facts.append(.lookedUp(state: run.state.name, service: name, outcome: outcome, status: status))
        run.session.values["result.status"] = status.map(String.init)
        guard stay.phase == .speaking, let deadline = run.session.deadline else {
            run.leave(outcome)
            return
        }
        run.hold(.lookup(LookupStay(phase: .leaving(outcome), until: stay.until)), until: deadline)
    }

    /// Keeps what is wanted of an answer; the outcome.
    private func take(_ answer: LookupAnswer, _ run: inout Run) -> String {
        guard (200..<300).contains(answer.status) else {
            return answer.status == 404 || answer.status == 410 ? "not_found" : "error"
        }
        var values: [(String, Variable)] = []
        for (variable, pointer) in saves {
            guard let part = answer.values[pointer] else { continue }
            guard let text = part.text(for: variable) else { return "error" }
            values.append((text, variable))
        }
        for (text, variable) in values { run.assign(text, to: variable) }
        return "next"
    }
}

extension LookupStay {
    fileprivate var isLeaving: Bool {
        if case .leaving = phase { true } else { false }
    }
}

extension LookupAnswer.Part {
    /// The value as a variable keeps it; nil if it does not fit.
    fileprivate func text(for variable: Variable) -> String? {
        let text: String
        switch self {
        case .composite: return nil
        case .yesNo(let flag):
            guard variable.type == .yesNo else { return nil }
            text = flag ? "yes" : "no"
        case .number(let raw):
            guard variable.type.isNumeric || variable.type == .text || variable.type == .digits else { return nil }
            text = raw
        case .text(let raw):
            guard !variable.type.isNumeric else { return nil }
            text = raw
        }
        let fits = variable.type.accepts(text) && (variable.oneOf.isEmpty || variable.oneOf.contains(text))
        return fits ? text : nil
    }
}
