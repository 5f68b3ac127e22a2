import CallFlow
import ContactCenter
import Hummingbird
import JSONSyntax
import Telephony

extension RequestJSON {
    /// `{}` for all new calls, `{"percent": 10}` or `{"only": ["+34600111222"]}` for some.
    static func share(of request: Request) async throws -> Publication.Share? {
        try await read(request) { reader -> Publication.Share?? in
            let percent = reader.take("percent")
            let only = reader.list("only", atMost: 100)
            let findings = reader.findings
            if let percent, only != nil {
                findings.error("A001", at: percent, "give \"percent\" or \"only\", not both")
                return nil
            }
            if let percent {
                guard let share = findings.integer(percent, in: 1...99) else { return nil }
                return .some(.percent(share.value))
            }
            guard let only else { return .some(nil) }
            return .some(.callers(only.compactMap { phoneNumber($0, findings) }))
        }
    }

    private static func phoneNumber(_ entry: Entry, _ findings: Findings) -> String? {
        guard let text = findings.string(entry, atMost: 20) else { return nil }
        if let number = PhoneNumber(text.value) { return number.text }
        findings.error("A001", at: entry, "a number is written like +34600111222")
        return nil
    }

    /// `{}` for the edition before, or `{"bundle": "…"}`.
    static func bundle(of request: Request) async throws -> BundleID? {
        try await read(request) { reader -> BundleID?? in
            .some(reader.string("bundle", atMost: 100).map { BundleID(rawValue: $0.value) })
        }
    }

    /// `{"state": "closed", "until": "2026-12-24T18:00:00+01:00", "reason": "snow"}`, and perhaps `prompt`.
    static func exception(of request: Request, for calendar: String) async throws -> HoursOverride {
        return try await read(request) { reader in
            let state = reader.choice("state", .required, of: HoursOverride.State.self)
            let reason = reader.string("reason", .required, atMost: 200)
            let prompt = reader.string("prompt", atMost: 200)?.value
            guard let until = reader.string("until", .required, atMost: 40) else { return nil }
            guard let end = Timestamp(iso8601: until.value) else {
                reader.findings.error("A001", at: until.entry, "write a moment such as 2026-12-24T18:00:00+01:00")
                return nil
            }
            guard let state, let reason else { return nil }
            return HoursOverride(
                calendar: calendar, state: state.value, until: end, reason: reason.value, prompt: prompt)
        }
    }
}
