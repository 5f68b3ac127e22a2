import ContactCenter
import Telephony

/// The carriers' names of the legs of all open calls.
struct HandleBook: Sendable {
    private var calls: [CallID: [UInt32: LegHandle]] = [:]

    /// Takes over what is known at start.
    init(_ known: [LegID: LegHandle]) {
        for (leg, handle) in known { self[leg] = handle }
    }

    /// The carrier's name for a leg; nil as long as it is not known.
    ///
    /// A name that is known stays.
    subscript(leg: LegID) -> LegHandle? {
        get { calls[leg.call]?[leg.number] }
        set {
            guard let newValue, calls[leg.call]?[leg.number] == nil else { return }
            calls[leg.call, default: [:]][leg.number] = newValue
        }
    }

    /// Forgets a closed call, and gives back what was known of its legs.
    mutating func forget(_ call: CallID) -> [LegID: LegHandle] {
        let known = calls.removeValue(forKey: call) ?? [:]
        return [LegID: LegHandle](uniqueKeysWithValues: known.map { (LegID(call: call, number: $0.key), $0.value) })
    }
}
