import ContactCenter
import StoreSQLite

/// Plays random schedules with restarts between any two inputs, on all processors.
struct ScheduleBench: Sendable {
    /// How many, from the seed on.
    var count: Int
    var seed: UInt64
    var tell: @Sendable (String) -> Void

    func run() async -> [BenchRow] {
        let hands = 4
        var total = Tally()
        await withTaskGroup(of: Tally.self) { group in
            for hand in 0..<hands {
                group.addTask { play(stride(from: hand, to: count, by: hands)) }
            }
            for await tally in group { total.add(tally) }
        }
        for fault in total.faults.prefix(20) { tell("  \(fault)") }
        return [
            BenchRow(
                measure: "schedules with a fault (\(count): \(total.inputs) inputs, \(total.restarts) restarts)",
                figure: "\(total.faulty)", promise: "0", isKept: total.faulty == 0)
        ]
    }

    private struct Tally: Sendable {
        var inputs = 0
        var restarts = 0
        var faulty = 0
        var faults: [String] = []

        mutating func add(_ other: Tally) {
            inputs += other.inputs
            restarts += other.restarts
            faulty += other.faulty
            faults += other.faults.prefix(20)
        }
    }

    private func play(_ numbers: StrideTo<Int>) -> Tally {
        var tally = Tally()
        for number in numbers {
            var schedule = Schedule<RowCoding>(seed: seed &+ UInt64(number))
            let faults = schedule.play()
            let result = Tally(
                inputs: schedule.inputs, restarts: schedule.restarts, faulty: faults.isEmpty ? 0 : 1, faults: faults)
            tally.add(result)
        }
        return tally
    }
}
