import JSONSyntax
import Telephony

/// A stored bundle from which no program can be made.
package struct UnreadableProgram: Error, Hashable, Sendable {
    /// Why, for the log.
    package let reason: String
}

extension Program {
    /// Makes a program again from the `source` of an earlier one.
    ///
    /// Only what running it needs is checked: a stored bundle was checked when it went live, and a call keeps it
    /// even if a newer program would find fault with it.
    package init(source: String) throws(UnreadableProgram) {
        let document = Document(Array(source.utf8), path: "bundle", atMost: 64 << 20)
        guard document.isComplete, case .string(let flow)? = document.root?["flow"]?.value,
            let files = document.root?["files"]?.members
        else {
            throw UnreadableProgram(reason: document.diagnostics.first?.text ?? "it is no bundle")
        }
        var loading = FolderLoading(queues: nil)
        for file in files {
            let text = file.value.compact(sorted: false)
            loading.read(FlowFolder.File(name: file.key, bytes: Array(text.utf8)))
        }
        let compiled = try loading.bundled(flow)
        let bundle = BundleSource(
            flow: flow,
            documents: files.map { ($0.key, Document(Array($0.value.compact(sorted: false).utf8), path: $0.key)) })
        self.init(id: bundle.id, source: bundle.text, assembly: compiled)
    }
}
