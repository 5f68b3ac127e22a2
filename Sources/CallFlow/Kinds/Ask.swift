import JSONSyntax
import Telephony

/// Asks for digits and keeps them.
struct Ask: Kind {
    static let sheet = KindSheet(
        name: "ask",
        documentation: """
            Asks for `digits` ("4", or "4-9" for four to nine) and keeps them in the variable `save`. A shorter entry \
            is never kept. `finish_key` ends an entry early. `check` is one phrase: "between 1900 and 2026", "valid \
            phone", "valid phone in +34", "luhn", "date in past" or "date in future" (with "as DDMMYYYY", "as \
            MMDDYYYY" or "as YYYYMMDD"), "one of variable", where the variable holds entries with commas between \
            them; what fails it counts as `no_match`. With `confirm` the entry is read back, and the caller presses 1 \
            if it is right; a correction counts as an attempt. Prompts, attempts and times are those of `menu`, and so \
            are `exhausted` and `silent`.
            """,
        keys: [
            KeySheet(
                "digits", .required, .pattern("^[0-9]{1,2}(-[0-9]{1,2})?$"), "How many digits, or fewest and most.",
                example: #""4-9""#),
            KeySheet("save", .required, .variable, "The variable that gets the digits.", example: #""pin""#),
        ] + KeySheet.ofAsking + [
            KeySheet.listen,
            KeySheet("finish_key", .key, "Ends an entry without being part of it.", example: ##""#""##),
            KeySheet("check", .text(atMost: 100), "What must hold for the entry.", example: #""luhn""#),
            KeySheet("confirm", .yesNo, usual: "false", "Whether the entry is read back first.", example: "true"),
        ],
        outcomes: [
            Outcome("next", .afterWait, .required),
            Outcome("exhausted", .afterWait, .end),
            Outcome("silent", .afterWait, .same(as: "exhausted")),
        ])

    let asking: Asking
    let variable: Variable
    let check: EntryCheck?
    /// How the entry is confirmed; nil if it is not.
    let confirmation: Confirmation?

    /// What is said when an entry is read back.
    struct Confirmation: Sendable {
        /// Said before the entry.
        let before: PromptSlot
        /// Asked after it.
        let asking: Asking
    }

    init?(_ reader: inout StateReader) {
        let range = reader.digits("digits")
        let finish = reader.endOfDigits("finish_key")
        let variable = reader.savedVariable("save", [.text, .number, .digits, .phone, .date, .money])
        let check = reader.entryCheck("check", for: variable)
        let confirms = reader.object.bool("confirm")?.value ?? false
        let asking = reader.asking(
            range.map { .number(shortest: $0.lowerBound, longest: $0.upperBound, finishKey: finish) },
            isPrivate: variable?.isPrivate ?? false)
        guard let asking, let variable else { return nil }
        self.asking = asking
        self.variable = variable
        self.check = check
        confirmation = confirms ? reader.confirmation() : nil
    }

    var label: String { "ask \(variable.name)" }

    func enter(_ run: inout Run) {
        _ = follow(run.begin(asking), KeyProgress(), &run)
    }

    func handle(_ event: FlowEvent, _ run: inout Run) -> Bool {
        switch run.session.wait {
        case .keys(let progress): return follow(run.hear(event, asking, progress), progress, &run)
        case .confirming(let progress, let entry, let confirming):
            return confirm(event, progress, entry, confirming, &run)
        case .nothing, .closing, .prompt, .queue, .transfer, .message, .review, .question, .spokenAnswer, .order,
            .lookup, .lateMessage, .lateAnswer:
            return false
        }
    }

    private func follow(_ hearing: Hearing, _ progress: KeyProgress, _ run: inout Run) -> Bool {
        switch hearing {
        case .notMine: return false
        case .pending(let progress, let until): run.hold(.keys(progress), until: until)
        case .exhausted: run.leave("exhausted")
        case .silent: run.leave("silent")
        case .answered(let digits):
            run.facts.append(
                .heard(state: run.state.name, digits: variable.isPrivate ? Values.redacted : digits))
            guard let value = value(of: digits, run) else {
                return follow(run.refuse(asking, progress), progress, &run)
            }
            guard let confirmation else {
                keep(value, &run)
                return true
            }
            let until = run.readBack(digits, confirmation)
            run.hold(.confirming(progress, entry: digits, KeyProgress()), until: until)
        }
        return true
    }

    private func confirm(
        _ event: FlowEvent, _ progress: KeyProgress, _ entry: String, _ confirming: KeyProgress, _ run: inout Run
    ) -> Bool {
        guard let confirmation else { return false }
        switch run.hear(event, confirmation.asking, confirming) {
        case .notMine: return false
        case .pending(let confirming, let until):
            run.hold(.confirming(progress, entry: entry, confirming), until: until)
            return true
        case .answered("1"):
            guard let value = value(of: entry, run) else { return follow(run.refuse(asking, progress), progress, &run) }
            keep(value, &run)
            return true
        case .answered, .exhausted, .silent: return follow(run.correct(asking, progress), progress, &run)
        }
    }

    private func keep(_ value: String, _ run: inout Run) {
        run.assign(value, to: variable)
        run.leave("next")
    }

    /// The entry as it is kept; nil if it is none.
    private func value(of digits: String, _ run: borrowing Run) -> String? {
        let value = check.map { $0.value(of: digits, run.values(), at: run.now) } ?? digits
        guard let value, variable.type.accepts(value), variable.oneOf.isEmpty || variable.oneOf.contains(value) else {
            return nil
        }
        return value
    }
}
