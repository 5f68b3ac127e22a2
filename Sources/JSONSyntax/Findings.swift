/// Collects what is wrong with one file while it is read and checked.
package final class Findings {
    /// The file.
    package let source: SourceFile
    /// What was found, in the order of finding.
    package private(set) var diagnostics: [Diagnostic]
    private var acceptances: [Acceptance] = []
    /// What is reported once however often it is met, by code and subject.
    private var repeated: [String: Repeated] = [:]

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

    /// Whether something that blocks was found in a value.
    package func hasErrors(in entry: Entry) -> Bool {
        diagnostics.contains { $0.severity == .error && Pointer.contains(entry.pointer, $0.pointer) }
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

    /// Notes something that blocks and may be met in many places for one reason: it is one finding, at the first.
    ///
    /// - Parameter subject: what all these places have in common, such as a name that does not exist.
    package func errorOnce(
        _ code: String, about subject: String, at span: Span, _ pointer: String, _ message: String,
        hint: @autoclosure () -> String? = nil
    ) {
        let key = "\(code) \(subject)"
        // Taken out, so that it is changed in place: there may be hundreds of thousands of places.
        guard var known = repeated.removeValue(forKey: key) else {
            let place = Repeated.Place(span: span, pointer: pointer, message: message, hint: hint())
            repeated[key] = Repeated(first: place)
            add(.error, code, at: span, pointer, message, place.hint)
            return
        }
        defer { repeated[key] = known }
        let (first, before) = (known.first, known.message)
        if span.start < first.span.start {
            guard known.add(first.span.start) else { return }
            known.first = Repeated.Place(span: span, pointer: pointer, message: message, hint: hint())
        } else {
            guard span.start != first.span.start, known.add(span.start) else { return }
        }
        guard known.message != before else { return }
        withdraw(code, first.pointer, before)
        add(.error, code, at: known.first.span, known.first.pointer, known.message, known.first.hint)
    }

    /// Whether `errorOnce` has noted something about a subject.
    package func has(_ code: String, about subject: String) -> Bool { repeated["\(code) \(subject)"] != nil }

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
        let message = Diagnostic.bounded(message)
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

    private struct Repeated {
        var first: Place
        /// The earliest of the other places in their order: as many as are shown, and one more.
        private var others: [Position] = []
        private var seen: Set<Position> = []

        init(first: Place) {
            self.first = first
        }

        /// Adds a place that is not the first one; false if it is known.
        mutating func add(_ place: Position) -> Bool {
            guard seen.insert(place).inserted else { return false }
            let index = others.firstIndex { place < $0 } ?? others.count
            others.insert(place, at: index)
            if others.count > Findings.placesShown + 1 { others.removeLast() }
            return true
        }

        struct Place {
            let span: Span
            let pointer: String
            let message: String
            let hint: String?
        }

        /// What is said at the first place, with where the others are.
        var message: String { first.message + Findings.elsewhere(others) }
    }

    /// How many other places one finding names.
    private static let placesShown = 5

    /// Says where else something is met; empty for nowhere.
    package static func elsewhere(_ places: [Position]) -> String {
        guard !places.isEmpty else { return "" }
        let list =
            places.prefix(placesShown).map(\.description).joined(separator: ", ")
            + (places.count > placesShown ? ", …" : "")
        return " (also mentioned at \(list))"
    }

    private struct Acceptance {
        let owner: String
        let code: String
        let place: Entry
    }
}
