import CallFlow

extension Crawl {
    /// Crawls several flows, as many parts at a time as there are processors; the reports come in the order of the
    /// flows, each with the time that its calls would have taken one after the other.
    static func together(
        _ programs: [Program], _ options: Options, each: (CrawlReport, Duration) throws -> Void
    ) async rethrows {
        let crawls = programs.map { Crawl($0, options, reread: FlowFiles.reread) }
        var tasks = crawls.map { _ in [Task<(CrawlReport, Duration), Never>]() }
        // One part of each flow after the other: processors that walk the same flow count the same references.
        for number in crawls.first?.parts.indices ?? 0..<0 {
            for (index, crawl) in crawls.enumerated() { tasks[index].append(crawl.begin(crawl.parts[number])) }
        }
        for (crawl, parts) in zip(crawls, tasks) {
            var reports: [CrawlReport] = []
            var time = Duration.zero
            for part in parts {
                let (report, took) = await part.value
                reports.append(report)
                time += took
            }
            try each(crawl.report(reports), time)
        }
    }

    private func begin(_ part: Part) -> Task<(CrawlReport, Duration), Never> {
        Task {
            let clock = ContinuousClock()
            let start = clock.now
            let report = run(part)
            return (report, clock.now - start)
        }
    }
}
