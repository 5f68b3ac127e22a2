package import JSONSyntax

/// A folder of flows, libraries and scenarios as it lies open in an editor, half-written files included.
///
/// Answers what stands under a cursor and what may stand there. The findings come from `FlowFolder`, which judges.
package struct EditorFolder: Sendable {
    private(set) var index: RenameFolder
    /// The queues of the configuration; nil if they are not known.
    package var queues: Set<String>?

    /// Opens a folder; files that are no JSON are read as far as they can be.
    package init(_ files: [FlowFolder.File] = [], queues: Set<String>? = nil) {
        index = RenameFolder(files.filter { Self.isOurs($0.name) })
        self.queues = queues
    }

    /// Whether a file is a flow, a library or a file of scenarios, by its name alone.
    package static func isOurs(_ name: String) -> Bool {
        FlowFolder.isFlowFile(name) || ScenarioFolder.isScenarioFile(name)
    }

    /// Puts a file in the place of the one of its name.
    package mutating func put(_ file: FlowFolder.File) { index.put(file) }

    /// Takes a file out.
    package mutating func remove(_ name: String) { index.remove(name) }

    /// The names of the files, in order.
    package var names: [String] { index.documents.keys.sorted() }

    /// A file's text; nil if there is no such file.
    package func source(_ name: String) -> SourceFile? { index.documents[name]?.source }

    /// The id of the flow that a file of scenarios is about; nil if it does not say, or for another file.
    package func testedFlow(_ name: String) -> String? {
        index.testedFlow(name).map { String($0.dropLast(".json".count)) }
    }

    /// Whether a file holds scenarios about a queue, which are played where queues are known.
    package func isAboutQueues(_ name: String) -> Bool {
        ScenarioFolder.isScenarioFile(name) && index.documents[name].map(ScenarioFolder.isAboutQueues) ?? false
    }

    /// A file's tree, as far as it could be read.
    func root(_ name: String) -> Node? { index.documents[name]?.root }

    /// The file in its usual form, as `fmt` writes it; nil if its text is no JSON.
    package func formatted(_ name: String) -> String? {
        index.documents[name].flatMap { FlowFormat($0) }?.text
    }

    /// The files whose names a file may use, its own first.
    ///
    /// For scenarios the flow that they call and what its calls come to; for a library also the files beside which it
    /// is used.
    func neighbours(of name: String) -> [String] {
        var files: [String] = []
        func add(_ more: [String]) {
            for file in more where index.documents[file] != nil && !files.contains(file) { files.append(file) }
        }
        guard ScenarioFolder.isScenarioFile(name) else {
            add([name] + index.uses(of: name))
            guard name.hasPrefix("_") else { return files }
            for user in index.flows.sorted() where index.uses(of: user).contains(name) {
                add([user] + index.uses(of: user))
            }
            return files
        }
        var flows = [index.testedFlow(name)].compactMap { $0 }
        var next = 0
        while next < flows.count {
            let flow = flows[next]
            next += 1
            add([flow] + index.uses(of: flow))
            let calls = (index.words[flow]?.words ?? []).filter { $0.meaning == .mention(.flow) }
            for call in calls where !flows.contains("\(call.text).json") { flows.append("\(call.text).json") }
        }
        return files
    }

    /// The languages that a file's flow speaks, the default first; for a library those of a flow that uses it.
    func languages(of name: String) -> [String] {
        for file in neighbours(of: name) {
            if let languages = root(file)?["languages"]?.texts, !languages.isEmpty { return languages }
        }
        return []
    }
}
