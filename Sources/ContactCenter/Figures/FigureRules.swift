/// What figures are measured against.
package struct FigureRules: Hashable, Sendable {
    /// A call that is answered within this many seconds counts for the service level, 0 to 3600.
    package var threshold: Double
    /// A caller who hangs up within this many seconds is a short abandon, 0 to 3600.
    package var shortAbandon: Double

    /// The defaults are 20 s and 5 s.
    package init(threshold: Double = 20, shortAbandon: Double = 5) {
        self.threshold = threshold
        self.shortAbandon = shortAbandon
    }
}
