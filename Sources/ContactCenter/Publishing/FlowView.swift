import CallFlow
package import Telephony

/// A flow as supervisors and scripts see it: what answers now, and whether its file says something else.
package struct FlowView: Hashable, Sendable, Codable {
    package var flow: String
    package var title: String
    /// E.164.
    package var numbers: [String]
    package var queues: [String]
    /// The edition in force, and since when.
    package var live: String
    package var since: Timestamp
    package var state: State
    /// The edition of the file; nil while the file has errors.
    package var onFile: String?
    /// Editions that can be gone back to, the latest first.
    package var earlier: [String]
    package var trial: Publication.Trial?

    /// How the edition in force stands to the file.
    package enum State: String, Hashable, Sendable, Codable {
        /// They are the same.
        case live
        /// The file has errors; the edition before goes on.
        case broken
        /// The file is newer and waits to be published.
        case ahead
        /// The file's edition was taken back.
        case rolledBack = "rolled_back"
    }
}

/// A bundle that calls are in, for whoever waits until the last of them has ended.
package struct BundleView: Hashable, Sendable, Codable {
    package var bundle: String
    package var flow: String
    /// Whether new calls may begin with it.
    package var isCurrent: Bool
    package var liveCalls: Int
    /// When the oldest of them came in; nil if there is none.
    package var oldest: Timestamp?
}

extension Switchboard {
    /// The flows that have an edition in force, by id.
    package func flowViews() -> [FlowView] { publications.keys.sorted().compactMap(flowView) }

    /// One flow; nil if it has no edition.
    func flowView(_ flow: String) -> FlowView? {
        guard let publication = publications[flow], let program = programs[publication.live] else { return nil }
        return FlowView(
            flow: flow, title: program.title, numbers: program.numbers.map(\.text), queues: program.queues,
            live: publication.live.rawValue, since: publication.since, state: state(of: publication),
            onFile: onFile[flow]?.rawValue, earlier: publication.earlier.map(\.rawValue), trial: publication.trial)
    }

    private func state(of publication: Publication) -> FlowView.State {
        guard let file = onFile[publication.flow] else { return .broken }
        guard file != publication.live else { return .live }
        return publication.heldBack == file ? .rolledBack : .ahead
    }

    /// The bundles that are in force or that calls are in, by flow and id.
    package func bundleViews() -> [BundleView] {
        var views: [BundleID: BundleView] = [:]
        for publication in publications.values {
            for bundle in [publication.live, publication.trial?.bundle].compactMap({ $0 }) {
                views[bundle] = BundleView(
                    bundle: bundle.rawValue, flow: publication.flow, isCurrent: true, liveCalls: 0, oldest: nil)
            }
        }
        for call in calls.values where call.endedAt == nil && !call.flow.isEmpty {
            var view =
                views[call.bundle]
                ?? BundleView(
                    bundle: call.bundle.rawValue, flow: call.flow, isCurrent: false, liveCalls: 0, oldest: nil)
            view.liveCalls += 1
            view.oldest = min(view.oldest ?? call.arrivedAt, call.arrivedAt)
            views[call.bundle] = view
        }
        return views.values.sorted { ($0.flow, $0.bundle) < ($1.flow, $1.bundle) }
    }
}

extension Call {
    /// When the call ended; nil while it is up.
    fileprivate var endedAt: Timestamp? {
        guard case .ended(let at, _) = stage else { return nil }
        return at
    }
}
