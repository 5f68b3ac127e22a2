import ContactCenter
import JSONSyntax
import Telephony
import Web

/// `config/agents.json`: `{"agents": {"ana": {"name": "Ana", "endpoint": "sip:…", "queues": ["sales"]}}}`.
enum AgentsFile {
    /// What the file holds.
    struct Content: Sendable {
        var agents: [AgentID: AgentSettings] = [:]
        var accounts: [Account] = []
        /// What is wrong with passwords, told without showing them.
        var secrets: [Finding] = []
    }

    /// Reads the agents and checks them against the queues (nil if those could not be read).
    static func read(_ document: Document, _ findings: Findings, queues: Set<String>?) -> Content {
        guard var reader = document.reader(findings) else { return Content() }
        var content = Content()
        var phones: [String: AgentID] = [:]
        for entry in reader.named("agents", .required) ?? [] {
            guard let key = entry.key else { continue }
            guard isName(key) else {
                findings.error(
                    "C301", at: entry.label, entry.pointer,
                    "an agent's name is lower-case letters, digits, _ . and -, beginning with a letter, at most 40")
                continue
            }
            let id = AgentID(rawValue: key)
            guard var settings = findings.object(entry) else { continue }
            let phone = settings.string("endpoint", .required, atMost: 200)
            content.accounts.append(Account(agent: id, password: password(&settings, &content.secrets)))
            content.agents[id] = agent(id, phone, &settings, findings, queues: queues)
            if let phone, let other = phones.updateValue(id, forKey: phone.value) {
                findings.warning(
                    "C305", at: phone.span, phone.entry.pointer,
                    "\(other.rawValue) has the same phone; only one of the two can be logged in at a time")
            }
        }
        reader.finish()
        return content
    }

    private static func agent(
        _ id: AgentID, _ phone: Located<String>?, _ reader: inout ObjectReader, _ findings: Findings,
        queues: Set<String>?
    ) -> AgentSettings {
        let name = reader.string("name", .required, atMost: 80)
        if let phone, !isEndpoint(phone.value) {
            findings.error(
                "C302", at: phone.entry, "\"endpoint\" must be a SIP address or a number in the form +34910000001",
                hint: phone.value.contains("@") ? "did you mean \"sip:\(phone.value)\"?" : nil)
        }
        let services = AgentSettings.services(&reader, findings, queues: queues)
        let skills = AgentSettings.skills(&reader, findings)
        let capacity = reader.integer("capacity", in: 1...10)
        reader.finish(habits: [
            "phone": "endpoint", "sip": "endpoint", "queue": "queues", "skill": "skills", "max_calls": "capacity",
        ])
        return AgentSettings(
            id: id, name: name?.value ?? id.rawValue, endpoint: phone?.value ?? "", services: services,
            skills: skills, capacity: capacity?.value ?? 1)
    }

    private static func password(_ reader: inout ObjectReader, _ secrets: inout [Finding]) -> PasswordHash? {
        guard let entry = reader.take("password") else { return nil }
        guard case .string(let text) = entry.node.value, let hash = PasswordHash(text) else {
            secrets.append(
                reader.findings.concealing(
                    entry, code: "C304",
                    "this is not a line that 'switchboard password' prints: passwords are kept as scrypt hashes"))
            return nil
        }
        return hash
    }

    /// Whether this is an agent's login name.
    static func isName(_ name: String) -> Bool {
        let scalars = name.unicodeScalars
        guard let first = scalars.first, scalars.count <= 40, ("a"..."z").contains(first) else { return false }
        return scalars.allSatisfy {
            ("a"..."z").contains($0) || ("0"..."9").contains($0) || "_.-".unicodeScalars.contains($0)
        }
    }

    /// Whether a carrier could dial this.
    static func isEndpoint(_ text: String) -> Bool {
        if PhoneNumber(text) != nil { return true }
        guard text.hasPrefix("sip:") || text.hasPrefix("sips:"), !text.contains(where: \.isWhitespace) else {
            return false
        }
        let parts = text.drop { $0 != ":" }.dropFirst().split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty && !parts[1].isEmpty
    }
}
