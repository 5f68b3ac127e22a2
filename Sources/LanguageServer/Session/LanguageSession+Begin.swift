import CallFlow
import JSONSyntax

extension LanguageSession {
    /// The commands that an editor may have executed.
    enum Command: String, CaseIterable {
        /// Plays scenarios: the file's address, and the name of one of them.
        case runScenarios = "switchboard.runScenarios"
        /// Explains a code.
        case explain = "switchboard.explain"
    }

    /// Begins the session and says what the server can do.
    mutating func begin(_ parameters: Node) -> Wire {
        let folders = parameters["workspaceFolders"]?.elements.compactMap { $0["uri"]?.text } ?? []
        let root = folders.first ?? parameters["rootUri"]?.text
        if let path = root.flatMap(FileAddress.path) { workplace.enter(path) }
        installed = workplace.installation()
        watchesFiles =
            parameters.at("capabilities", "workspace", "didChangeWatchedFiles", "dynamicRegistration")?.isTrue
            ?? false
        return .object([
            ("capabilities", Self.capabilities),
            ("serverInfo", .object([("name", .text("switchboard")), ("version", .text(version))])),
        ])
    }

    private static var capabilities: Wire {
        let sync = Wire.object([
            ("openClose", .flag(true)), ("change", .integer(1)), ("save", .object([("includeText", .flag(false))])),
        ])
        let completion = Wire.object([
            ("triggerCharacters", .list(["\"", ":", " ", "{", "|"].map(Wire.text))),
            ("resolveProvider", .flag(false)),
        ])
        return .object([
            ("positionEncoding", .text("utf-16")), ("textDocumentSync", sync), ("completionProvider", completion),
            ("hoverProvider", .flag(true)), ("definitionProvider", .flag(true)), ("referencesProvider", .flag(true)),
            ("documentHighlightProvider", .flag(true)), ("documentSymbolProvider", .flag(true)),
            ("documentFormattingProvider", .flag(true)), ("inlayHintProvider", .flag(true)),
            ("renameProvider", .object([("prepareProvider", .flag(true))])),
            ("codeActionProvider", .object([("codeActionKinds", .list([.text("quickfix")]))])),
            ("codeLensProvider", .object([("resolveProvider", .flag(false))])),
            (
                "executeCommandProvider",
                .object([("commands", .list(Command.allCases.map { .text($0.rawValue) }))])
            ),
        ])
    }

    /// Asks the editor to tell of files that change on the disk.
    mutating func watchFiles() {
        guard watchesFiles else { return }
        let watcher = Wire.object([("globPattern", .text("**/*.json"))])
        let registration = Wire.object([
            ("id", .text("files")), ("method", .text("workspace/didChangeWatchedFiles")),
            ("registerOptions", .object([("watchers", .list([watcher]))])),
        ])
        outbox.append(
            .object([
                ("jsonrpc", .text("2.0")), ("id", .text("files")), ("method", .text("client/registerCapability")),
                ("params", .object([("registrations", .list([registration]))])),
            ]))
    }
}
