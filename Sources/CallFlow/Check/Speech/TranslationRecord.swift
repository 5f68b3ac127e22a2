package import JSONSyntax

/// Which words each translation was made from.
///
/// Kept in a file beside the flows, `.words.json`, by `switchboard words`. The first language of a prompt is the
/// original; the record holds a short hash of the original and one of the translation.
package struct TranslationRecord: Hashable, Sendable {
    /// The name of the file in the folder of the flows.
    package static let fileName = ".words.json"

    /// One translation.
    package struct Place: Hashable, Sendable, Comparable {
        /// The file's name, `_shared.json`.
        package let file: String
        /// The prompt.
        package let prompt: String
        /// The language of the translation.
        package let language: String

        package static func < (left: Place, right: Place) -> Bool {
            (left.file, left.prompt, left.language) < (right.file, right.prompt, right.language)
        }
    }

    private struct Hashes: Hashable, Sendable {
        var origin: String
        var translation: String
    }

    private var hashes: [Place: Hashes] = [:]

    /// A record of nothing.
    package init() {}

    /// Reads a record that `text` has written; what cannot be read is left out.
    package init(_ document: Document) {
        for file in document.root?.members ?? [] {
            for prompt in file.value.members ?? [] {
                for language in prompt.value.members ?? [] {
                    guard case .array(let pair) = language.value.value, pair.count == 2,
                        case .string(let origin) = pair[0].value, case .string(let translation) = pair[1].value
                    else { continue }
                    let place = Place(file: file.key, prompt: prompt.key, language: language.key)
                    hashes[place] = Hashes(origin: origin, translation: translation)
                }
            }
        }
    }

    /// How many translations are known.
    package var count: Int { hashes.count }

    /// The record as a JSON file, in the order of names.
    package var text: String {
        let files = Dictionary(grouping: hashes.keys, by: \.file).sorted { $0.key < $1.key }
        let lines = files.map { file, places in
            let prompts = Dictionary(grouping: places, by: \.prompt).sorted { $0.key < $1.key }.map { prompt, places in
                let pairs = places.sorted().compactMap { place in
                    hashes[place].map { "\(Node.quoted(place.language)): [\"\($0.origin)\", \"\($0.translation)\"]" }
                }
                return "    \(Node.quoted(prompt)): { \(pairs.joined(separator: ", ")) }"
            }
            return "  \(Node.quoted(file)): {\n\(prompts.joined(separator: ",\n"))\n  }"
        }
        return lines.isEmpty ? "{}\n" : "{\n\(lines.joined(separator: ",\n"))\n}\n"
    }

    /// Whether the original has changed since a translation was made, and the translation has not.
    func isStale(_ place: Place, origin: Node, translation: Node) -> Bool {
        guard let known = hashes[place] else { return false }
        return known.origin != Self.hash(origin) && known.translation == Self.hash(translation)
    }

    /// Takes in what the files hold now: translations that are new or have changed count as made from today's words.
    ///
    /// - Parameters:
    ///   - files: flow files and libraries.
    ///   - confirmed: prompts whose translations still fit although the original has changed.
    package mutating func update(_ files: [FlowFolder.File], confirming confirmed: Set<String> = []) {
        var updated: [Place: Hashes] = [:]
        for file in files where FlowFolder.isFlowFile(file.name) {
            let document = Document(file.bytes, path: file.name)
            for prompt in document.root?["prompts"]?.members ?? [] {
                let versions = (prompt.value.members ?? []).filter { Tongue.isCode($0.key) && $0.key != "note" }
                guard let origin = versions.first else { continue }
                for version in versions.dropFirst() {
                    let place = Place(file: file.name, prompt: prompt.key, language: version.key)
                    let now = Hashes(origin: Self.hash(origin.value), translation: Self.hash(version.value))
                    let known = hashes[place]
                    let isOld = known?.translation == now.translation && !confirmed.contains(prompt.key)
                    updated[place] = isOld ? known : now
                }
            }
        }
        hashes = updated
    }

    private static func hash(_ node: Node) -> String {
        String(SHA256.hexadecimal(node.compact(sorted: true, leavingOut: ["note", "accept"]).utf8).prefix(12))
    }
}
