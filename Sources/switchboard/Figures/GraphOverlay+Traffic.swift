import CallFlow
import ContactCenter
import Web

extension GraphOverlay {
    /// What calls did in a flow, where callers hung up, and where calls are now.
    init(_ traffic: TrafficItem, on graph: FlowGraph) {
        self.init()
        var counts: [Step: Int] = [:]
        for way in traffic.ways where way.flow == graph.flow {
            counts[Step(state: way.state, outcome: way.outcome)] = way.count
        }
        self.counts = counts
        for state in traffic.states where state.flow == graph.flow && state.hungUp > 0 {
            hangUps[state.state] = HangUps(count: state.hungUp, of: state.entered)
        }
        let live = traffic.live.filter { $0.flow == graph.flow }
        for place in live {
            calls[place.state, default: 0] += place.calls
            notes[place.state, default: []].append(
                "\(place.calls) call\(place.calls == 1 ? "" : "s") now, in edition \(place.bundle.prefix(16))")
        }
        let begun = traffic.states.first { $0.flow == graph.flow && $0.state == graph.start }?.entered ?? 0
        let up = live.reduce(0) { $0 + $1.calls }
        caption =
            "entered \(begun) time\(begun == 1 ? "" : "s") since \(traffic.from); \(up) call\(up == 1 ? "" : "s") now"
    }
}
