extension GraphOverlay {
    /// How often simulated calls took each way of a flow.
    package init(_ coverage: Coverage, of flow: String) {
        self.init()
        counts = [:]
        for (way, count) in coverage.ways where way.flow == flow {
            counts?[Step(state: way.state, outcome: way.outcome)] = count
        }
        caption = "\(coverage.calls) simulated call\(coverage.calls == 1 ? "" : "s")"
    }
}
