import CallFlow

/// Calls that are in one state of a flow now, in one edition.
package struct FlowPlaceView: Hashable, Sendable, Codable {
    package var flow: String
    package var state: String
    package var bundle: String
    package var calls: Int
}

extension Switchboard {
    /// Where calls that are up are in their flows, by flow, state and edition.
    package func flowPlaceViews() -> [FlowPlaceView] {
        var counts: [Spot: Int] = [:]
        for call in calls.values where call.isUp {
            guard let session = call.session, !session.hasEnded, !session.state.isEmpty else { continue }
            let flow = session.flow.isEmpty ? call.flow : session.flow
            counts[Spot(flow: flow, state: session.state, bundle: call.bundle.rawValue), default: 0] += 1
        }
        return counts.map { FlowPlaceView(flow: $0.flow, state: $0.state, bundle: $0.bundle, calls: $1) }
            .sorted { ($0.flow, $0.state, $0.bundle) < ($1.flow, $1.state, $1.bundle) }
    }

    private struct Spot: Hashable {
        let flow: String
        let state: String
        let bundle: String
    }
}

extension Call {
    /// Whether somebody is on the line.
    fileprivate var isUp: Bool {
        switch stage {
        case .arriving, .inFlow, .waiting, .talking, .transferring: true
        case .hangingUp, .ended: false
        }
    }
}
