package import JSONSyntax

/// Something that may be written at a cursor.
package struct Completion: Hashable, Sendable {
    /// What it is.
    package let sort: Sort
    /// What lists show.
    package let label: String
    /// A few words beside it.
    package let detail: String?
    /// A paragraph about it.
    package let documentation: String?
    /// What is replaced; it holds the cursor and lies in one line.
    package let range: EditorRange
    /// What is written instead.
    package let text: String

    /// What can be completed.
    package enum Sort: Sendable {
        /// The key of an object.
        case key
        /// A word of the language.
        case word
        /// A state, or a target that every flow has.
        case state
        /// The name of a thing that some file defines.
        case name
        /// A variable, or a name that every flow has.
        case variable
        /// A value that counts usually, or an example.
        case value
    }
}

/// A proposal without its place.
struct Proposal {
    let sort: Completion.Sort
    let label: String
    var detail: String?
    var documentation: String?
    /// Whether it is written in quotes.
    var isQuoted = true

    init(
        _ sort: Completion.Sort, _ label: String, detail: String? = nil, documentation: String? = nil,
        isQuoted: Bool = true
    ) {
        self.sort = sort
        self.label = label
        self.detail = detail
        self.documentation = documentation
        self.isQuoted = isQuoted
    }
}
