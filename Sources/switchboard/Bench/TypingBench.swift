import CallFlow
import ContactCenter
import Foundation
import JSONSyntax

/// How many one-letter mistakes in the names and keywords of the shipped files the check notices.
struct TypingBench {
    /// One mistake in so many is made; 1 for all of them.
    var every: Int
    /// Decides which, if not all are made.
    var seed: UInt64
    let tell: @Sendable (String) -> Void

    /// Most mistakes that are listed one by one.
    private static let mostListed = 60
    /// The share of mistakes that must be noticed, in percent.
    private static let least = 99.0

    func run() async throws -> [BenchRow] {
        guard let shipped = FlowFiles(folder: "ivr-flows"), let queues = Self.queues else {
            throw Exit.because("There is no folder ivr-flows here: run this in the project's folder.")
        }
        let base = Installation.load().configuration
        let programs = QueueScenarioFolder(shipped.files, base: base).programs
        let trial = TypingMistakes(shipped.files, queues: queues) {
            QueueScenarioFolder([$0], base: base, programs: programs).diagnostics
        }
        let step = max(1, every)
        let mistakes = trial.all.enumerated().filter { ($0.offset + Int(seed % 1_000)).isMultiple(of: step) }
            .map(\.element)
        let unnoticed = await Self.unnoticed(mistakes, trial)
        for mistake in unnoticed.prefix(Self.mostListed) {
            tell("not noticed: \(mistake.file):\(mistake.place): \"\(mistake.word)\" typed \"\(mistake.typed)\"")
        }
        return [row(mistakes, unnoticed, aboutQueues: Self.aboutQueues(shipped.files))]
    }

    /// The files about queues among these, by name.
    private static func aboutQueues(_ files: [FlowFolder.File]) -> Set<String> {
        Set(
            files.filter { file in
                ScenarioFolder.isScenarioFile(file.name)
                    && ScenarioFolder.isAboutQueues(Document(file.bytes, path: file.path))
            }.map(\.name))
    }

    /// One figure for all files; what is promised of them holds for those about queues by themselves, too.
    private func row(
        _ made: [TypingMistakes.Mistake], _ unnoticed: [TypingMistakes.Mistake], aboutQueues: Set<String>
    ) -> BenchRow {
        let score = Self.score(made.count, unnoticed.count)
        let ofQueues = Self.score(
            made.count { aboutQueues.contains($0.file) }, unnoticed.count { aboutQueues.contains($0.file) })
        return BenchRow(
            measure: "mistyped letters in names and keywords, \(made.count - unnoticed.count) of \(made.count) noticed "
                + "(in queue scenarios \(ofQueues.formatted(2)) %)",
            figure: "\(score.formatted(2)) %", promise: "at least \(Int(Self.least)) %, each",
            isKept: min(score, ofQueues) >= Self.least)
    }

    private static func score(_ made: Int, _ missed: Int) -> Double {
        made == 0 ? 100 : Double(made - missed) * 100 / Double(made)
    }

    /// The queues of the configuration that lies beside the flows.
    private static var queues: Set<String>? {
        Files.document("config/queues.json")?.root?["queues"]?.members.map { Set($0.map(\.key)) }
    }

    /// The mistakes that nothing is found of, in order; every core takes its share.
    private static func unnoticed(
        _ mistakes: [TypingMistakes.Mistake], _ trial: TypingMistakes
    ) async -> [TypingMistakes.Mistake] {
        let shares = max(1, ProcessInfo.processInfo.activeProcessorCount)
        return await withTaskGroup(of: [Int].self) { group in
            for share in 0..<shares {
                group.addTask {
                    stride(from: share, to: mistakes.count, by: shares).filter {
                        trial.verdict(on: mistakes[$0]).found.isEmpty
                    }
                }
            }
            return await group.reduce(into: []) { $0 += $1 }.sorted().map { mistakes[$0] }
        }
    }
}
