import JSONSyntax
import Telephony

extension CallPlan {
    private static let caller = PhoneNumber("+34600111222")

    /// What the call meets, as the dice fall.
    func circumstances(_ program: Program, _ names: ScenarioNames, _ dice: inout Dice) -> Circumstances {
        var circumstances = Circumstances(
            from: dice.chance(90) ? Self.caller : nil,
            to: program.numbers.first?.text ?? "+34910000001", startsAt: moment.at)
        // A flow without numbers is taken over from another one, with the language that was chosen there.
        if program.numbers.isEmpty { circumstances.language = dice.pick(program.languages) }
        for queue in names.all(.queue) { circumstances.queues[queue] = Self.queueAnswer(&dice) }
        let ends: [FlowEvent.TransferEnd] = [.finished, .busy, .noAnswer, .failed, .machine]
        for destination in names.all(.destination) { circumstances.transfers[destination] = dice.pick(ends) }
        for service in names.all(.service) {
            circumstances.services[service] = program.serviceAnswer(service, mood, &dice)
        }
        for queue in names.all(.queue) where dice.chance(25) {
            circumstances.refusedCallbacks[queue] = dice.chance(50) ? .duplicate : .failed
        }
        for order in Order.allCases where dice.chance(15) { circumstances.failing.insert(order) }
        for calendar in program.calendars where dice.chance(30) {
            circumstances.exceptions[calendar] = exception(calendar, program, &dice)
        }
        return circumstances
    }

    /// Somebody has opened or closed by hand: for the whole call, or until it is under way.
    private func exception(_ calendar: String, _ program: Program, _ dice: inout Dice) -> HoursOverride {
        let lengths: [Duration] = [.seconds(3 * 86_400), .seconds(3600), .seconds(1 + dice.number(below: 60))]
        let notices = program.notices(of: calendar)
        return HoursOverride(
            calendar: calendar, state: dice.pick(HoursOverride.State.allCases) ?? .closed,
            until: moment.at + (dice.pick(lengths) ?? .zero), reason: "an exception",
            prompt: !notices.isEmpty && dice.chance(50) ? dice.pick(notices) : nil)
    }

    private static func queueAnswer(_ dice: inout Dice) -> QueueAnswer {
        let position = 1 + dice.number(below: 5)
        let standing = Surroundings.QueueStanding(
            position: position, expectedWait: dice.chance(50) ? .seconds(position * 45) : nil)
        return switch dice.number(below: 7) {
        case 0: .refuses(.full)
        case 1: .refuses(.noAgents)
        case 2: .fails
        case 3: .keepsWaiting(standing)
        case _:
            .answers(
                standing, after: .seconds(1 + dice.number(below: 200)), talking: .seconds(5 + dice.number(below: 600)))
        }
    }
}

extension Program {
    /// What a service answers in a mood.
    func serviceAnswer(_ service: String, _ mood: ServiceMood, _ dice: inout Dice) -> ServiceAnswer {
        switch mood {
        case .ok:
            ServiceAnswer(
                .answer(status: 200, body: inventedAnswer(service, isRight: true, &dice)),
                after: .milliseconds(100 + dice.number(below: 3000)))
        case .missing: ServiceAnswer(.answer(status: 404, body: "{}"))
        case .slow: ServiceAnswer(.failure(.timeout))
        case .error: dice.chance(50) ? ServiceAnswer(.failure(.error)) : ServiceAnswer(.answer(status: 500, body: ""))
        case .wrongType:
            ServiceAnswer(.answer(status: 200, body: inventedAnswer(service, isRight: false, &dice)))
        }
    }

    /// The prompts that ask for consent to being recorded, in the flow and in those that it reaches.
    var consentPrompts: Set<String> {
        let document = Document(Array(source.utf8), path: "bundle", atMost: 64 << 20)
        var prompts: Set<String> = []
        for file in document.root?["files"]?.members ?? [] {
            if case .string(let name)? = file.value["recording"]?["consent"]?.value { prompts.insert(name) }
        }
        return prompts
    }
}
