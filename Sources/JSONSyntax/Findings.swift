/// Collects what is wrong with one file while it is read and checked.
package final class Findings {
    /// The file.
    package let source: SourceFile
    /// What was found, in the order of finding.
    package private(set) var diagnostics: [Diagnostic]
    private var acceptances: [Acceptance] = []

    /// Most findings kept for one file; further ones say nothing new.
    package static let most = 200

    /// Begins with what the reader found.
    package init(_ document: Document) {
        source = document.source
        diagnostics = document.diagnostics
    }

    /// Whether something was found that blocks.
    package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    /// Whether something was found under this code.
    package func has(_ codes: String...) -> Bool { diagnostics.contains { codes.contains($0.code) } }

    /// Whether something was found under this code at a place.
    package func has(_ code: String, at pointer: String) -> Bool {
        diagnostics.contains { $0.code == code && $0.pointer == pointer }
    }

    /// Notes something that blocks.
    package func error(_ code: String, at span: Span, _ pointer: String, _ message: String, hint: String? = nil) {
        add(.error, code, at: span, pointer, message, hint)
    }

    /// Notes something that blocks, about a value.
    package func error(_ code: String, at entry: Entry, _ message: String, hint: String? = nil) {
        add(.error, code, at: entry.node.span, entry.pointer, message, hint)
    }

    /// Notes something that deserves a look.
    package func warning(_ code: String, at span: Span, _ pointer: String, _ message: String, hint: String? = nil) {
        add(.warning, code, at: span, pointer, message, hint)
    }

    /// Notes something that is good to know.
    package func information(_ code: String, at span: Span, _ pointer: String, _ message: String, hint: String? = nil) {
        add(.information, code, at: span, pointer, message, hint)
    }

    private func add(
        _ severity: Diagnostic.Severity, _ code: String, at span: Span, _ pointer: String, _ message: String,
        _ hint: String?
    ) {
        let diagnostic = Diagnostic(
            code: code, severity: severity, in: source, at: span, pointer: pointer, message: message, hint: hint)
        guard diagnostics.count < Self.most, !diagnostics.contains(diagnostic) else { return }
        diagnostics.append(diagnostic)
    }

    /// Takes a finding back that another one explains.
    func withdraw(_ code: String, _ pointer: String, _ message: String) {
        diagnostics.removeAll { $0.code == code && $0.pointer == pointer && $0.message == message }
    }

    /// Reads an `accept` member: reasons for living with a warning, by its code.
    func accept(_ entry: Entry, in owner: String) {
        guard let members = entry.node.members else {
            mistyped(entry, as: "an object such as {\"F201\": \"the reason\"}")
            return
        }
        for member in members {
            let place = Entry(
                member.value, pointer: Pointer.appending(member.key, to: entry.pointer), key: member.key,
                keySpan: member.keySpan)
            guard case .string(let reason) = member.value.value, !reason.allSatisfy(\.isWhitespace) else {
                error("F005", at: place, "accepting a finding needs a reason, in words")
                continue
            }
            acceptances.append(Acceptance(owner: owner, code: member.key, place: place))
        }
    }

    /// Takes out the warnings and remarks that the file accepts, and reports acceptances that matched nothing.
    ///
    /// - Parameter isWhole: whether everything was looked at that could have been accepted.
    package func applyAcceptances(isWhole: Bool = true) {
        for acceptance in acceptances {
            let before = diagnostics.count
            diagnostics.removeAll {
                $0.severity != .error && $0.code == acceptance.code && Pointer.contains(acceptance.owner, $0.pointer)
            }
            guard diagnostics.count == before, isWhole, !hasErrors else { continue }
            warning(
                "F106", at: acceptance.place.label, acceptance.place.pointer,
                "there is no warning \(acceptance.code) here to accept", hint: "remove it")
        }
        acceptances = []
    }

    private struct Acceptance {
        let owner: String
        let code: String
        let place: Entry
    }
}
