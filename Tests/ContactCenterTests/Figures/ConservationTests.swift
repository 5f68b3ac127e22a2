import ContactCenter
import Telephony
import TestSupport
import Testing

/// Random days: whatever happens, the figures add up.
struct ConservationTests {
    private static let names = ["ana", "ben", "eva"]

    @Test(arguments: 1...40)
    func `offered and waiting before are answered, left or waiting after, in every interval`(_ seed: UInt64) {
        var chance = RandomStream(seed: seed)
        var center = Center(.sample(agents: Self.names))
        let start = center.now
        for name in Self.names { center.set(name, .available) }
        var legs: [LegID] = []
        for _ in 0..<120 { act(&center, &legs, &chance) }
        let end = center.now + .seconds(1)
        let scope = FigureScope(from: start, to: end, interval: 60_000)
        var table = FigureTable(scope)
        for fact in center.facts { table.take(fact) }
        table.pass(to: end)
        let rows = table.takeRows()
        for row in rows {
            switch row.subject {
            case .agent, .part: break
            case .everything, .queue:
                #expect(row.waitingBefore + row[.offered] == row[.answered] + row.left + row.waitingAfter, "\(row)")
                #expect(row[.abandonedShort] <= row[.abandonedWithin] && row[.abandonedWithin] <= row[.abandoned])
            }
        }
        recount(rows, center, scope)
        let last = rows.last { $0.subject == .queue("sales") }
        #expect((last?.waitingAfter ?? 0) == center.switchboard.queueView("sales", at: end)?.waiting)
    }

    /// Counts the facts again by their names alone.
    private func recount(_ rows: [FigureRow], _ center: Center, _ scope: FigureScope) {
        let total = { (figure: Figure) in
            rows.filter { $0.subject == .everything }.reduce(0) { $0 + $1[figure] }
        }
        let named = { (name: String) in center.facts.count { $0.kind.name == name } }
        #expect(total(.offered) == named("queued") + named("queue_refused"))
        #expect(total(.answered) == named("connected"))
        #expect(total(.handled) == named("parted"))
        #expect(total(.offers) == named("offered"))
        #expect(total(.misses) == named("missed"))
        for agent in Self.names {
            let own = rows.filter { $0.subject == .agent(AgentID(rawValue: agent)) }
            let spent = own.reduce(0.0) { sum, row in sum + AgentTime.allCases.reduce(0) { $0 + row.seconds($1) } }
            #expect(spent <= Double((scope.to - scope.from).wholeMilliseconds) / 1000 + 1e-6, "an agent has one time")
        }
    }

    private func act(_ center: inout Center, _ legs: inout [LegID], _ chance: inout RandomStream) {
        switch chance.below(10) {
        case 0, 1, 2:
            let caller = center.answeredCall(from: "+3460000\(1000 + legs.count)")
            center.gather("1", on: caller)
            legs.append(caller)
        case 3: center.wait(.seconds(chance.below(40)))
        case 4: center.set(Self.names[chance.below(3)], AgentStatus.allCases[chance.below(3)])
        case _:
            guard !legs.isEmpty, let nine = Key("9") else { return }
            let kinds: [CallEvent.Kind] = [
                .answered, .bridged, .hungUp(CallEvent.HangUp(cause: .normalClearing)),
                .hungUp(CallEvent.HangUp(cause: .userBusy)), .keyPressed(nine),
            ]
            center.report(kinds[chance.below(5)], on: legs[chance.below(legs.count)])
        }
        if let dialled = center.lastDialled, !legs.contains(dialled) { legs.append(dialled) }
    }
}
