import JSONSyntax
import Telephony

extension FlowCheck {
    /// Sounds that a carrier could not play.
    func checkSounds(_ sounds: [String: SoundFile]?) {
        guard let sounds else { return }
        for place in soundPlaces {
            let (entry, path, file) = (place.entry, place.path, place.file)
            guard let sound = sounds[path] else {
                file.error(
                    "F405", at: entry, "there is no file \"\(path)\" in the folder of the flows",
                    hint: Spelling.hint(for: path, among: sounds.keys.sorted()))
                continue
            }
            switch sound {
            case .unreadable(let reason): file.error("F405", at: entry, "\"\(path)\" cannot be played: \(reason)")
            case .playable(let rate, _) where !SoundFile.rates.contains(rate):
                file.error(
                    "F405", at: entry, "\"\(path)\" has \(rate) samples a second, which carriers do not play",
                    hint: "convert it to 8000 or 16000")
            case .playable: break
            }
        }
    }

    /// Sounds that last much shorter or longer than their words.
    func reviewSounds(_ sounds: [String: SoundFile]?) {
        for place in soundPlaces {
            guard let length = sounds?[place.path]?.length?.wholeMilliseconds, length > 0, let text = place.text else {
                continue
            }
            let expected = Int64(text.count * 1000 / Prompt.charactersPerSecond)
            guard expected > 2000, length * 2 < expected || length * 2 > expected * 3 else { continue }
            place.file.warning(
                "F405", at: place.entry.node.span, place.entry.pointer,
                "\"\(place.path)\" lasts \(length / 1000) seconds, but its \"text\" takes about \(expected / 1000)",
                hint: "is it the right recording?")
        }
    }

    private struct SoundPlace {
        let entry: Entry
        let path: String
        /// The words beside it.
        let text: String?
        let file: Findings
    }

    /// Every sound that this flow plays.
    private var soundPlaces: [SoundPlace] {
        var places: [SoundPlace] = []
        func add(_ entry: Entry?, text: String? = nil, _ file: Findings) {
            guard let entry, case .string(let path) = entry.node.value else { return }
            places.append(SoundPlace(entry: entry, path: path, text: text, file: file))
        }
        for name in usedPrompts {
            guard let prompt = table.prompts[name] else { continue }
            for version in prompt.value.versionEntries {
                for part in PromptSource.parts(of: version) {
                    add(prompt.findings.place(of: "audio", in: part), text: part.text("text"), prompt.findings)
                }
            }
        }
        for state in draft.states { add(findings.place(of: "music", in: state.entry), findings) }
        return places
    }
}

extension Prompt {
    /// About how long it takes to say in one of the flow's languages.
    func length(in language: String, _ sounds: [String: SoundFile]?) -> Duration {
        switch versions[language] {
        case nil: return .zero
        case .fixed(let spoken):
            return spoken.pieces.reduce(spoken.length) { length, piece in
                guard case .audio(let path, let text, _, _) = piece, let known = sounds?[path]?.length else {
                    return length
                }
                return length - (text.isEmpty ? Self.unknownLength : Self.time(toSay: text.count)) + known
            }
        case .varying(let parts): return parts.reduce(.zero) { $0 + Self.length(of: $1, sounds) }
        }
    }

    /// Characters that a value counts for before it is known.
    private static let charactersOfValue = 12

    private static func length(of part: Part, _ sounds: [String: SoundFile]?) -> Duration {
        switch part {
        case .text(let template), .ssml(let template), .read(let template, _): return length(of: template)
        case .plural(_, let forms): return forms.values.map { length(of: $0) }.max() ?? .zero
        case .pause(let pause): return pause
        case .audio(let path, let template):
            if let known = sounds?[path]?.length { return known }
            return template.segments.isEmpty ? unknownLength : length(of: template)
        case .prompt: return .zero
        }
    }

    private static func length(of template: Template) -> Duration {
        time(
            toSay: template.segments.reduce(0) { count, segment in
                switch segment {
                case .words(let words): count + words.count
                case .value: count + charactersOfValue
                }
            })
    }

    private static func time(toSay characters: Int) -> Duration {
        .milliseconds(characters * 1000 / charactersPerSecond)
    }
}
