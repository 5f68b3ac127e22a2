package import JSONSyntax

/// Gives something another name, in every place that mentions it, and changes nothing else of the text.
package struct FlowRename: Sendable {
    /// The files that change, with their new texts.
    package let files: [FlowFolder.File]
    /// The lines that change.
    package let lines: [Line]

    /// A line before and after.
    package struct Line: Hashable, Sendable {
        /// The file's path.
        package let path: String
        /// The line's number, from 1.
        package let number: Int
        /// The line as it is.
        package let before: String
        /// The line as it will be.
        package let after: String
    }

    /// What can be renamed.
    package enum Subject: String, CaseIterable, Sendable {
        case state, prompt, queue, mailbox, calendar, destination, variable

        /// The sort of named thing; nil for states and variables, which belong to one flow.
        var sort: Sort? {
            switch self {
            case .state, .variable: nil
            case .prompt: .prompt
            case .queue: .queue
            case .mailbox: .mailbox
            case .calendar: .calendar
            case .destination: .destination
            }
        }

        /// What a word means that defines one.
        var definition: FileWords.Meaning {
            switch self {
            case .state: .state
            case .variable: .variableDefinition
            case .prompt: .definition(.prompt)
            case .queue: .definition(.queue)
            case .mailbox: .definition(.mailbox)
            case .calendar: .definition(.calendar)
            case .destination: .definition(.destination)
            }
        }
    }

    /// Why a name stays as it is.
    package struct Refusal: Error, Sendable {
        /// The reason, in a sentence.
        package let message: String
        /// The place that stands in the way; nil for none.
        package let finding: Diagnostic?

        init(_ message: String, _ finding: Diagnostic? = nil) {
            self.message = message
            self.finding = finding
        }
    }

    /// Works a renaming out.
    ///
    /// - Parameters:
    ///   - subject: what has the name.
    ///   - old: the name.
    ///   - new: its new name.
    ///   - flow: the flow that is meant, where several have something of that name; nil if only one has.
    ///   - files: the folder: flows, libraries and scenarios.
    /// - Throws: `Refusal` if there is nothing of that name or of more than one, if the new name is taken or no name,
    ///   or if something would be wrong afterwards.
    package init(
        _ subject: Subject, from old: String, to new: String, in flow: String? = nil, of files: [FlowFolder.File]
    ) throws(Refusal) {
        let folder = RenameFolder(files)
        try folder.demandReadable()
        try Self.demandLegal(new, subject)
        guard old != new else { throw Refusal("It has that name already.") }
        let scope = try folder.scope(of: subject, old, flow: flow)
        if let taken = folder.place(subject.definition, new, in: scope) {
            throw Refusal("There is a \(subject.rawValue) \"\(new)\" already.", taken)
        }
        if subject == .variable, let place = folder.libraryPlace(of: old, for: scope) {
            throw Refusal("A library's prompt says \"\(old)\", and other flows may use it: change that first.", place)
        }
        var changed: [FlowFolder.File] = []
        var lines: [Line] = []
        for file in files.sorted(by: { $0.name < $1.name }) {
            let words = folder.words(of: subject.definition, old, in: file.name, scope: scope)
            guard !words.isEmpty, let source = folder.documents[file.name]?.source else { continue }
            let fresh = Self.text(source, replacing: words, with: new)
            changed.append(FlowFolder.File(name: file.name, path: file.path, bytes: Array(fresh.utf8)))
            lines += Self.changedLines(source, fresh)
        }
        self.files = changed
        self.lines = lines
        try demandSound(files)
    }

    private static func demandLegal(_ new: String, _ subject: Subject) throws(Refusal) {
        let isDotted = subject == .prompt || subject == .variable
        guard isDotted ? Findings.isDottedName(new) : Findings.isName(new) else {
            throw Refusal("\"\(new)\" is no name: small letters, digits and _, a letter first, at most 40.")
        }
        guard subject == .variable else { return }
        guard case .variable = Name(new) else { throw Refusal("\"\(new)\" is a name of the language's own.") }
    }

    private static func text(_ source: SourceFile, replacing words: [FileWords.Word], with new: String) -> String {
        var scalars = source.scalars
        for word in words.sorted(by: { $0.span.start > $1.span.start }) {
            let start = word.span.start.offset
            let fresh = word.isQuoted ? Node.quoted(new) : new
            scalars.replaceSubrange(start..<(start + word.span.length), with: fresh.unicodeScalars)
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }

    /// A new name holds no line end, so lines keep their numbers.
    private static func changedLines(_ source: SourceFile, _ fresh: String) -> [Line] {
        let after = SourceFile(path: source.path, scalars: Array(fresh.unicodeScalars))
        func text(_ line: ArraySlice<Unicode.Scalar>) -> String {
            var text = String.UnicodeScalarView()
            text.append(contentsOf: line)
            return String(text)
        }
        let count = source.scalars.count { $0 == "\n" } + 1
        return (1...count).compactMap { number in
            let (old, new) = (text(source.line(number)), text(after.line(number)))
            return old == new ? nil : Line(path: source.path, number: number, before: old, after: new)
        }
    }

    /// Refuses if there would be more errors than before: some mention was then out of reach.
    private func demandSound(_ before: [FlowFolder.File]) throws(Refusal) {
        let after = before.map { file in files.first { $0.name == file.name } ?? file }
        func errors(_ files: [FlowFolder.File]) -> [Diagnostic] {
            FlowFolder(files).diagnostics.filter { $0.severity == .error }
        }
        let known = errors(before)
        let found = errors(after)
        guard found.count > known.count else { return }
        let fresh = found.first { finding in
            !known.contains { $0.pointer == finding.pointer && $0.code == finding.code }
        }
        throw Refusal("Something would be wrong afterwards, so nothing is changed.", fresh)
    }
}
