package import Telephony

/// What the simulated carrier saw, for the checks at the end of a test and for the story of a demo.
package struct Report: Hashable, Sendable {
    /// A leg that is up or ringing and that nobody will ever end.
    package struct Stranded: Hashable, Sendable {
        /// The leg.
        package let leg: LegRecord
        /// When the caller that it was dialled for went.
        package let callerGoneAt: Timestamp
    }

    /// When the report was made.
    package let at: Timestamp
    /// Every accepted command, oldest first.
    package let commands: [CommandRecord]
    /// Every leg, oldest first.
    package let legs: [LegRecord]
    /// Everything that people did, heard and went through, oldest first.
    package let observations: [Observation]
    /// What no sound contact centre does.
    package let anomalies: [Anomaly]
    /// Every event that was acknowledged with 2xx, in the order of the acknowledgements.
    package let acknowledged: [Acknowledgement]
    /// How often each error code was answered.
    package let refusals: [String: Int]
    /// Legs without their caller.
    package let stranded: [Stranded]
    /// Callers who are answered and alone, in no queue, and hear nothing.
    package let silent: [LegRecord]
    /// Events so far.
    package let events: Int
    /// Events that have no 2xx yet.
    package let pendingEvents: Int
    /// Events that were given up.
    package let undeliveredEvents: Int
    /// Attempts to deliver, repeats and duplicates included.
    package let attempts: Int
    /// Attempts that failed.
    package let failedAttempts: Int

    /// Commands that took effect more than once; empty if all is well.
    package var repeatedCommands: [CommandRecord] { commands.filter { $0.executions > 1 } }

    /// Legs that ring or are up.
    package var liveLegs: [LegRecord] { legs.filter { $0.ending == nil } }

    /// What happened on one leg, in order.
    package func story(of leg: SimulatedLeg) -> [Observation] { observations.filter { $0.leg == leg } }

    /// What happened on all legs of a caller's session, in order.
    package func story(ofSession session: String) -> [Observation] { observations.filter { $0.session == session } }
}

extension Exchange {
    /// The state of things now.
    ///
    /// A leg counts as stranded as soon as the caller's leg has ended.
    package func report() -> Report {
        let records = ledger.legs.elements
        var callerGone: [String: Timestamp] = [:]
        for record in records {
            guard case .caller = record.who, let ending = record.ending else { continue }
            callerGone[record.session] = ending.at
        }
        let live = records.filter { $0.ending == nil }
        return Report(
            at: now, commands: ledger.commands.elements, legs: records, observations: ledger.observations.elements,
            anomalies: ledger.anomalies.elements, acknowledged: ledger.acknowledgements.elements,
            refusals: ledger.refusals,
            stranded: live.compactMap { record in
                callerGone[record.session].map { Report.Stranded(leg: record, callerGoneAt: $0) }
            },
            silent: live.filter(isSilent), events: post.counts.events, pendingEvents: post.pending,
            undeliveredEvents: post.counts.undelivered, attempts: post.counts.attempts,
            failedAttempts: post.counts.failedAttempts)
    }

    private func isSilent(_ record: LegRecord) -> Bool {
        guard case .caller = record.who, let leg = legs[record.leg.number], leg.isUp else { return false }
        return leg.place == .parked && leg.sounds.isEmpty && leg.gather == nil && !leg.isRecorded
    }

    /// Whether no leg rings or is up and every event is acknowledged.
    package var isQuiet: Bool {
        liveCount == 0 && unsavedRecordings == 0 && post.pending == 0
    }
}
