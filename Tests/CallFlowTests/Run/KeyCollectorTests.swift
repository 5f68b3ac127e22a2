import CallFlow
import Telephony
import Testing

struct KeyCollectorTests {
    static let words: [String] = {
        var words = [""]
        var all: [String] = []
        for _ in 1...3 {
            words = words.flatMap { word in ["1", "2"].map { word + $0 } }
            all += words
        }
        return all
    }()

    /// Presses keys one after the other, with a pause after each, until a verdict.
    private func verdict(
        on keys: String, _ collector: KeyCollector, gap: Duration
    ) throws -> (verdict: KeyCollector.Verdict, used: Int, byClock: Bool) {
        var collector = collector
        var now = Timestamp(milliseconds: 0)
        for (index, character) in keys.enumerated() {
            if let verdict = collector.feed(try #require(Key(character)), at: now) {
                // A key that comes after the time has run out is not used.
                let isLate = collector.digits.count == index
                return (verdict, isLate ? index : index + 1, isLate)
            }
            now = now + gap
        }
        let end = try #require(collector.deadline)
        return (try #require(collector.tick(at: end)), keys.count, true)
    }

    @Test func `every verdict is right, for all sets of up to three options and all sequences, fast and slow`() throws {
        let words = Self.words
        var cases = 0
        for first in words.indices {
            for second in first..<words.count {
                for third in second..<words.count {
                    let options = Array(Set([words[first], words[second], words[third]]))
                    for keys in [""] + words {
                        for gap in [Duration.milliseconds(100), .seconds(3)] {
                            try check(options, keys, gap)
                            cases += 1
                        }
                    }
                }
            }
        }
        #expect(cases == 560 * 15 * 2)
    }

    private func check(_ options: [String], _ keys: String, _ gap: Duration) throws {
        let collector = KeyCollector(
            .options(options), betweenKeys: .seconds(2), reactBy: Timestamp(milliseconds: 5_000))
        let (verdict, used, byClock) = try verdict(on: keys, collector, gap: gap)
        let pressed = String(keys.prefix(used))
        let goesOn = options.contains { $0.count > pressed.count && $0.hasPrefix(pressed) }
        // Judged by the definition, not by the machine: a match exactly if the keys are an option.
        switch verdict {
        case .match(let digits):
            #expect(digits == pressed && options.contains(pressed))
        case .noMatch:
            #expect(!pressed.isEmpty && !options.contains(pressed))
        case .noInput:
            #expect(pressed.isEmpty && keys.isEmpty)
        }
        // The clock decides only where more keys could have followed.
        #expect(byClock == (goesOn || pressed.isEmpty))
        // Typed without pauses, every option that no other one cuts short is reached.
        if gap < .seconds(2), options.contains(keys), !options.contains(where: { keys != $0 && keys.hasPrefix($0) }) {
            #expect(verdict == .match(keys))
        }
    }

    @Test func `keys that a carrier collected are judged like keys pressed without pauses`() throws {
        for options in [["1", "2"], ["1", "12"], ["1", "22"], ["11", "12", "2"]] {
            let grammar = KeyCollector.Grammar.options(options)
            for keys in Self.words {
                let live = try verdict(
                    on: keys, KeyCollector(grammar, betweenKeys: .seconds(2), reactBy: nil), gap: .milliseconds(10))
                #expect(KeyCollector.verdict(on: keys, ending: .timeout, grammar) == live.verdict)
            }
        }
    }

    @Test func `an entry of digits ends at its longest, at the finish key, or by the clock`() throws {
        let grammar = KeyCollector.Grammar.number(shortest: 4, longest: 9, finishKey: Key("#"))
        func judge(_ keys: String) throws -> KeyCollector.Verdict {
            try verdict(on: keys, KeyCollector(grammar, betweenKeys: .seconds(2), reactBy: nil), gap: .zero).verdict
        }
        #expect(try judge("123456789") == .match("123456789"))
        #expect(try judge("1234#") == .match("1234"))
        #expect(try judge("1234") == .match("1234"))
        #expect(try judge("123") == .noMatch)
        #expect(try judge("123#") == .noMatch)
        #expect(try judge("#") == .noMatch)
        #expect(try judge("12*4") == .noMatch)
        #expect(KeyCollector.verdict(on: "", ending: .complete, grammar) == .noMatch)
        #expect(KeyCollector.verdict(on: "", ending: .silence, grammar) == .noInput)
        #expect(KeyCollector.verdict(on: "12x4", ending: .complete, grammar) == .noMatch)
    }
}
