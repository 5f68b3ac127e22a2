/// Makes broken flow files without end, the same ones from the same seed, and puts them before reader and checker.
package struct FlowFuzz: Sendable {
    private var state: UInt64
    private let samples: [[UInt8]]

    /// Pieces that turn up in flow files, right and wrong.
    private static let pieces = [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\n", "null", "true", "-", "0", "1e999", "\"states\"",
        "\"do\"",
        "\"menu\"", "\"keys\"", "\"goto\"", "\"@repeat\"", "{call.from", "|time}", "\"when\"", "not not (", "in [",
        "//",
        "<<<<<<<", "\u{FEFF}", "\u{201C}", "\u{0}", "<p>", "&", "2026-02-30", "24:01", "+34",
    ].map { Array($0.utf8) }

    /// Begins with a seed and with files to spoil.
    package init(seed: UInt64, samples: [[UInt8]]) {
        state = seed
        self.samples = samples
    }

    /// The next file: noise, a spoilt sample, or pieces in any order.
    package mutating func next() -> [UInt8] {
        switch below(8) {
        case 0: return (0..<below(400)).map { _ in UInt8(below(256)) }
        case 1: return (0..<below(200)).flatMap { _ in Self.pieces[below(Self.pieces.count)] }
        case _: return spoilt()
        }
    }

    /// Reads and checks the next file, and says how much was found.
    package mutating func tryOne() -> Int {
        let folder = FlowFolder([FlowFolder.File(name: "fuzz.json", bytes: next())])
        return folder.diagnostics.count + folder.remarks.count
    }

    private mutating func spoilt() -> [UInt8] {
        guard !samples.isEmpty else { return [] }
        var bytes = samples[below(samples.count)]
        for _ in 0...below(6) where !bytes.isEmpty {
            let place = below(bytes.count)
            switch below(5) {
            case 0: bytes.remove(at: place)
            case 1: bytes[place] = UInt8(below(256))
            case 2: bytes.insert(contentsOf: Self.pieces[below(Self.pieces.count)], at: place)
            case 3: bytes.removeSubrange(place..<min(bytes.count, place + 1 + below(200)))
            case _:
                let end = min(bytes.count, place + 1 + below(200))
                bytes.insert(contentsOf: bytes[place..<end], at: below(bytes.count))
            }
        }
        return bytes
    }

    /// SplitMix64: passes the usual tests, and is a few lines.
    private mutating func below(_ limit: Int) -> Int {
        guard limit > 0 else { return 0 }
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ mixed >> 31) % UInt64(limit))
    }

    /// A flow of so many states that is free of errors, for measuring: menus that lead on, sentences, comparisons.
    package static func largeFlow(states count: Int) -> [UInt8] {
        var states: [String] = []
        var prompts: [String] = []
        for number in 0..<count {
            let next = number + 1 < count ? "s\(number + 1)" : "@end"
            prompts.append(
                "\"p\(number)\": { \"en\": \"For number \(number) and on, press 1. You called {call.to|phone}.\" }")
            switch number % 3 {
            case 0:
                states.append(
                    "\"s\(number)\": { \"do\": \"menu\", \"prompt\": \"p\(number)\", \"keys\": { \"1\": \"\(next)\" }, "
                        + "\"on\": { \"exhausted\": \"\(next)\" } }")
            case 1:
                states.append("\"s\(number)\": { \"do\": \"say\", \"prompt\": \"p\(number)\", \"next\": \"\(next)\" }")
            case _:
                states.append(
                    "\"s\(number)\": { \"do\": \"choose\", \"branches\": [{ \"when\": \"topic == 'x'\", \"goto\": \"@end\" }], "
                        + "\"else\": \"\(next)\" }")
            }
        }
        let text = """
            {
              "spec": 1, "title": "Large", "languages": ["en"], "start": "s0",
              "variables": { "topic": { "type": "text", "default": "" } },
              "prompts": { \(prompts.joined(separator: ",\n")) },
              "states": { \(states.joined(separator: ",\n")) }
            }
            """
        return Array(text.utf8)
    }
}
