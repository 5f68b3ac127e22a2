/// A named thing that a state mentions: one that never changes, or the one that a parameter stands for.
enum Reference: Hashable, Sendable {
    case named(String)
    /// The parameter's name.
    case given(String)

    /// How it is written.
    var text: String {
        switch self {
        case .named(let name): name
        case .given(let parameter): "{\(parameter)}"
        }
    }

    /// The name that never changes.
    var name: String? {
        switch self {
        case .named(let name): name
        case .given: nil
        }
    }
}

/// What stands at a slot of a flow: found when the flow was compiled, or given by its caller.
enum Slotted<Thing: Sendable>: Sendable {
    case known(Thing)
    /// The parameter that stands for it.
    case given(String)
}
