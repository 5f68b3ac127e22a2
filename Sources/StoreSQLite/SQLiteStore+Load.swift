import CallFlow
import ContactCenter
package import Engine
import Foundation
import GRDB
import Telephony

extension SQLiteStore {
    /// How far back ids of events are loaded.
    private static let remembersEvents: Duration = .seconds(7_200)
    /// How many of them at most.
    private static let rememberedEvents = 500_000
    /// How many calls are read at once and decoded by one task.
    private static let callsPerStep = 2_000

    package func load(progress: @Sendable (Int, Int) -> Void) async throws(StoreFailure) -> StoredState {
        guard file.isShared else { return try await loadAll(progress: progress) }
        // Somebody else may write between two of the questions: they are asked of one moment's state.
        try await file.perform { database, _ in try database.execute(sql: "BEGIN") }
        let loaded: Result<StoredState, StoreFailure>
        do throws(StoreFailure) {
            loaded = .success(try await loadAll(progress: progress))
        } catch {
            loaded = .failure(error)
        }
        try await file.perform { database, _ in try database.execute(sql: "COMMIT") }
        return try loaded.get()
    }

    private func loadAll(progress: @Sendable (Int, Int) -> Void) async throws(StoreFailure) -> StoredState {
        let calls = try await loadCalls(progress: progress)
        let publications = try await file.perform { database, coding in
            try coding.decodeAll(Publication.self, database, "SELECT body FROM publications ORDER BY flow", [])
        }
        let programs = try await loadPrograms(
            needed: Set(calls.map(\.bundle)), wanted: Set(publications.flatMap(\.bundles)))
        let (events, since) = try await loadEvents()
        return try await file.perform { database, coding in
            let agents = try coding.decodeAll(Agent.self, database, "SELECT body FROM agents ORDER BY id", [])
            let queues = try coding.decodeAll(QueueMemory.self, database, "SELECT body FROM queues ORDER BY name", [])
            let outbox = try coding.decodeAll(
                OutgoingCommand.self, database, "SELECT body FROM outbox ORDER BY serial", [])
            let errands = try Self.loadErrands(database, coding)
            let saved = SavedState(
                counters: try Self.loadCounters(database), calls: calls, agents: agents, queues: queues,
                programs: programs, publications: publications,
                overrides: try coding.decodeAll(
                    HoursOverride.self, database, "SELECT body FROM overrides ORDER BY calendar", []))
            return StoredState(
                saved: saved, outbox: outbox, errands: errands, recentEvents: events, eventsSince: since)
        }
    }

    private static func loadErrands(_ database: Database, _ coding: Coding) throws -> [StoredErrand] {
        try Row.fetchAll(database, sql: "SELECT body, begun FROM errands ORDER BY serial").map { row in
            StoredErrand(errand: try coding.decode(Errand.self, from: row[0]), hasBegun: row[1])
        }
    }

    private static func loadCounters(_ database: Database) throws -> Counters {
        guard let row = try Row.fetchOne(database, sql: "SELECT instance, call, command, offer, fact FROM counters")
        else { throw StoreFailure(.corrupt, "The store's counters are missing; put a backup in its place.") }
        var counters = Counters(instance: UInt64(clamping: row[0] as Int64))
        counters.call = UInt64(clamping: row[1] as Int64)
        counters.command = UInt64(clamping: row[2] as Int64)
        counters.offer = UInt64(clamping: row[3] as Int64)
        counters.fact = UInt64(clamping: row[4] as Int64)
        return counters
    }

    /// Reads on one thread while others decode what was read, because decoding takes ten times as long.
    private func loadCalls(progress: @Sendable (Int, Int) -> Void) async throws(StoreFailure) -> [Call] {
        let total = try await file.perform { database, _ in
            try Int.fetchOne(database, sql: "SELECT count(*) FROM calls") ?? 0
        }
        do {
            return try await withThrowingTaskGroup(of: (Int, [Call]).self) { group in
                var steps: [(Int, [Call])] = []
                var last: Int64 = -1
                var read = 0
                var done = 0
                var underWay = 0
                while true {
                    let bodies = try await callBodies(after: last)
                    guard let final = bodies.last else { break }
                    last = final.id
                    let step = read
                    read += bodies.count
                    group.addTask { (step, try Self.decode(bodies.map(\.body))) }
                    underWay += 1
                    if underWay > 4, let finished = try await group.next() {
                        underWay -= 1
                        done += finished.1.count
                        progress(done, total)
                        steps.append(finished)
                    }
                }
                for try await finished in group {
                    done += finished.1.count
                    progress(done, total)
                    steps.append(finished)
                }
                return steps.sorted { $0.0 < $1.0 }.flatMap(\.1)
            }
        } catch let failure as StoreFailure {
            throw failure
        } catch {
            throw StoreFailure(error, path: file.path)
        }
    }

    private func callBodies(after id: Int64) async throws(StoreFailure) -> [(id: Int64, body: Data)] {
        try await file.perform { database, _ in
            let rows = try Row.fetchAll(
                database.cachedStatement(sql: "SELECT id, body FROM calls WHERE id > ? ORDER BY id LIMIT ?"),
                arguments: [id, Self.callsPerStep])
            return rows.map { ($0[0] as Int64, $0[1] as Data) }
        }
    }

    private static func decode(_ bodies: [Data]) throws -> [Call] {
        let coding = Coding()
        return try bodies.map { try coding.decode(Call.self, from: $0) }
    }

    /// The flows of live calls, without which the calls cannot go on, and editions that are good to have: one that
    /// this version cannot read any more is left out.
    private func loadPrograms(
        needed: Set<BundleID>, wanted: Set<BundleID>
    ) async throws(StoreFailure) -> [Program] {
        let path = file.path
        return try await file.perform { database, _ in
            let rows = try Row.fetchCursor(database, sql: "SELECT bundle, source FROM programs ORDER BY bundle")
            var programs: [Program] = []
            while let row = try rows.next() {
                let bundle = BundleID(rawValue: row[0])
                guard needed.contains(bundle) || wanted.contains(bundle) else { continue }
                do throws(UnreadableProgram) {
                    programs.append(try Program(source: row[1] as String))
                } catch {
                    guard needed.contains(bundle) else { continue }
                    throw StoreFailure(
                        .corrupt,
                        "The store \(path) holds calls in a flow that this version cannot read (\(error.reason)); "
                            + "start the version that began them until they have ended.")
                }
            }
            return programs
        }
    }

    /// The latest events' ids, and the moment since which they are complete.
    private func loadEvents() async throws(StoreFailure) -> ([(CarrierName, EventID)], Timestamp) {
        try await file.perform { database, _ in
            let latest = try Int64.fetchOne(
                database, sql: "SELECT received_at FROM events ORDER BY serial DESC LIMIT 1")
            guard let latest else { return ([], Timestamp(milliseconds: 0)) }
            var since = Timestamp(milliseconds: latest) - Self.remembersEvents
            let rows = try Row.fetchCursor(
                database, sql: "SELECT carrier, id, received_at FROM events ORDER BY serial DESC LIMIT ?",
                arguments: [Self.rememberedEvents])
            var events: [(CarrierName, EventID)] = []
            while let row = try rows.next() {
                let receivedAt = Timestamp(milliseconds: row[2])
                guard receivedAt >= since else { return (events, since) }
                // Others of this millisecond may lie beyond the limit.
                if events.count == Self.rememberedEvents - 1 { since = receivedAt + .milliseconds(1) }
                guard let key = row[1] as EventKey? else { continue }
                events.append((CarrierName(rawValue: row[0]), key.eventID))
            }
            return (events, since)
        }
    }
}
