import CallFlow
import ContactCenter
package import Engine
import Foundation
import GRDB
import Telephony

extension SQLiteStore {
    /// How long the ids of events are kept: carriers give up repeating long before.
    private static let keepsEvents: Duration = .seconds(14 * 86_400)
    /// How many of the oldest events one commit looks at for each event that it adds.
    private static let sweepFactor = 4

    package func commit(_ batch: Batch) async throws(StoreFailure) {
        try await file.perform { [start = file.start, path = file.path] database, coding in
            try database.inTransaction(.immediate) {
                let writing = Writing(database: database, coding: coding, start: start, path: path)
                try writing.write(batch.events)
                try writing.write(batch.changes)
                try writing.write(batch.commands)
                try writing.end(batch.endedCommands, in: "outbox")
                try writing.write(batch.errands)
                try writing.begin(batch.begunErrands)
                try writing.end(batch.endedErrands, in: "errands")
                try writing.write(batch.facts)
                if let latest = batch.events.last?.receivedAt {
                    try writing.forgetEvents(
                        before: latest - Self.keepsEvents, among: batch.events.count * Self.sweepFactor)
                }
                return .commit
            }
        }
    }
}

/// The statements of one transaction.
private struct Writing {
    let database: Database
    let coding: Coding
    /// Which opening of the file this is.
    let start: Int64
    let path: String

    func write(_ changes: Changes) throws {
        try table("INSERT OR REPLACE INTO calls (id, body) VALUES", 2)
            .add(changes.calls.map { [Int64($0.id.number).databaseValue, try coding.encode($0).databaseValue] })
        for call in changes.closedCalls { try run("DELETE FROM calls WHERE id = ?", [Int64(call.id.number)]) }
        try table("INSERT OR REPLACE INTO closed_calls (id, body) VALUES", 2)
            .add(changes.closedCalls.map { [Int64($0.id.number).databaseValue, try coding.encode($0).databaseValue] })
        for agent in changes.agents {
            try run(
                "INSERT OR REPLACE INTO agents (id, body) VALUES (?, ?)", [agent.id.rawValue, coding.encode(agent)])
        }
        for queue in changes.queues {
            try run("INSERT OR REPLACE INTO queues (name, body) VALUES (?, ?)", [queue.queue, coding.encode(queue)])
        }
        for program in changes.programs {
            try run(
                "INSERT OR IGNORE INTO programs (bundle, source) VALUES (?, ?)", [program.id.rawValue, program.source])
        }
        if let publications = changes.publications {
            try run("DELETE FROM publications", [])
            try table("INSERT INTO publications (flow, body) VALUES", 2)
                .add(publications.map { [$0.flow.databaseValue, try coding.encode($0).databaseValue] })
        }
        if let overrides = changes.overrides {
            try run("DELETE FROM overrides", [])
            try table("INSERT INTO overrides (calendar, body) VALUES", 2)
                .add(overrides.map { [$0.calendar.databaseValue, try coding.encode($0).databaseValue] })
        }
        try write(changes.counters)
    }

    private func write(_ counters: Counters) throws {
        try run(
            "UPDATE counters SET call = ?, command = ?, offer = ?, fact = ? WHERE starts = ?",
            [Int64(counters.call), Int64(counters.command), Int64(counters.offer), Int64(counters.fact), start])
        // Whoever got past the lock (it was removed, or does not work on this file system) has opened the file since.
        guard database.changesCount == 1 else { throw StoreFailure.inUse(path: path, by: nil) }
    }

    func write(_ events: [ReceivedEvent]) throws {
        // The writer has made sure that the events are new. Should it be wrong, one entry is enough.
        try table("INSERT OR IGNORE INTO events (carrier, id, received_at, occurred_at, body, note) VALUES", 6)
            .add(
                events.map { event in
                    [
                        event.carrier.rawValue.databaseValue, event.id.map { EventKey($0).databaseValue } ?? .null,
                        event.receivedAt.milliseconds.databaseValue, event.occurredAt.milliseconds.databaseValue,
                        event.body.map { Data($0).databaseValue } ?? .null, event.note?.databaseValue ?? .null,
                    ]
                })
    }

    func write(_ commands: [OutgoingCommand]) throws {
        try table("INSERT OR REPLACE INTO outbox (serial, body) VALUES", 2)
            .add(
                commands.map {
                    [Int64($0.command.id.serial).databaseValue, try coding.encode($0).databaseValue]
                })
    }

    func write(_ errands: [Errand]) throws {
        try table("INSERT OR REPLACE INTO errands (serial, body) VALUES", 2)
            .add(errands.map { [Int64($0.id.serial).databaseValue, try coding.encode($0).databaseValue] })
    }

    func begin(_ errands: [CommandID]) throws {
        for id in errands { try run("UPDATE errands SET begun = 1 WHERE serial = ?", [Int64(id.serial)]) }
    }

    /// Takes commands or errands out; those made one after the other mostly end together, so it goes by stretches of numbers.
    func end(_ ids: [CommandID], in table: String) throws {
        var stretches: [ClosedRange<Int64>] = []
        for serial in ids.map({ Int64($0.serial) }).sorted() {
            if let last = stretches.last, serial - last.upperBound <= 1 {
                stretches[stretches.count - 1] = last.lowerBound...serial
            } else {
                stretches.append(serial...serial)
            }
        }
        for stretch in stretches {
            try run("DELETE FROM \(table) WHERE serial BETWEEN ? AND ?", [stretch.lowerBound, stretch.upperBound])
        }
    }

    func write(_ facts: [Fact]) throws {
        try table("INSERT INTO facts (serial, at, call, agent, queue, kind, body) VALUES", 7)
            .add(
                facts.map { fact in
                    [
                        Int64(fact.serial).databaseValue, fact.at.milliseconds.databaseValue,
                        fact.call.map { Int64($0.number).databaseValue } ?? .null,
                        fact.agent?.rawValue.databaseValue ?? .null, fact.queue?.databaseValue ?? .null,
                        fact.kind.name.databaseValue, try coding.encode(fact.kind).databaseValue,
                    ]
                })
        for fact in facts {
            if let score = try SurveyScore(fact, agent: lastAgent(of: fact.call)) { try write(score) }
        }
    }

    private func write(_ score: SurveyScore) throws {
        try run(
            "INSERT INTO scores (serial, at, call, agent, survey, question, answer) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                Int64(score.serial), score.at.milliseconds, Int64(score.call.number), score.agent?.rawValue,
                score.survey, score.question, score.answer,
            ])
    }

    private func lastAgent(of call: CallID?) throws -> AgentID? {
        guard let call else { return nil }
        let statement = try database.cachedStatement(
            sql: "SELECT agent FROM facts WHERE call = ? AND kind = 'connected' ORDER BY serial DESC LIMIT 1")
        return try String.fetchOne(statement, arguments: [Int64(call.number)]).map(AgentID.init(rawValue:))
    }

    /// Deletes old events among the `count` oldest: small steps that keep up with what is added.
    func forgetEvents(before moment: Timestamp, among count: Int) throws {
        try run(
            """
            DELETE FROM events WHERE serial IN (
                SELECT serial FROM (SELECT serial, received_at FROM events ORDER BY serial LIMIT ?)
                WHERE received_at < ?)
            """,
            [count, moment.milliseconds])
    }

    private func table(_ beginning: String, _ width: Int) -> TableWriter {
        TableWriter(database: database, beginning: beginning, width: width)
    }

    private func run(_ sql: String, _ arguments: StatementArguments) throws {
        try database.cachedStatement(sql: sql).execute(arguments: arguments)
    }
}
