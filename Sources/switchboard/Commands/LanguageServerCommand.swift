import ArgumentParser
import CallFlow
import Foundation
import LanguageServer

/// `switchboard language-server`: help in editors, over standard input and output.
struct LanguageServerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "language-server",
        abstract: "Help an editor with flows: mistakes while typing, completion, renaming.",
        discussion: """
            Speaks the Language Server Protocol on standard input and output;
            an editor starts it, nobody types it. It checks flows, libraries
            and scenarios as 'switchboard check' and 'switchboard test' do, and
            offers completion, hover, definitions, references, renaming, quick
            fixes, formatting, the words beside the names of prompts, and to
            run scenarios. The files of the settings are checked when they are
            saved.

            Flows are those of the installation in the editor's folder, and of
            any folder in which an opened file is a flow. Exit status 0 after
            a shutdown, 1 if the stream broke off or made no sense.
            """)

    @Option(help: ArgumentHelp("The folder of the flows.", valueName: "dir"))
    var flows: String?

    @Option(help: ArgumentHelp("The folder of the configuration.", valueName: "dir"))
    var config: String?

    func run() async throws {
        let workplace = Workplace.here(config: config, flows: flows)
        var stream = EditorStream(LanguageSession(workplace, version: Version.text))
        let status: Int32
        do {
            status = try stream.serve()
        } catch {
            throw Exit.because(error.message)
        }
        if status != 0 { throw Exit.failed }
    }
}
