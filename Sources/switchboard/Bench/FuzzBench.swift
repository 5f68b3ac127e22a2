import CallFlow
import Foundation
import Synchronization
import Telephony

/// Puts random and spoilt files before the reader and the checker; a crash ends the program, a hang is told.
struct FuzzBench {
    /// Decides what the files look like.
    var seed: UInt64
    /// How many files.
    var files: Int

    /// Longer than any file of a mebibyte takes, also where nothing is optimised.
    private static let patience = Duration.seconds(30)

    /// From so many files on, every piece is also tried at the size of the largest file.
    private static let longRun = 100_000

    /// Where a core's share of the work stands.
    private struct Progress: Sendable {
        var trial: FlowFuzz.Trial?
        var since = ContinuousClock.now
        var slowest = Duration.zero
        var isDone = false
    }

    /// A share of the work, watched from outside.
    private final class Share: Sendable {
        let progress = Mutex(Progress())
    }

    func run() throws -> [BenchRow] {
        guard let shipped = FlowFiles(folder: "ivr-flows") else {
            throw Exit.because("There is no folder ivr-flows here: run this in the project's folder.")
        }
        let flows = shipped.files.filter { FlowFolder.isFlowFile($0.name) }
        let samples =
            FlowFuzz.examples
            + flows.map { file in FlowFuzz.Sample(file, others: flows.filter { $0.name != file.name }) }
        let count = max(1, ProcessInfo.processInfo.activeProcessorCount)
        let largeOnes = files < Self.longRun ? [] : FlowFuzz.largeTrials()
        let shares = (0..<count).map { index in
            let share = Share()
            let fuzz = FlowFuzz(seed: seed &* 1_000 &+ UInt64(index), samples: samples)
            let own = files / count + (index < files % count ? 1 : 0)
            let large = largeOnes.enumerated().filter { $0.offset % count == index }.map(\.element)
            Thread.detachNewThread { Self.work(large, own, fuzz, share) }
            return share
        }
        while !shares.allSatisfy({ $0.progress.withLock(\.isDone) }) {
            for share in shares { try Self.watch(share) }
            Thread.sleep(forTimeInterval: 0.1)
        }
        let slowest = shares.map { $0.progress.withLock(\.slowest) }.max() ?? .zero
        return [
            BenchRow(
                measure: "random files read without a crash",
                figure: "\(files + largeOnes.count)", promise: "all", isKept: true),
            BenchRow(
                measure: "the slowest of them", figure: "\(slowest.wholeMilliseconds) ms",
                promise: "at most 30000 ms", isKept: slowest <= Self.patience),
        ]
    }

    private static func work(_ large: [FlowFuzz.Trial], _ files: Int, _ fuzz: FlowFuzz, _ share: Share) {
        var fuzz = fuzz
        for number in 0..<large.count + files {
            let trial = number < large.count ? large[number] : fuzz.next()
            let start = ContinuousClock.now
            share.progress.withLock {
                $0.trial = trial
                $0.since = start
            }
            _ = trial.run()
            let took = ContinuousClock.now - start
            share.progress.withLock { $0.slowest = max($0.slowest, took) }
        }
        share.progress.withLock { $0.isDone = true }
    }

    /// Ends the run if a file takes too long, and keeps the file.
    private static func watch(_ share: Share) throws {
        let (trial, since, isDone) = share.progress.withLock { ($0.trial, $0.since, $0.isDone) }
        guard !isDone, let trial, ContinuousClock.now - since > patience else { return }
        let path = FileManager.default.temporaryDirectory.appending(path: "switchboard-hang.json")
        try Data(trial.bytes).write(to: path)
        throw Exit.because(
            "A file made of \(trial.origin) was not checked within \(patience.components.seconds) s; it is kept in \(path.path())."
        )
    }
}
