import ArgumentParser

/// `switchboard schema`: writes what editors need for completing and explaining.
struct SchemaCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Write the language as JSON Schema, for editors that complete and explain.",
        discussion: """
            EXAMPLES
              switchboard schema
                  writes flow.schema.json, shared.schema.json (libraries) and
                  test.schema.json (scenarios) into the folder schema of the
                  flows; a flow whose first line is
                  "$schema": "./schema/flow.schema.json" is then completed

              switchboard schema --names
                  also writes one for each flow that knows its states, prompts
                  and queues, such as schema/support.schema.json

              switchboard schema --docs
                  also writes README.md, the manual of the language

            Needs no network. 'switchboard check' stays the judge: a schema
            cannot see where a call can get to.
            """)

    @Flag(help: "Also write one schema for each flow, with the names that it may use.")
    var names = false

    @Flag(help: "Also write the manual of the language.")
    var docs = false

    @Option(help: ArgumentHelp("The folder of the flows.", valueName: "dir"))
    var flows: String?

    func run() async throws {
        let source = try FlowSource(nil, flows: flows)
        let written = try SchemaFiles.write(source, names: names, docs: docs)
        for path in written { Terminal.say("\(path) written") }
        if written.isEmpty {
            Terminal.tell("Nothing has changed: the files in \(source.folder)/schema are up to date.")
        }
    }
}
