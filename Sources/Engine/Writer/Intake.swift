/// What became of an event that was taken in.
package enum Intake: Hashable, Sendable {
    /// It was new, and is committed with all that it brought about.
    case taken
    /// It was committed before; nothing was changed.
    case repeated
}
