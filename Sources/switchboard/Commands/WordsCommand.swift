import ArgumentParser
import CallFlow
import Foundation

/// `switchboard words`: keeps the record of what translations were made from.
struct WordsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "words",
        abstract: "Remember which words each translation was made from.",
        discussion: """
            EXAMPLES
              switchboard words
              switchboard words --confirm goodbye --confirm main_menu

            Writes .words.json into the folder of the flows. The first language
            of a prompt is the original. When its words change afterwards,
            'switchboard check' reports the translations that did not (F403),
            until they are changed, or confirmed here to fit as they are.
            """)

    @Option(help: ArgumentHelp("The folder of the flows.", valueName: "dir"))
    var flows: String?

    @Option(help: ArgumentHelp("A prompt whose translations still fit.", valueName: "prompt"))
    var confirm: [String] = []

    func run() async throws {
        let folder = flows ?? Installation.load().settings.flows
        guard let names = Files.names(in: folder) else { throw Exit.because("The folder \(folder) cannot be read.") }
        let files = names.filter(FlowFolder.isFlowFile).compactMap { name in
            Files.bytes("\(folder)/\(name)").map { FlowFolder.File(name: name, bytes: $0) }
        }
        let path = "\(folder)/\(TranslationRecord.fileName)"
        var record = Files.document(path).map { TranslationRecord($0) } ?? TranslationRecord()
        record.update(files, confirming: Set(confirm))
        do {
            try Data(record.text.utf8).write(to: URL(filePath: path), options: .atomic)
        } catch {
            throw Exit.because("\(path) cannot be written: \(error.localizedDescription)")
        }
        Terminal.tell("\(path): \(record.count) translations.")
    }
}
