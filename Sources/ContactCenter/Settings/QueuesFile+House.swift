import JSONSyntax

extension QueuesFile {
    /// The rules that hold for all queues and agents.
    static func readHouse(_ reader: inout ObjectReader, _ house: inout HouseRules) {
        let findings = reader.findings
        if var table = reader.object("idle") {
            for event in IdlePolicy.Event.allCases {
                guard let effect = table.choice(event.rawValue, of: IdlePolicy.Effect.self) else { continue }
                guard event.choices.contains(effect.value) else {
                    findings.error(
                        "C204", at: effect.entry,
                        "\"\(event.rawValue)\" can only be keep or restart: "
                            + "an age stands still only while an agent is away")
                    continue
                }
                house.idle[event] = effect.value
            }
            table.finish(habits: ["logout": "reconnect", "wrapup_end": "wrap_up_end", "pause": "away"])
        }
        if let entries = reader.list("away_reasons", atMost: 50) {
            house.awayReasons = reasons(entries, findings)
        }
        if let time = reader.duration("desktop_lease", in: .seconds(10)...(.seconds(3600))) {
            house.desktopLease = time.value
        }
        if let time = reader.duration("reconnect_within", in: .zero...(.seconds(3600))) {
            house.reconnectWithin = time.value
        }
        if let time = reader.duration("longest_talk", in: .seconds(60)...(.seconds(86_400))) {
            house.longestTalk = time.value
        }
        if let time = reader.duration("longest_wrap_up", in: .seconds(60)...(.seconds(86_400))) {
            house.longestWrapUp = time.value
        }
    }

    private static func reasons(_ entries: [Entry], _ findings: Findings) -> [String] {
        var reasons: [String] = []
        for entry in entries {
            guard let reason = findings.string(entry, atMost: 40) else { continue }
            guard QueuesFile.isName(reason.value) else {
                findings.error(
                    "C205", at: entry,
                    "a reason is lower-case letters, digits and _, beginning with a letter, at most 40")
                continue
            }
            guard !reasons.contains(reason.value) else {
                findings.warning("C206", at: reason.span, entry.pointer, "this reason is named twice")
                continue
            }
            reasons.append(reason.value)
        }
        return reasons
    }
}
