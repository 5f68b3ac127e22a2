import CallFlow
import JSONSyntax

extension LanguageSession {
    /// Answers a request of a running session.
    mutating func answer(_ method: String, _ parameters: Node) throws(RequestFailure) -> Wire {
        switch method {
        case "textDocument/completion": return try completions(parameters)
        case "textDocument/hover": return try hover(parameters)
        case "textDocument/definition": return try definition(parameters)
        case "textDocument/references": return try references(parameters)
        case "textDocument/documentHighlight": return try highlights(parameters)
        case "textDocument/prepareRename": return try prepareRename(parameters)
        case "textDocument/rename": return try rename(parameters)
        case "textDocument/codeAction": return try codeActions(parameters)
        case "textDocument/documentSymbol": return try symbols(parameters)
        case "textDocument/formatting": return try formatting(parameters)
        case "textDocument/inlayHint": return try inlayHints(parameters)
        case "textDocument/codeLens": return try codeLenses(parameters)
        case "workspace/executeCommand": return try execute(parameters)
        default: throw .unknown(method)
        }
    }

    /// A file that a request is about.
    struct Subject {
        let folder: OpenFolder
        let name: String
        let path: String

        var editor: EditorFolder { folder.editor }
    }

    /// The file that a request is about; nil for a file that is none of ours.
    func subject(_ parameters: Node) throws(RequestFailure) -> Subject? {
        guard let uri = parameters.at("textDocument", "uri")?.text else { throw .parameter("textDocument") }
        return subject(uri)
    }

    func subject(_ uri: String) -> Subject? {
        guard let path = FileAddress.path(uri), let (folder, name) = FileAddress.parts(path),
            let open = folders[folder], open.files[name] != nil
        else { return nil }
        return Subject(folder: open, name: name, path: path)
    }

    /// The file and the place that a request is about.
    func cursor(_ parameters: Node) throws(RequestFailure) -> (subject: Subject, place: EditorPlace)? {
        let subject = try subject(parameters)
        guard let place = parameters["position"]?.place else { throw .parameter("position") }
        return subject.map { ($0, place) }
    }

    /// Places of a folder as the protocol has them.
    func locations(_ places: [EditorFolder.Place], _ folder: OpenFolder) -> Wire {
        .list(places.map { .location(uri("\(folder.path)/\($0.file)"), $0.range) })
    }
}
