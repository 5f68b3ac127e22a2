import JSONSyntax
import Telephony

/// Chooses the caller's language.
struct ChooseLanguage: Kind {
    static let sheet = KindSheet(
        name: "language",
        documentation: """
            Goes on in the language `to`: a code, or a variable in braces that holds one. A language that the flow \
            does not speak changes nothing; `es` also means `es-MX` if that is the one that the flow has.
            """,
        keys: [
            KeySheet(
                "to", .required, .either([.language, .template(atMost: 1000)]), "The language, or a variable with one.",
                example: #""en""#)
        ],
        outcomes: [Outcome("next", .instant, .required)])

    let language: Template

    init?(_ reader: inout StateReader) {
        guard let entry = reader.object.take("to", .required), let language = reader.template(entry) else { return nil }
        let known = reader.draft.languages.map(\.value)
        if let code = language.constant, !known.contains(code) {
            reader.findings.error(
                "F005", at: entry, "this flow does not speak \"\(code)\"; it speaks \(known.joined(separator: ", "))")
            return nil
        }
        self.language = language
    }

    var label: String { "language" + (language.constant.map { " \($0)" } ?? "") }

    func enter(_ run: inout Run) {
        let wanted = language.text(run.values())
        let base = Tongue.base(of: wanted)
        let known = run.flow.languages
        if let code = known.first(where: { $0 == wanted }) ?? known.first(where: { Tongue.base(of: $0) == base }) {
            run.choose(language: code)
        }
        run.leave("next")
    }

    func handle(_ event: FlowEvent, _ run: inout Run) -> Bool { false }
}
