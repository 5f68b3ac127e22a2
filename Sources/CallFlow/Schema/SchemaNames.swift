import JSONSyntax

/// The names that one flow may mention, for a schema that completes them.
package struct SchemaNames: Hashable, Sendable {
    var states: [String] = []
    var variables: [String] = []
    var languages: [String] = []
    var bySort: [Sort: [String]] = [:]

    init(_ check: FlowCheck) {
        states = check.draft.states.map(\.name)
        variables = check.draft.scope.variables.keys.sorted()
        languages = check.draft.languages.map(\.value)
        for sort in Sort.allCases {
            var names = check.table.names(sort)
            if sort == .prompt { names += SystemPrompts.all.filter { !names.contains($0) } }
            if sort == .queue { names = check.queues?.sorted() ?? names }
            if sort == .flow { names = check.flows.keys.sorted() }
            bySort[sort] = names
        }
    }
}
