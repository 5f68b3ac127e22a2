/// Where a schedule keeps what a store would hold, written and read in a store's way.
package protocol ScheduleShelf {
    /// An empty shelf.
    init()
    /// Keeps what an input has changed.
    mutating func keep(_ changes: Changes) throws
    /// Gives everything back, as a process finds it that starts now.
    func saved() throws -> SavedState
}
