import JSONSyntax

/// The manual of the language, made from what the readers themselves go by.
package enum LanguageReference {
    /// The page in Markdown.
    package static var markdown: String {
        var lines = [
            "# The flow language", "",
            "<!-- Written by `switchboard schema --docs`; a test fails if it is stale. -->", "",
            "A flow is a JSON file in this folder; its id is the file's name without `.json`. A call begins in the "
                + "state `start` and goes from state to state. Each state has `do`, the name of its kind; `next` says "
                + "where its good outcome leads and `on` where the others lead. A target is the name of a state, or "
                + "`@end`: goodbye and hang up. Files whose names begin with `_` are libraries: named things that "
                + "several flows use.",
            "",
            "`switchboard check` finds mistakes, `switchboard graph FLOW` draws a flow, `switchboard diff OLD NEW` "
                + "tells what has changed, `switchboard fmt` puts files into the usual form.",
            "", "## Keys of a flow", "",
        ]
        lines += table(FileSheet.flow)
        lines += ["", "## Keys of a library", ""] + table(FileSheet.library)
        lines += ["", "## Keys of every object", ""] + table(KeySheet.everywhere)
        lines += ["", "## Keys of every state", ""] + table(KeySheet.ofStates)
        lines += ["", "## Kinds of states", ""]
        for kind in Kinds.all { lines += section(kind.sheet) }
        lines += scenarios
        return lines.joined(separator: "\n") + "\n"
    }

    private static var scenarios: [String] {
        let aboutCalls = [
            "## Scenarios of calls", "",
            "A file `NAME.test.json` with the key `flow` tells how calls of that flow should go. `switchboard test` "
                + "plays them on a virtual clock: lines of the caller drive, and between two of them everything that "
                + "is expected must come, in order; other sounds may lie between.", "",
        ]
        let aboutQueues = [
            "", "## Scenarios of queues", "",
            "A file `NAME.test.json` with the key `queue` tells who should get which caller, and when. `switchboard "
                + "test` plays it with the very value that answers real calls, on a virtual clock. A line of a deed "
                + "without `at` is done as soon as everything expected before it has come; a line with `at` at that "
                + "moment. What is expected must come in order, with `at` at that moment; other things may lie "
                + "between, but the next offer of a caller is the expected one. After every step all that is stored is written and read again. `queues.test.json` is "
                + "meant to be read.", "",
            "Deeds are " + KeySheet.list(FileSheet.queueDeeds) + "; the other first keys are expectations.", "",
        ]
        return aboutCalls + table(FileSheet.scenarios) + aboutQueues + table(FileSheet.queueScenarios)
    }

    private static func section(_ sheet: KindSheet) -> [String] {
        var lines = ["### `\(sheet.name)`", "", sheet.documentation, ""]
        if !sheet.keys.isEmpty { lines += table(sheet.keys) + [""] }
        guard !sheet.outcomes.isEmpty else { return lines }
        lines += ["| outcome | if the file does not say |", "|---|---|"]
        for outcome in sheet.outcomes {
            lines.append(
                "| \(outcome.name == "next" ? "`next`" : "`on.\(outcome.name)`") | \(words(outcome.fallback)) |")
        }
        return lines + [""]
    }

    static func words(_ fallback: Outcome.Fallback) -> String {
        switch fallback {
        case .required: "must be written"
        case .technical: "the flow's `on.error`, or else an apology and the end"
        case .end: "goodbye"
        case .same(let other): "as `\(other)`"
        }
    }

    private static func table(_ keys: [KeySheet]) -> [String] {
        let rows = rows(keys, under: "")
        return ["| key | value | meaning | example |", "|---|---|---|---|"] + rows
    }

    private static func rows(_ keys: [KeySheet], under prefix: String) -> [String] {
        keys.flatMap { key -> [String] in
            let name = prefix + key.name
            var meaning = key.documentation
            if key.need == .required { meaning = "**Required.** " + meaning }
            if let usual = key.usual { meaning += " Usually `\(usual)`." }
            let cells = ["`\(name)`", key.shape.words, meaning, "`\(key.example)`"]
            let row = "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
            return [row] + rows(key.shape.inner, under: "\(name)\(key.shape.step)")
        }
    }
}

