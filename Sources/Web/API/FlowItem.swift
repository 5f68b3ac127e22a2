import CallFlow
import ContactCenter
import Telephony

/// A flow in an answer.
struct FlowItem: Encodable, Sendable {
    struct Trial: Encodable, Sendable {
        var bundle: String
        /// How many in a hundred callers; null if it is for certain numbers.
        var percent: Int?
        /// The numbers; null if it is for a share of all.
        var only: [String]?

        init(_ trial: Publication.Trial) {
            bundle = trial.bundle.rawValue
            switch trial.share {
            case .percent(let share): percent = share
            case .callers(let numbers): only = numbers
            }
        }
    }

    var id: String
    var title: String
    var numbers: [String]
    var queues: [String]
    /// The edition in force.
    var bundle: String
    var since: String
    /// `live`, `broken`, `ahead` or `rolled_back`.
    var state: String
    var onFile: String?
    var earlier: [String]
    var trial: Trial?

    init(_ view: FlowView) {
        id = view.flow
        title = view.title
        numbers = view.numbers
        queues = view.queues
        bundle = view.live
        since = view.since.description
        state = view.state.rawValue
        onFile = view.onFile
        earlier = view.earlier
        trial = view.trial.map(Trial.init)
    }
}

/// A bundle with the calls that are in it, in an answer.
struct BundleItem: Encodable, Sendable {
    var bundle: String
    var flow: String
    var isCurrent: Bool
    var liveCalls: Int
    var oldest: String?

    init(_ view: BundleView) {
        bundle = view.bundle
        flow = view.flow
        isCurrent = view.isCurrent
        liveCalls = view.liveCalls
        oldest = view.oldest?.description
    }
}
