import JSONSyntax
import Telephony

extension Findings {
    /// Reads the named things that flows and libraries may both define.
    func definitions(_ reader: inout ObjectReader) -> Definitions {
        var definitions = Definitions()
        for entry in legal(reader.named("prompts"), what: "a prompt", dotted: true) {
            definitions.prompts.append(prompt(entry))
        }
        for entry in legal(reader.named("calendars"), what: "a calendar") {
            definitions.calendars.append(openingHours(entry))
        }
        for entry in legal(reader.named("holidays"), what: "a list of holidays") {
            definitions.holidays.append((entry, holidays(entry)))
        }
        definitions.queues = bare(legal(reader.named("queues"), what: "a queue"))
        definitions.mailboxes = bare(legal(reader.named("mailboxes"), what: "a mailbox"))
        for entry in legal(reader.named("destinations"), what: "a destination") {
            definitions.destinations.append((entry, destination(entry)))
        }
        for entry in legal(reader.named("services"), what: "a service") {
            definitions.services.append((entry, service(entry)))
        }
        return definitions
    }

    /// Reports names that are none.
    ///
    /// What bears them is read all the same, or each mention would be reported too.
    private func legal(_ entries: [Entry]?, what: String, dotted: Bool = false) -> [Entry] {
        for entry in entries ?? [] { _ = hasLegalKey(entry, what: what, dotted: dotted) }
        return entries ?? []
    }

    /// Things that have nothing but a name here.
    private func bare(_ entries: [Entry]) -> [Entry] {
        for entry in entries {
            guard var reader = object(entry) else { continue }
            _ = reader.string("title")
            reader.finish()
        }
        return entries
    }

    private func destination(_ entry: Entry) -> Destination {
        var destination = Destination(name: entry.key ?? "", phones: [])
        guard var reader = object(entry) else { return destination }
        reader.mend(FileSheet.destinationNames)
        destination.strategy = reader.choice("strategy", of: TransferRequest.Strategy.self)?.value ?? .inOrder
        destination.allowed = (reader.list("allow", atMost: 50) ?? []).compactMap(numberPrefix)
        return Destination(
            name: destination.name, phones: phones(entry, &reader) ?? [], strategy: destination.strategy,
            allowed: destination.allowed)
    }

    /// The beginning of telephone numbers, `+34` or `+3491`.
    func numberPrefix(_ entry: Entry) -> String? {
        guard let text = string(entry) else { return nil }
        let digits = text.value.dropFirst().utf8
        let isPrefix = text.value.hasPrefix("+") && (1...15).contains(digits.count)
        if isPrefix, digits.allSatisfy({ (48...57).contains($0) }) { return text.value }
        error("F005", at: entry, "numbers begin with + and the country code, such as \"+34\"")
        return nil
    }

    private func phones(_ entry: Entry, _ reader: inout ObjectReader) -> [String]? {
        let single = reader.take("phone")
        let several = reader.list("phones", atMost: 10)
        reader.finish()
        guard (single == nil) != (several == nil) else {
            error(
                "F004", at: entry.label, entry.pointer, "a destination has either \"phone\" or \"phones\", a list")
            return nil
        }
        let entries = (single.map { [$0] } ?? []) + (several ?? [])
        let phones = entries.compactMap(phone)
        if entries.isEmpty { error("F005", at: entry.label, entry.pointer, "a destination has at least one phone") }
        return phones
    }

    /// An E.164 number or a SIP address.
    private func phone(_ entry: Entry) -> String? {
        guard let text = string(entry) else { return nil }
        if PhoneNumber(text.value) != nil { return text.value }
        let isSIP =
            (text.value.hasPrefix("sip:") || text.value.hasPrefix("sips:")) && text.value.contains("@")
            && !text.value.contains(" ")
        if isSIP { return text.value }
        error(
            "F005", at: entry,
            "a phone is a number such as \"+34910000099\" or an address such as \"sip:ana@example.com\"")
        return nil
    }

    func phoneNumber(_ entry: Entry) -> Located<PhoneNumber>? {
        guard let text = string(entry) else { return nil }
        if let number = PhoneNumber(text.value) { return Located(number, at: entry) }
        let digits = text.value.filter { $0.isASCII && ($0.isNumber || $0 == "+") }
        error(
            "F005", at: entry, "a number is written with + and the country code, digits only",
            hint: PhoneNumber(digits).map { "did you mean \"\($0)\"?" })
        return nil
    }

    /// The path of a sound file below the flow folder.
    func audioPath(_ entry: Entry) -> String? {
        guard let path = string(entry) else { return nil }
        let parts = path.value.split(separator: "/", omittingEmptySubsequences: false)
        let isSound = path.value.hasSuffix(".wav") || path.value.hasSuffix(".mp3")
        if parts.count > 1, parts.first == "audio", isSound, !parts.contains(where: { $0.isEmpty || $0.hasPrefix(".") })
        {
            return path.value
        }
        error("F005", at: entry, "a sound is a .wav or .mp3 file below \"audio/\", such as \"audio/en/welcome.wav\"")
        return nil
    }
}
