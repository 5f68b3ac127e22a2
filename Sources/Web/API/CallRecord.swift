package import CallFlow
package import ContactCenter
package import Engine
package import Telephony

/// A call's own facts as they are stored, with what was in force around it: enough to make the call again.
package struct CallRecord: Codable, Sendable {
    package var facts: [Fact]
    /// Exceptions from the hours that were in force when it came in.
    package var exceptions: [HoursOverride]

    /// How many changes of hours are looked back at.
    private static let reach = 500

    /// Reads it from a store; nil if the store has no such call.
    ///
    /// - Throws: `StoreFailure` if the store cannot be read.
    package init?(_ call: CallID, in store: any Store) async throws(StoreFailure) {
        facts = try await store.facts(of: call)
        guard let first = facts.first else { return nil }
        var changes: [Fact] = []
        for kind in ["hours_overridden", "hours_restored"] {
            changes += try await store.facts(kind: kind, before: first.serial, limit: Self.reach)
        }
        exceptions = HoursOverride.inForce(at: first.at, by: changes)
    }

    /// The edition that the call began with; nil if no flow took it.
    package var bundle: (flow: String, id: String)? {
        for fact in facts {
            if case .arrived(_, _, let flow, let bundle) = fact.kind { return (flow, bundle) }
        }
        return nil
    }
}
