import ArgumentParser
import CallFlow
import JSONSyntax

/// `switchboard fmt`: puts flow files into the usual form.
struct FormatCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fmt",
        abstract: "Put flow files into the usual form.",
        discussion: """
            EXAMPLES
              switchboard fmt
              switchboard fmt ivr-flows/support.json
              switchboard fmt --check
              switchboard fmt --write-defaults support

            Keys of a state in the usual order (do, what it is about, options,
            next, on), short objects on one line. States stay in their order;
            values and notes stay as they are written, so a call notices
            nothing. --check changes nothing and ends with status 1 if a file
            is not in the usual form. --write-defaults also writes out where
            outcomes lead that the file leaves to the defaults.
            """)

    @Argument(help: "Flows, files or folders; all files of the installation if none is given.")
    var files: [String] = []

    @Flag(help: "Only say which files are not in the usual form.")
    var check = false

    @Flag(help: "Write out the outcomes that are left to the defaults.")
    var writeDefaults = false

    @Option(help: ArgumentHelp("The folder of the flows.", valueName: "dir"))
    var flows: String?

    func run() async throws {
        var isClean = true
        var count = 0
        for argument in files.isEmpty ? [nil] : files.map(Optional.init) {
            let source = try FlowSource(argument, flows: flows)
            let graphs = writeDefaults ? FlowGraph.all(in: source.files) : []
            for file in source.files where source.flow.map({ file.name == "\($0).json" }) ?? true {
                count += 1
                if try !format(file, graphs.first { "\($0.flow).json" == file.name }) { isClean = false }
            }
        }
        guard isClean else { throw Exit.failed }
        Terminal.tell("\(count) \(count == 1 ? "file is" : "files are") in the usual form.")
    }

    /// Whether the file is in the usual form now.
    private func format(_ file: FlowFolder.File, _ graph: FlowGraph?) throws -> Bool {
        let document = Document(file.bytes, path: file.path)
        guard let format = FlowFormat(document, writingDefaultsOf: graph) else {
            for finding in document.diagnostics { Terminal.say(finding.text) }
            return false
        }
        let text = format.text
        guard Array(text.utf8) != file.bytes else { return true }
        guard !check else {
            Terminal.say("\(file.path) is not in the usual form")
            return false
        }
        try Files.replace(file.path, with: text)
        Terminal.say("\(file.path) rewritten")
        return true
    }
}
