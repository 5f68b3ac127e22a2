package import JSONSyntax

/// Every name and every keyword of a folder's files, mistyped by one letter, and whether the check notices.
///
/// Words for people (titles, labels, what is said) may be anything and are left alone, but for the names in their
/// placeholders. A mistake counts as noticed if something is found that is not found in the files as they are.
package struct TypingMistakes: Sendable {
    /// Every mistake there is to make.
    package let all: [Mistake]
    private let files: [String: Scene]

    /// One letter that is typed wrongly.
    package struct Mistake: Sendable {
        /// The file's name.
        package let file: String
        /// Where the name or the keyword begins.
        package let place: Position
        /// What the author meant.
        package let word: String
        /// What stands there instead.
        package let typed: String
        /// Where in the file the letter stands, in Unicode scalars.
        let index: Int
        let slip: Slip
    }

    /// The ways to mistype a letter.
    enum Slip: CaseIterable { case left, doubled, swapped }

    /// What was found because of a mistake.
    package struct Verdict: Sendable {
        /// Messages that the files as they are do not get, each once.
        package let found: Set<String>
    }

    /// Who looks at a file.
    private enum Sort: Sendable {
        case flow
        case scenarios(of: FlowFolder)
        case queueScenarios(JudgeQueues)
    }

    /// Looks at a file of queue scenarios, which the flows' check does not know.
    package typealias JudgeQueues = @Sendable (FlowFolder.File) -> [Diagnostic]

    /// A file, what has to be looked at with it, and what is found as long as nothing is mistyped.
    private struct Scene: Sendable {
        let scalars: [Unicode.Scalar]
        let path: String
        /// The other flows and libraries that matter, and the scenarios of these flows.
        let others: [FlowFolder.File]
        let sort: Sort
        var usual: Set<String> = []
    }

    /// Reads files that are free of errors, and knows the queues of the configuration.
    ///
    /// - Parameter judgeQueues: looks at queue scenarios; nil to leave them out.
    package init(_ files: [FlowFolder.File], queues: Set<String>, judgeQueues: JudgeQueues? = nil) {
        let documents = files.map { ($0, Document($0.bytes, path: $0.path)) }
        let flows = FlowFolder(files, queues: queues)
        var all: [Mistake] = []
        var scenes: [String: Scene] = [:]
        for (file, document) in documents {
            guard let root = document.root else { continue }
            let sort: Sort
            if FlowFolder.isFlowFile(file.name) {
                sort = .flow
            } else if !ScenarioFolder.isScenarioFile(file.name) {
                continue
            } else if !ScenarioFolder.isAboutQueues(document) {
                sort = .scenarios(of: flows)
            } else if let judgeQueues {
                sort = .queueScenarios(judgeQueues)
            } else {
                continue
            }
            let others =
                if case .flow = sort { Self.related(to: file.name, among: documents) } else { [FlowFolder.File]() }
            var scene = Scene(scalars: document.source.scalars, path: file.path, others: others, sort: sort)
            scene.usual = Self.messages(scene, file.name, file.bytes, queues)
            scenes[file.name] = scene
            all += TypedWords(root, document.source).words.flatMap {
                Self.mistakes(in: $0, of: file.name, scene.scalars)
            }
        }
        self.all = all
        self.files = scenes
        self.queues = queues
    }

    private let queues: Set<String>

    /// What the check finds because of a mistake; nothing for one that it does not notice.
    package func verdict(on mistake: Mistake) -> Verdict {
        guard let scene = files[mistake.file] else { return Verdict(found: []) }
        var scalars = scene.scalars
        Self.make(mistake.slip, at: mistake.index, in: &scalars)
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        let found = Self.messages(scene, mistake.file, Array(String(text).utf8), queues)
        return Verdict(found: found.subtracting(scene.usual))
    }

    private static func messages(_ scene: Scene, _ name: String, _ bytes: [UInt8], _ queues: Set<String>) -> Set<String>
    {
        let changed = FlowFolder.File(name: name, path: scene.path, bytes: bytes)
        var diagnostics: [Diagnostic] = []
        switch scene.sort {
        case .scenarios(let flows): diagnostics = ScenarioFolder([changed], of: flows).diagnostics
        case .queueScenarios(let judge):
            diagnostics = judge(changed)
            // A letter may turn it into a file about nothing, which only the other reader notices.
            if diagnostics.isEmpty {
                diagnostics = ScenarioFolder([changed], of: FlowFolder([], queues: queues)).diagnostics
            }
        case .flow:
            let flows = FlowFolder(scene.others + [changed], queues: queues)
            diagnostics = flows.diagnostics
            // What the flows' check finds is noticed; the scenarios matter for the rest.
            if !flows.hasErrors { diagnostics += ScenarioFolder(scene.others + [changed], of: flows).diagnostics }
        }
        return Set(diagnostics.map { "\($0.code) \($0.file) \($0.pointer) \($0.message)" })
    }

    /// The files that can be told from a file's mistakes: those that mention it, and all that one of them mentions.
    private static func related(to name: String, among files: [(FlowFolder.File, Document)]) -> [FlowFolder.File] {
        let flows = files.filter { FlowFolder.isFlowFile($0.0.name) }
        func mentions(_ file: Document, _ other: String) -> Bool {
            let names = file.root.map { TypedWords($0, file.source).words.map { $0.text(in: file.source) } } ?? []
            return names.contains(other) || names.contains(String(other.dropLast(".json".count)))
        }
        var known = Set(flows.filter { $0.0.name == name || mentions($0.1, name) }.map(\.0.name))
        var hasGrown = true
        while hasGrown {
            let users = flows.filter { known.contains($0.0.name) }
            let more = flows.filter { other in users.contains { mentions($0.1, other.0.name) } }.map(\.0.name)
            hasGrown = !known.isSuperset(of: more)
            known.formUnion(more)
        }
        let scenarios = files.filter { file in
            guard case .string(let flow)? = file.1.root?["flow"]?.value else { return false }
            return ScenarioFolder.isScenarioFile(file.0.name) && known.contains("\(flow).json")
        }
        return (flows.filter { known.contains($0.0.name) && $0.0.name != name } + scenarios).map(\.0)
    }

    private static func mistakes(in word: TypedWords.Word, of file: String, _ scalars: [Unicode.Scalar]) -> [Mistake] {
        let end = word.place.offset + word.length
        return (word.place.offset..<end).flatMap { index in
            Slip.allCases.compactMap { slip -> Mistake? in
                if slip == .swapped, index + 1 >= end || scalars[index] == scalars[index + 1] { return nil }
                // The second of two equal letters, left out or doubled, gives what the first one gives.
                if slip != .swapped, index > word.place.offset, scalars[index] == scalars[index - 1] { return nil }
                var typed = Array(scalars[word.place.offset..<end])
                make(slip, at: index - word.place.offset, in: &typed)
                return Mistake(
                    file: file, place: word.place, word: text(scalars[word.place.offset..<end]),
                    typed: text(typed[...]),
                    index: index, slip: slip)
            }
        }
    }

    private static func make(_ slip: Slip, at index: Int, in scalars: inout [Unicode.Scalar]) {
        switch slip {
        case .left: scalars.remove(at: index)
        case .doubled: scalars.insert(scalars[index], at: index)
        case .swapped: scalars.swapAt(index, index + 1)
        }
    }

    private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }
}
