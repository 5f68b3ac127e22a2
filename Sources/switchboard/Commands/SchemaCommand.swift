import ArgumentParser
import CallFlow
import Foundation

/// `switchboard schema`: writes what editors need for completing and explaining.
struct SchemaCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Write the language as JSON Schema, for editors that complete and explain.",
        discussion: """
            EXAMPLES
              switchboard schema
                  writes flow.schema.json, shared.schema.json (libraries),
                  test.schema.json and queue-test.schema.json (scenarios of
                  flows and of queues) into the folder schema of the flows; a
                  flow whose first line is
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
        let folder = source.folder + "/schema"
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw Exit.because("The folder \(folder) cannot be made.")
        }
        try write("\(folder)/flow.schema.json", FlowSchema.flow())
        try write("\(folder)/shared.schema.json", FlowSchema.library)
        try write("\(folder)/test.schema.json", FlowSchema.scenarios)
        try write("\(folder)/queue-test.schema.json", FlowSchema.queueScenarios)
        if names {
            for (flow, schema) in FlowSchema.byFlow(source.files, queues: source.queues) {
                try write("\(folder)/\(flow).schema.json", schema)
            }
        }
        if docs { try write("\(source.folder)/README.md", LanguageReference.markdown) }
    }

    private func write(_ path: String, _ text: String) throws {
        guard Files.text(path) != text else { return }
        try Files.replace(path, with: text)
        Terminal.say("\(path) written")
    }
}
