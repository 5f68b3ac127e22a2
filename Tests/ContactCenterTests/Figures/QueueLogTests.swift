import CallFlow
import ContactCenter
import Telephony
import Testing

struct QueueLogTests {
    private static let start = Timestamp(seconds: 1_800_000_000)
    private static let ana = AgentID(rawValue: "ana")

    @Test func `the record is told in the words that report tools read`() {
        let decision = { (offer: UInt64) in
            Decision(offer: offer, agent: Self.ana, rule: "most_idle", free: 1, serving: 1, ranking: [])
        }
        let list: [(Int64, UInt64?, AgentID?, Fact.Kind)] = [
            (0, nil, Self.ana, .statusChanged(.available, reason: nil, by: .agent)),
            (1, 1, nil, .arrived(from: "+34600|1", to: "+34910000001", flow: "main", bundle: "b")),
            (2, 1, nil, .queued(position: 1, priority: 5)), (2, 1, Self.ana, .offered(decision(1))),
            (22, 1, Self.ana, .missed(offer: 1, reason: .noAnswer)), (30, 1, Self.ana, .offered(decision(2))),
            (34, 1, Self.ana, .connected(offer: 2, waited: 32)),
            (134, 1, Self.ana, .parted(by: .agent, talked: 100)),
            (135, 1, nil, .transferConnected(destination: "desk")),
            (140, 2, nil, .queued(position: 1, priority: 5)),
            (150, 2, nil, .leftQueue(reason: .hungUp, waited: 10)),
            (151, 3, nil, .queued(position: 1, priority: 5)),
            (160, 3, nil, .leftQueue(reason: .timeOut, waited: 9)),
            (161, 4, nil, .queued(position: 1, priority: 5)),
            (162, 4, nil, .flow(.heard(state: "line", digits: "9"))),
            (163, 4, nil, .flow(.heard(state: "line", digits: "2"))),
            (163, 4, nil, .leftQueue(reason: .key, waited: 2)),
            (164, 5, nil, .queued(position: 1, priority: 5)),
            (165, 5, nil, .moved(from: "sales", by: "request")),
            (165, 5, nil, .queued(position: 1, priority: 5)),
            (165, 5, nil, .flow(.heard(state: "line", digits: "7"))),
            (166, 5, nil, .leftQueue(reason: .flow, waited: 2)),
            (167, 6, nil, .queued(position: 1, priority: 5)),
            (168, 6, nil, .flow(.heard(state: "line", digits: "8"))),
            (169, 6, nil, .leftQueue(reason: .callback, waited: 2)),
            (169, 7, nil, .queued(position: 1, priority: 5)),
            (169, 7, nil, .leftQueue(reason: .callback, waited: 0)),
            (169, 8, nil, .queued(position: 1, priority: 5)),
            (169, 8, nil, .leftQueue(reason: .empty, waited: 0)),
            (170, nil, Self.ana, .statusChanged(.away, reason: "lunch", by: .agent)),
            (180, nil, Self.ana, .statusChanged(.available, reason: nil, by: .agent)),
            (190, nil, Self.ana, .statusChanged(.offline, reason: nil, by: .agent)),
        ]
        var log = QueueLog(from: Self.start, to: Self.start + .seconds(3600), members: ["sales": [Self.ana]])
        for (index, entry) in list.enumerated() {
            let (second, call, agent, kind) = entry
            log.take(
                Fact(
                    serial: UInt64(index + 1), at: Self.start + .seconds(second), call: call.map { CallID($0) },
                    agent: agent, queue: "sales", kind: kind))
        }
        #expect(
            log.takeLines() == [
                "1800000000|NONE|sales|ana|ADDMEMBER|",
                "1800000002|c1|sales|NONE|ENTERQUEUE||+34600 1|1",
                "1800000022|c1|sales|ana|RINGNOANSWER|20000",
                "1800000034|c1|sales|ana|CONNECT|32|c1|4",
                "1800000134|c1|sales|ana|COMPLETEAGENT|32|100|1",
                "1800000135|c1|sales|NONE|BLINDTRANSFER|desk||32|100|1",
                "1800000140|c2|sales|NONE|ENTERQUEUE|||1",
                "1800000150|c2|sales|NONE|ABANDON|1|1|10",
                "1800000151|c3|sales|NONE|ENTERQUEUE|||1",
                "1800000160|c3|sales|NONE|EXITWITHTIMEOUT|1|1|9",
                "1800000161|c4|sales|NONE|ENTERQUEUE|||1",
                "1800000163|c4|sales|NONE|EXITWITHKEY|2|1|1|2",
                "1800000164|c5|sales|NONE|ENTERQUEUE|||1",
                "1800000165|c5|sales|NONE|WITHDRAW|1|1|1|moved",
                "1800000165|c5|sales|NONE|ENTERQUEUE|||1",
                "1800000166|c5|sales|NONE|WITHDRAW|1|1|2|flow",
                "1800000167|c6|sales|NONE|ENTERQUEUE|||1",
                "1800000169|c6|sales|NONE|EXITWITHKEY|8|1|1|2",
                "1800000169|c7|sales|NONE|ENTERQUEUE|||1",
                "1800000169|c7|sales|NONE|WITHDRAW|1|1|0|callback",
                "1800000169|c8|sales|NONE|ENTERQUEUE|||1",
                "1800000169|c8|sales|NONE|EXITEMPTY|1|1|0",
                "1800000170|NONE|sales|ana|PAUSE|lunch",
                "1800000180|NONE|sales|ana|UNPAUSE|",
                "1800000190|NONE|sales|ana|REMOVEMEMBER|",
            ])
    }
}
