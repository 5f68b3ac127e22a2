import JSONSyntax
import Testing

/// The findings about a text, as a terminal shows them.
func findings(_ text: String) -> [String] {
    Document(Array(text.utf8), path: "flow.json").diagnostics.map(\.text)
}

/// Code, place and message of the findings about a text.
func headlines(_ text: String) -> [String] {
    Document(Array(text.utf8), path: "f").diagnostics.map {
        "\($0.span.start) \($0.code) \($0.message)" + ($0.hint.map { " [\($0)]" } ?? "")
    }
}

/// A reader of a text that is an object, and where its findings go.
func reader(_ text: String) throws -> (ObjectReader, Findings) {
    let document = Document(Array(text.utf8), path: "f")
    let findings = Findings(document)
    return (try #require(document.reader(findings)), findings)
}
