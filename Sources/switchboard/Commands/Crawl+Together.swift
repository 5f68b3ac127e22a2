import CallFlow

extension Crawl {
    /// Crawls several flows, as many at a time as there are processors; the reports come in the order of the flows.
    static func together(
        _ programs: [Program], _ options: Options, each: (CrawlReport, Duration) throws -> Void
    ) async rethrows {
        let crawls = programs.map { program in
            Task {
                let clock = ContinuousClock()
                let start = clock.now
                let report = Crawl(program, options, reread: FlowFiles.reread).run()
                return (report, clock.now - start)
            }
        }
        for crawl in crawls {
            let (report, time) = await crawl.value
            try each(report, time)
        }
    }
}
