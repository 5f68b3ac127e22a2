import JSONSyntax

/// Makes broken flow files without end, the same ones from the same seed, and puts them before reader and checker.
package struct FlowFuzz: Sendable {
    private var dice: Dice
    private var trees: TreeMutation
    private let samples: [Sample]

    /// Good files: a flow, and what it needs to be checked to the end.
    package struct Sample: Sendable {
        let file: FlowFolder.File
        let others: [FlowFolder.File]
        let root: Node?

        /// Names the file that is spoilt, and those that lie beside it.
        package init(_ file: FlowFolder.File, others: [FlowFolder.File] = []) {
            self.file = file
            self.others = others
            root = Document(file.bytes, path: file.path).root
        }
    }

    /// A folder with a broken file in it.
    package struct Trial: Sendable {
        /// Where the file came from, or what it is: `noise`, `pieces`, `large`.
        package let origin: String
        /// The file's content.
        package let bytes: [UInt8]
        let name: String
        let others: [FlowFolder.File]

        /// Reads and checks the folder, and says how much was found in it.
        package func run() -> Int {
            let folder = FlowFolder(others + [FlowFolder.File(name: name, bytes: bytes)], queues: ["sales"])
            return folder.diagnostics.count + folder.remarks.count
        }
    }

    /// Pieces that turn up in flow files, right and wrong.
    private static let pieces = [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\n", "null", "true", "-", "0", "1e999", "\"states\"",
        "\"do\"", "\"menu\"", "\"keys\"", "\"goto\"", "\"@repeat\"", "{call.from", "|time}", "\"when\"", "not not (",
        "in [",
        "//", "<<<<<<<", "\u{FEFF}", "\u{201C}", "\u{0}", "<p>", "&", "2026-02-30", "24:01", "+34",
    ].map { Array($0.utf8) }

    /// One file in so many is about as large as a file may be; it takes as long as thousands of others.
    private static let largeOnes = 10_000

    /// Begins with a seed and with files to spoil.
    package init(seed: UInt64, samples: [Sample]) {
        dice = Dice(seed: seed)
        let parts = samples.compactMap(\.root).flatMap(TreeMutation.all)
        let names = parts.flatMap { $0.members?.map(\.key) ?? [] }
        trees = TreeMutation(seed: seed &+ 1, parts: parts, names: names)
        self.samples = samples
    }

    /// The examples of all explanations, good and bad: small flows in which every check has something to look at.
    package static var examples: [Sample] {
        FindingExplanation.all.flatMap { [$0.bad, $0.good] }.compactMap { example in
            guard let flow = example.files.last else { return nil }
            return Sample(flow, others: Array(example.files.dropLast()))
        }
    }

    /// The next folder: noise, pieces in any order, a sample with broken text, or one with broken content.
    package mutating func next() -> Trial {
        if dice.number(below: Self.largeOnes) == 0 { return trial("large", large()) }
        switch dice.number(below: 16) {
        case 0: return trial("noise", (0..<dice.number(below: 400)).map { _ in UInt8(dice.number(below: 256)) })
        case 1: return trial("pieces", (0..<dice.number(below: 200)).flatMap { _ in dice.pick(Self.pieces) ?? [] })
        case 2...8: return spoilt { fuzz, sample in fuzz.spoiltText(sample.file.bytes) }
        case _:
            return spoilt { fuzz, sample in
                sample.root.map { Array(fuzz.trees.spoilt($0).compact(sorted: false).utf8) } ?? sample.file.bytes
            }
        }
    }

    private func trial(_ origin: String, _ bytes: [UInt8]) -> Trial {
        Trial(origin: origin, bytes: bytes, name: "fuzz.json", others: [])
    }

    private mutating func spoilt(_ change: (inout Self, Sample) -> [UInt8]) -> Trial {
        guard let sample = dice.pick(samples) else { return trial("nothing", []) }
        return Trial(
            origin: sample.file.name, bytes: change(&self, sample), name: sample.file.name, others: sample.others)
    }

    private mutating func spoiltText(_ good: [UInt8]) -> [UInt8] {
        var bytes = good
        for _ in 0...dice.number(below: 6) where !bytes.isEmpty {
            let place = dice.number(below: bytes.count)
            switch dice.number(below: 5) {
            case 0: bytes.remove(at: place)
            case 1: bytes[place] = UInt8(dice.number(below: 256))
            case 2: bytes.insert(contentsOf: dice.pick(Self.pieces) ?? [], at: place)
            case 3: bytes.removeSubrange(place..<min(bytes.count, place + 1 + dice.number(below: 200)))
            case _:
                let end = min(bytes.count, place + 1 + dice.number(below: 200))
                bytes.insert(contentsOf: bytes[place..<end], at: dice.number(below: bytes.count))
            }
        }
        return bytes
    }

    /// Files about as large as they may be: each piece again and again, by itself and at places where names, words and
    /// values stand.
    ///
    /// What takes the square of a text's length takes minutes in one of these.
    package static func largeTrials(of most: Int = Document.largest) -> [Trial] {
        let places = ["", #"{ "spec": 1, "states": { ""#, #"{ "prompts": { "p": { "en": ""#, #"{ "start": "#]
        let numbered = [
            Self.numbered(most, "{", each: { "\"a\($0)\": 1, " }),
            Self.numbered(most, #"{ "states": { "a": { "#, each: { "\"k\($0)\": 1, " }),
            Self.numbered(
                most, #"{ "states": { "#, each: { "\"s\($0)\": { \"do\": \"hangup\", \"next\": \"nowhere\" }, " }),
            Self.numbered(most, #"{ "spec": 1, "prompts": { "p": { "en": ""#, each: { _ in "{a} " }),
        ]
        return numbered
            + places.flatMap { place in
                pieces.map { piece in
                    let size = most - place.utf8.count
                    let text = (0...(size / piece.count)).lazy.flatMap { _ in piece }.prefix(size)
                    return Trial(origin: "large", bytes: Array(place.utf8) + text, name: "fuzz.json", others: [])
                }
            }
    }

    /// A file of one piece after the other, each with its number.
    private static func numbered(_ most: Int, _ beginning: String, each: (Int) -> String) -> Trial {
        var text = beginning
        var number = 0
        while text.utf8.count < most - 100 {
            text += each(number)
            number += 1
        }
        return Trial(origin: "large", bytes: Array(text.utf8), name: "fuzz.json", others: [])
    }

    /// About as many bytes as a file may have, sometimes a few more: one piece again and again, or a large flow.
    private mutating func large() -> [UInt8] {
        let size = Document.largest - 100 + dice.number(below: 200)
        let piece = dice.chance(20) ? spoiltText(LargeFlow.file(states: 2_000)) : dice.pick(Self.pieces) ?? []
        guard !piece.isEmpty else { return [] }
        return Array((0...(size / piece.count)).lazy.flatMap { _ in piece }.prefix(size))
    }
}
