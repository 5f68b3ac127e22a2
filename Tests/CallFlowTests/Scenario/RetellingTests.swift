import JSONSyntax
import Telephony
import Testing

@testable import CallFlow

struct RetellingTests {
    /// A simulated call as the record of a real one would have it.
    private func record(_ log: [Occurrence], _ program: Program, at start: Timestamp, from: PhoneNumber?) -> RealCall {
        var moments: [RealCall.Moment] = []
        var queue = ""
        var destination = ""
        for occurrence in log {
            let what: RealCall.What?
            switch occurrence.what {
            case .fact(let fact): what = .flow(fact)
            case .queued(let request):
                queue = request.queue
                what = .queued
            case .transferred(let request):
                destination = request.destination
                what = nil
            case .did(let deed), .happened(let deed): what = meaning(of: deed, queue, destination)
            case .asked, .recording, .ended: what = nil
            }
            if let what { moments.append(RealCall.Moment(at: occurrence.at, what)) }
        }
        return RealCall(
            from: from, to: program.numbers.first?.text ?? "+34910000001", startedAt: start, moments: moments)
    }

    private func meaning(of deed: Deed, _ queue: String, _ destination: String) -> RealCall.What? {
        switch deed {
        case .hungUp: .callerLeft
        case .agentAnswered: .agentJoined
        case .agentFinished: .agentLeft
        case .queueAnswered(let refusal): .refused(queue: queue, reason: refusal?.rawValue ?? "failed")
        case .transferAnswered(let end): .transferEnded(destination: destination, result: end.rawValue)
        case .pressed, .said, .keptSilent, .waited, .spoke, .reloaded, .repeated, .restarted: nil
        }
    }

    /// Tells a call again and plays what was written; what is wrong with it, or nil.
    private func trouble(with call: RealCall, in program: Program, _ folder: FlowFolder) -> String? {
        let retelling = Retelling(call, in: program, reread: Scenarios.reread)
        if let divergence = retelling.divergence { return divergence }
        let text = retelling.scenario(name: "What happened")
        #expect(!text.contains("+34600111222"))
        return Retelling.complaint(about: text, in: folder, reread: Scenarios.reread)
    }

    @Test func `every shipped scenario that happened can be told again, and what is written passes`() throws {
        let files = try Fixtures.files(in: Fixtures.shipped)
        let folder = FlowFolder(files)
        let scenarios = ScenarioFolder(files, of: folder).scenarios
        try #require(scenarios.count > 10)
        var troubles: [String] = []
        for scenario in scenarios {
            let result = scenario.play(reread: Scenarios.reread)
            // Some scenarios have shown what they want before the call is over.
            guard result.log.contains(where: { if case .ended = $0.what { true } else { false } }) else { continue }
            var call = record(
                result.log, scenario.program, at: scenario.circumstances.startsAt, from: scenario.circumstances.from)
            call.exceptions = Array(scenario.circumstances.exceptions.values)
            if let trouble = trouble(with: call, in: scenario.program, folder) {
                troubles.append("\(scenario.name): \(trouble)")
            }
        }
        #expect(troubles == [])
    }

    @Test func `calls of automatic callers can be told again`() throws {
        let files = try Fixtures.files(in: Fixtures.shipped)
        let folder = FlowFolder(files)
        let program = try #require(folder.programs.first { $0.flow == "support" })
        let start = try #require(Timestamp(iso8601: Caller.tuesdayMorning))
        let names = ScenarioNames(program)
        var habits = Habits()
        var troubles: [String] = []
        for index in 0..<40 {
            let plan = CallPlan(
                index: index, persona: [.random, .alwaysFirst, .silent, .wrongKey][index % 4], mood: .ok,
                moment: CalendarMoment(title: "any time", at: start), dice: Dice(seed: 3, call: index))
            var caller = AutomaticCaller(program, plan, names: names, reread: nil)
            caller.call(&habits)
            var call = record(
                caller.world.log, program, at: start, from: caller.world.circumstances.from)
            call.exceptions = Array(caller.world.circumstances.exceptions.values)
            if let trouble = trouble(with: call, in: program, folder) {
                troubles.append("\(plan.title): \(trouble)")
            }
        }
        #expect(troubles == [])
    }

    @Test func `private digits are replaced by others that pass`() throws {
        let flow = Flows.flow(
            """
            "a": { "do": "ask", "prompt": "menu", "save": "pin", "digits": "4", "check": "between 1900 and 2026",
                   "next": "end" }
            """, #""variables": { "pin": { "type": "digits", "private": true } },"#)
        let program = try Caller.program(flow)
        let start = try #require(Timestamp(iso8601: Caller.tuesdayMorning))
        let call = RealCall(
            from: nil, to: "+34910000001", startedAt: start,
            moments: [
                RealCall.Moment(at: start, .flow(.entered(flow: "test", state: "a", kind: "ask", visit: 1))),
                RealCall.Moment(at: start + .seconds(5), .flow(.heard(state: "a", digits: "•••"))),
                RealCall.Moment(
                    at: start + .seconds(5), .flow(.entered(flow: "test", state: "end", kind: "hangup", visit: 1))),
            ])
        let retelling = Retelling(call, in: program, reread: Scenarios.reread)
        #expect(retelling.divergence == nil)
        #expect(retelling.inventions == ["a": "1900"])
        #expect(retelling.scenario(name: "N").contains(#""presses": "1900""#))
    }

    @Test func `a flow that leads elsewhere by now is told`() throws {
        let start = try #require(Timestamp(iso8601: Caller.tuesdayMorning))
        let call = RealCall(
            from: nil, to: "+34910000001", startedAt: start,
            moments: [
                RealCall.Moment(at: start, .flow(.entered(flow: "test", state: "a", kind: "menu", visit: 1))),
                RealCall.Moment(at: start, .flow(.heard(state: "a", digits: "1"))),
                RealCall.Moment(at: start, .flow(.entered(flow: "test", state: "gone", kind: "say", visit: 1))),
            ])
        let retelling = Retelling(call, in: try Caller.program(Flows.menu), reread: Scenarios.reread)
        #expect(
            retelling.divergence?.hasPrefix("after test/a the real call came to test/gone, and this one comes to")
                == true)
    }
}
