/// One thing that callers, operators or reports would notice between two versions.
package struct FlowDifference: Hashable, Sendable {
    /// How much it matters.
    package let weight: Weight
    /// The flow, or the library's file.
    package let place: String
    /// What is different, in an operator's words.
    package let text: String

    /// From what changes who is answered to what changes a word.
    package enum Weight: Int, Hashable, Sendable, Comparable {
        case numbers, start, states, ways, settings, bounds, hours, words, things

        package static func < (left: Weight, right: Weight) -> Bool { left.rawValue < right.rawValue }
    }

    /// Everything between two versions of a folder, or of one flow in each; the weightiest first.
    ///
    /// - Parameters:
    ///   - old: the files before.
    ///   - new: the files now.
    ///   - flows: a flow before and now, with the libraries of both; nil for all flows.
    package static func between(
        _ old: [FlowFolder.File], _ new: [FlowFolder.File], flows: (old: String, new: String)? = nil
    ) -> [FlowDifference] {
        let comparison = FolderComparison(old, new)
        let found = flows.map { comparison.flow($0.old, $0.new) + comparison.libraries() } ?? comparison.all()
        return found.enumerated().sorted { ($0.element.weight, $0.offset) < ($1.element.weight, $1.offset) }
            .map(\.element)
    }
}
