import JSONSyntax
import Telephony

/// Checks that need more than one flow at a time, and the order of all that come after names have been resolved.
struct FolderCheck {
    let checks: [FlowCheck]
    let libraries: [String: LibraryDraft]
    let context: CheckContext

    /// Looks for what must not go live.
    ///
    /// A flow is looked at only if nothing worse has been found in it.
    func check() {
        for file in files { checkPrompts(file) }
        checkOwnNumbers()
        let sound = checks.filter(isSound)
        for check in sound {
            check.checkAnswers()
            check.checkMarkup()
            check.checkSounds(context.sounds)
            check.checkFlow()
            check.checkCarriers(context.carriers)
            check.checkSafety(countries: countries, clearOrigins: context.clearOrigins)
        }
        checkRecordedEntries(sound)
        checkConsent(sound)
    }

    /// Looks for what deserves a look, once nothing blocks any more.
    func review() {
        guard checks.allSatisfy(isSound), !libraries.values.contains(where: { $0.findings.hasErrors }) else { return }
        for check in checks { FlowReview(check, context)?.review() }
        for file in files { reviewPrompts(file) }
        reviewCalendars()
        reviewUsers()
    }

    /// Whether a flow and its libraries are free of errors so far.
    private func isSound(_ check: FlowCheck) -> Bool {
        !check.findings.hasErrors && !check.hasUnknownNames && !check.libraries.contains { $0.findings.hasErrors }
    }

    /// Every file that defines things, in the order of their names.
    var files: [(findings: Findings, definitions: Definitions)] {
        let shared = libraries.values.sorted { $0.name < $1.name }.map {
            (findings: $0.findings, definitions: $0.definitions)
        }
        return shared + checks.map { (findings: $0.findings, definitions: $0.draft.definitions) }
    }

    /// Country codes of the numbers that the flows answer.
    private var countries: [String] {
        Set(checks.flatMap(\.draft.numbers).compactMap { CountryCode.of($0.value.text) }).sorted()
    }
}
