package import CallFlow
package import Telephony

/// Which edition of a flow new calls begin with.
///
/// An edition is a bundle: the flow with everything that it reaches. Calls keep the edition that they began with.
package struct Publication: Hashable, Sendable, Codable {
    /// The flow's id: its file name without `.json`.
    package let flow: String
    /// The edition in force.
    package var live: BundleID
    /// Since when it is.
    package var since: Timestamp
    /// Editions that were in force before, the latest first; at most `keeps`.
    package var earlier: [BundleID] = []
    /// The edition of the file that was rolled back; as long as the file holds it, it does not come into force again.
    package var heldBack: BundleID?
    /// An edition that only some calls begin with.
    package var trial: Trial?

    /// How many earlier editions can be gone back to.
    package static let keeps = 5

    /// A flow's first edition.
    package init(flow: String, live: BundleID, since: Timestamp) {
        self.flow = flow
        self.live = live
        self.since = since
    }

    /// An edition that is tried on some of the new calls.
    package struct Trial: Hashable, Sendable, Codable {
        package var bundle: BundleID
        package var share: Share

        /// Tries `bundle` on `share` of the new calls.
        package init(bundle: BundleID, share: Share) {
            self.bundle = bundle
            self.share = share
        }
    }

    /// Which of the new calls.
    package enum Share: Hashable, Sendable, Codable {
        /// This many in a hundred callers, 1 to 99, always the same ones.
        case percent(Int)
        /// Callers from these numbers (E.164).
        case callers([String])

        /// Whether a caller is among them.
        func includes(_ caller: String) -> Bool {
            switch self {
            case .percent(let percent): Int(StableHash.of(caller) % 100) < percent
            case .callers(let numbers): numbers.contains(caller)
            }
        }
    }

    /// Every edition that the publication can still lead to.
    package var bundles: [BundleID] { [live] + earlier + [trial?.bundle].compactMap { $0 } }

    /// The edition that a caller's new call begins with.
    func edition(for caller: String) -> BundleID {
        guard let trial, trial.share.includes(caller) else { return live }
        return trial.bundle
    }

    /// Puts an edition in force.
    mutating func publish(_ bundle: BundleID, at now: Timestamp) {
        if trial?.bundle == bundle { trial = nil }
        heldBack = nil
        guard bundle != live else { return }
        earlier = Array(([live] + earlier.filter { $0 != bundle && $0 != live }).prefix(Self.keeps))
        live = bundle
        since = now
    }
}

/// Whether a changed file comes into force by itself.
package enum PublishingMode: String, Hashable, Sendable, CaseIterable {
    /// As soon as the file is saved and free of errors.
    case onSave = "on_save"
    /// When somebody says so; only a flow's first edition needs nobody.
    case byCommand = "by_command"
}

/// A hash that is the same in every process: FNV-1a of 64 bits.
enum StableHash {
    static func of(_ text: String) -> UInt64 {
        text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
    }
}
