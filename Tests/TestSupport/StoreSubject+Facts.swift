import CallFlow
import ContactCenter
import Engine
import Telephony
import Testing

extension StoreSubject {
    func findsFactsByCall() async throws {
        var maker = BatchMaker(try await load(store).saved)
        let (one, two) = (CallID(1), CallID(2))
        let batch = maker.facts(
            (one, nil, .answered), (two, nil, .answered), (nil, AgentID(rawValue: "ana"), .wrapUpEnded(by: .system)),
            (one, nil, .recordingStarted), after: 0)
        try await store.commit(batch)
        let again = try await reopen(store)
        #expect(try await again.facts(of: one) == [batch.facts[0], batch.facts[3]])
        #expect(try await again.facts(of: CallID(3)).isEmpty)
    }

    func findsFactsByKind() async throws {
        var maker = BatchMaker(try await load(store).saved)
        for last in [UInt64(0), 2, 4] {
            try await store.commit(
                maker.facts((CallID(1), nil, .answered), (CallID(1), nil, .recordingStarted), after: last))
        }
        #expect(try await store.facts(kind: nil, before: nil, limit: 4).map(\.serial) == [6, 5, 4, 3])
        #expect(try await store.facts(kind: nil, before: 3, limit: 4).map(\.serial) == [2, 1])
        #expect(try await store.facts(kind: "answered", before: nil, limit: 2).map(\.serial) == [5, 3])
        #expect(try await store.facts(kind: "answered", before: 3, limit: 2).map(\.serial) == [1])
        #expect(try await store.facts(kind: "no_such_kind", before: nil, limit: 2).isEmpty)
    }

    func findsFactsOfNoCall() async throws {
        var maker = BatchMaker(try await load(store).saved)
        let ana = AgentID(rawValue: "ana")
        let late = Fact.Kind.overdue(subject: "agent ana", state: "talking", seconds: 7)
        for last in [UInt64(0), 4, 8] {
            try await store.commit(
                maker.facts(
                    (nil, ana, .statusChanged(.available, reason: nil, by: .agent)), (CallID(1), nil, .answered),
                    (CallID(1), nil, late), (nil, ana, late), after: last))
        }
        let again = try await reopen(store)
        #expect(Fact.Kind.namesOfNoCall.contains("status_changed"))
        #expect(try await again.facts(kind: "status_changed", before: nil, limit: 9).map(\.serial) == [9, 5, 1])
        #expect(try await again.facts(kind: "status_changed", before: 9, limit: 1).map(\.serial) == [5])
        #expect(try await again.facts(kind: "status_changed", before: 1, limit: 9).isEmpty)
        #expect(try await again.facts(kind: "roster_set", before: nil, limit: 9).isEmpty)
        #expect(try await again.facts(kind: "overdue", before: nil, limit: 9).map(\.serial) == [12, 11, 8, 7, 4, 3])
        #expect(try await again.facts(kind: "answered", before: nil, limit: 9).map(\.serial) == [10, 6, 2])
    }

    func readsFactsFromAMoment() async throws {
        var maker = BatchMaker(try await load(store).saved)
        let (ana, ben) = (AgentID(rawValue: "ana"), AgentID(rawValue: "ben"))
        let start = maker.now
        let statuses: [Fact.Kind] = [AgentStatus.available, .away, .offline].map {
            .statusChanged($0, reason: nil, by: .agent)
        }
        try await store.commit(
            maker.facts((nil, ana, statuses[0]), (nil, ben, statuses[1]), (nil, ana, statuses[2]), after: 0))
        maker.now = start + .seconds(60)
        try await store.commit(maker.facts((CallID(1), nil, .answered), (nil, ben, statuses[0]), after: 3))
        let again = try await reopen(store)
        #expect(try await again.firstFact(at: start) == 1)
        #expect(try await again.firstFact(at: start + .milliseconds(1)) == 4)
        #expect(try await again.firstFact(at: start + .seconds(61)) == nil)
        #expect(try await again.facts(after: 1, kinds: nil, limit: 2).map(\.serial) == [2, 3])
        #expect(try await again.facts(after: 1, kinds: ["answered"], limit: 9).map(\.serial) == [4])
        #expect(try await again.facts(after: 1, kinds: [], limit: 9).isEmpty)
        let before = try await again.lastStatuses(before: 4)
        #expect(before.map(\.agent) == [ben, ana] && before.map(\.kind) == [statuses[1], statuses[2]])
    }

    func attributesScores() async throws {
        var maker = BatchMaker(try await load(store).saved)
        let (ana, ben) = (AgentID(rawValue: "ana"), AgentID(rawValue: "ben"))
        try await store.commit(
            maker.facts(
                (CallID(1), ana, .connected(offer: 1, waited: 3)), (CallID(1), ben, .connected(offer: 2, waited: 4)),
                (CallID(2), ana, .connected(offer: 3, waited: 5)), after: 0))
        // The last conversation may also be in the same batch as the score.
        try await store.commit(
            maker.facts(
                (CallID(1), nil, .flow(.scored(survey: "s", question: "q", answer: "5"))),
                (CallID(3), ben, .connected(offer: 4, waited: 0)),
                (CallID(3), nil, .flow(.scored(survey: "s", question: "q", answer: "4"))),
                (CallID(4), nil, .flow(.scored(survey: "s", question: "q", answer: "1"))), after: 3))
        let scores = try await reopen(store).scores(before: nil, limit: 10)
        #expect(scores.map(\.agent) == [nil, ben, ben])
        #expect(scores.map(\.answer) == ["1", "4", "5"])
        #expect(scores.map(\.call.number) == [4, 3, 1])
        #expect(scores.allSatisfy { $0.survey == "s" && $0.question == "q" && $0.at == maker.now })
    }

    func pagesScores() async throws {
        var maker = BatchMaker(try await load(store).saved)
        for last in UInt64(0)..<3 {
            try await store.commit(
                maker.facts(
                    (CallID(1), nil, .flow(.scored(survey: "s", question: "q", answer: "\(last)"))), after: last))
        }
        #expect(try await store.scores(before: nil, limit: 2).map(\.serial) == [3, 2])
        #expect(try await store.scores(before: 2, limit: 2).map(\.serial) == [1])
    }
}
