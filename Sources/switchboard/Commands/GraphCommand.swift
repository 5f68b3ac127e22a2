import ArgumentParser
import CallFlow
import JSONSyntax
import Web

/// `switchboard graph`: draws a flow.
struct GraphCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "graph",
        abstract: "Draw a flow: states, and what leads where.",
        discussion: """
            EXAMPLES
              switchboard graph support -o support.svg
              switchboard graph support --format mermaid
              switchboard graph support --expand --findings -o support.svg
              switchboard graph support --coverage crawl -o support.svg
              switchboard graph support --live --last 7d -o support.svg
              switchboard graph --diff old/support.json ivr-flows/support.json -o change.svg

            FLOW is the id of a flow of this installation, or a file. Solid
            lines are written in the file, dotted ones are the defaults. With
            --diff, what is new is green with a +, what is gone red with a −,
            what differs amber with a ~. A flow with mistakes is drawn too.
            The SVG needs no other file and no network.

            --coverage writes on each line how often the scenarios, or the
            automatic callers, took it; what nobody took is red. --live asks
            the running server, and --store reads the file of one that does not
            run: how often each line was taken in the last hour or the time of
            --last, which callers hung up where (amber), and the calls that are
            there now (blue; point at a state to see their editions).
            """)

    @Argument(help: "The flow; with --diff the old and the new one.")
    var flow: [String]

    @Option(help: ArgumentHelp("svg, mermaid or dot; without it by the ending of --output, or svg.", valueName: "form"))
    var format: Format?

    @Flag(help: "Draw the flows that it runs in their places.")
    var expand = false

    @Flag(help: "Mark the states that the check has something to say about.")
    var findings = false

    @Option(help: ArgumentHelp("Write on the lines how often these took them.", valueName: "scenarios|crawl"))
    var coverage: CoverageSource?

    @Flag(help: "Write on the lines how often real calls took them, and show those that are up.")
    var live = false

    @Option(help: ArgumentHelp("The same from this SQLite file, which no server uses.", valueName: "path"))
    var store: String?

    @Option(help: ArgumentHelp("How far back real calls are counted, up to 31d.", valueName: "time"))
    var last = Lookback.hour

    @OptionGroup var server: ServerOptions

    @Flag(help: "Compare two versions.")
    var diff = false

    @Option(name: .shortAndLong, help: ArgumentHelp("Write here instead of to standard output.", valueName: "file"))
    var output: String?

    @Option(help: ArgumentHelp("The folder of the flows.", valueName: "dir"))
    var flows: String?

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case svg, mermaid, dot

        /// The form that a file's name asks for.
        init(output: String?) {
            self = (output ?? "").hasSuffix(".dot") ? .dot : (output ?? "").hasSuffix(".mmd") ? .mermaid : .svg
        }
    }

    func validate() throws {
        guard flow.count == (diff ? 2 : 1) else {
            throw ValidationError(diff ? "--diff needs the old flow and the new one." : "Name one flow, or use --diff.")
        }
        let counts = [coverage != nil, live, store != nil].count { $0 }
        guard counts <= 1 else { throw ValidationError("Give only one of --coverage, --live and --store.") }
        guard counts == 0 || !expand && !diff else {
            throw ValidationError("Counts are of one flow as it is: leave out --expand and --diff.")
        }
    }

    func run() async throws {
        let (graph, source) = try read(flow[diff ? 1 : 0])
        var picture = graph
        if diff {
            picture = FlowGraph(from: try read(flow[0]).graph, to: graph)
        }
        var overlay = try await counts(on: graph, source)
        if findings, let source { overlay.findings = marks(graph, source) }
        let text =
            switch format ?? Format(output: output) {
            case .svg: picture.svg(overlay)
            case .mermaid: picture.mermaid(overlay)
            case .dot: picture.dot(overlay)
            }
        guard let output else {
            Terminal.say(String(text.dropLast()))
            return
        }
        try Files.replace(output, with: text)
        Terminal.tell("Wrote \(output).")
    }

    private func counts(on graph: FlowGraph, _ source: FlowSource?) async throws -> GraphOverlay {
        if live { return GraphOverlay(try await TrafficItem.ask(server, last: last), on: graph) }
        if let store { return GraphOverlay(try await TrafficItem.read(store, last: last), on: graph) }
        guard let coverage, let source else { return GraphOverlay() }
        return GraphOverlay(try coverage.walk(graph.flow, in: source.folder), of: graph.flow)
    }

    private func read(_ argument: String) throws -> (graph: FlowGraph, source: FlowSource?) {
        let source = try FlowSource(argument, flows: flows)
        let graphs = FlowGraph.all(in: source.files)
        guard let graph = graphs.first(where: { $0.flow == source.flow }) else {
            let found = source.check().diagnostics.first { $0.severity == .error }
            if let found { Terminal.tell(found.text) }
            throw Exit.because("\(argument) cannot be read as a flow.")
        }
        return (expand ? graph.expanded(with: graphs) : graph, source)
    }

    private func marks(_ graph: FlowGraph, _ source: FlowSource) -> [GraphNode.ID: [String]] {
        let path = source.files.first { $0.name == "\(graph.flow).json" }?.path ?? ""
        return graph.findings(in: source.check().diagnostics, about: path).mapValues { found in
            found.map { "\($0.severity.rawValue) \($0.code): \($0.message)" }
        }
    }
}