extension KeySheet {
    /// The keys' names, for a sentence.
    fileprivate static func list(_ keys: [KeySheet]) -> String {
        keys.map { "`\($0.name)`" }.joined(separator: ", ")
    }
}

extension KeySheet.Shape {
    /// What stands under the key, in a few words.
    var words: String {
        switch self {
        case .text: "text"
        case .template: "text with placeholders"
        case .condition: "condition"
        case .value: "text, number, or true or false"
        case .yesNo: "true or false"
        case .integer(let range) where range.count == 1: "\(range.lowerBound)"
        case .integer(let range): "\(range.lowerBound) to \(range.upperBound)"
        case .integerOrPlaceholder(let range): "\(range.lowerBound) to \(range.upperBound), or a placeholder"
        case .duration(let range):
            "time, \(DurationText.text(range.lowerBound)) to \(DurationText.text(range.upperBound))"
        case .choice(let words): words.map { "`\($0)`" }.joined(separator: ", ")
        case .name(let sort): "name of a \(sort.title)"
        case .nameOrParameter(let sort): "name of a \(sort.title)"
        case .variable: "name of a variable"
        case .newName: "a new name"
        case .target(let mayRepeat): mayRepeat ? "state, `@end` or `@repeat`" : "state or `@end`"
        case .language: "language"
        case .key: "one key"
        case .phoneNumber: "number with + and country code"
        case .audio: "file below `audio/`"
        case .pattern: "text of one form"
        case .json: "any value"
        case .list(let shape, _, let limit): "list of at most \(limit): \(shape.words)"
        case .map(let keys, let shape, _, _): "object: \(Self.words(keys)) to \(shape.words)"
        case .object, .variants, .exactlyOne, .firstOf: "object"
        case .either(let shapes): shapes.map(\.words).joined(separator: " or ")
        }
    }

    private static func words(_ keys: KeySheet.MapKeys) -> String {
        switch keys {
        case .names, .dottedNames: "names"
        case .phoneKeys: "keys"
        case .languages: "languages"
        case .variables: "variables"
        case .days: "days"
        case .codes: "codes of findings"
        case .words: "words"
        }
    }

    /// The keys of the objects inside, in their order; of variants, each once.
    fileprivate var inner: [KeySheet] {
        switch self {
        case .list(let shape, _, _), .map(_, let shape, _, _): return shape.inner
        case .object(let keys): return keys
        case .variants(_, let common, let variants):
            var seen = Set(common.map(\.name))
            return common + variants.flatMap(\.keys).filter { seen.insert($0.name).inserted }
        case .exactlyOne(let keys, let others), .firstOf(let keys, let others): return keys + others
        case .either(let shapes):
            var seen: Set<String> = []
            return shapes.flatMap(\.inner).filter { seen.insert($0.name).inserted }
        case .text, .template, .condition, .value, .yesNo, .integer, .integerOrPlaceholder, .duration, .choice, .name,
            .nameOrParameter, .variable, .newName, .target, .language, .key, .phoneNumber, .audio, .pattern, .json:
            return []
        }
    }

    /// How a key inside is joined to the key outside.
    fileprivate var step: String {
        switch self {
        case .map(_, let shape, _, _): ".…\(shape.step)"
        case .list(let shape, _, _): "[]\(shape.step)"
        case .either(let shapes): shapes.first { !$0.inner.isEmpty }?.step ?? "."
        case .text, .template, .condition, .value, .yesNo, .integer, .integerOrPlaceholder, .duration, .choice, .name,
            .nameOrParameter, .variable, .newName, .target, .language, .key, .phoneNumber, .audio, .pattern, .json,
            .object, .variants, .exactlyOne, .firstOf:
            "."
        }
    }
}
