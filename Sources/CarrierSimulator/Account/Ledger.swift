import Telephony

/// What the simulator remembers for its report.
///
/// Bounded: at the limit the oldest of each kind are forgotten.
struct Ledger: Hashable, Sendable {
    private struct CommandKey: Hashable, Sendable {
        let leg: Int
        let commandID: String
    }

    private let limit: Int
    private var positions: [CommandKey: Int] = [:]
    private(set) var commands: Bounded<CommandRecord>
    private(set) var legs: Bounded<LegRecord>
    private(set) var observations: Bounded<Observation>
    private(set) var anomalies: Bounded<Anomaly>
    private(set) var acknowledgements: Bounded<Acknowledgement>
    private(set) var refusals: [String: Int] = [:]

    init(limit: Int) {
        self.limit = limit
        commands = Bounded(limit: limit)
        legs = Bounded(limit: limit)
        observations = Bounded(limit: limit)
        anomalies = Bounded(limit: limit)
        acknowledgements = Bounded(limit: limit)
    }

    mutating func accepted(_ action: CallAction, on leg: Int, commandID: String?, at moment: Timestamp) {
        if let commandID, let position = positions[CommandKey(leg: leg, commandID: commandID)] {
            commands.update(position) { $0.executions += 1 }
            return
        }
        let position = commands.append(
            CommandRecord(
                leg: SimulatedLeg(number: leg), commandID: commandID, action: action, at: moment, executions: 1,
                repeats: 0))
        guard let commandID else { return }
        if positions.count >= 2 * limit { positions.removeAll() }
        positions[CommandKey(leg: leg, commandID: commandID)] = position
    }

    mutating func repeated(on leg: Int, commandID: String) {
        guard let position = positions[CommandKey(leg: leg, commandID: commandID)] else { return }
        commands.update(position) { $0.repeats += 1 }
    }

    mutating func refused(_ code: String) {
        refusals[code, default: 0] += 1
    }

    mutating func began(_ record: LegRecord) {
        legs.append(record)
    }

    /// Legs are recorded in the order of their numbers, from 1.
    mutating func update(leg number: Int, _ change: (inout LegRecord) -> Void) {
        legs.update(number - 1, change)
    }

    mutating func observed(_ observation: Observation) {
        observations.append(observation)
    }

    mutating func noticed(_ anomaly: Anomaly) {
        anomalies.append(anomaly)
    }

    mutating func acknowledged(_ acknowledgement: Acknowledgement) {
        acknowledgements.append(acknowledgement)
    }
}
