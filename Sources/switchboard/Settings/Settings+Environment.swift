import Foundation
import JSONSyntax
import Web

extension Settings {
    /// The variables that override the file, and what each of them is for.
    static let variables: [String] = [
        "SWITCHBOARD_LISTEN", "SWITCHBOARD_PUBLIC_URL", "SWITCHBOARD_STORE", "SWITCHBOARD_FLOWS", "SWITCHBOARD_CONFIG",
        "SWITCHBOARD_ADMIN_TOKEN", "SWITCHBOARD_TELNYX_API_KEY", "SWITCHBOARD_TELNYX_PUBLIC_KEY",
        "SWITCHBOARD_TELNYX_CONNECTION_ID", "SWITCHBOARD_TELNYX_API_URL",
    ]
    /// Those that may name a file instead, with `_FILE` appended.
    static let secretVariables: Set<String> = [
        "SWITCHBOARD_ADMIN_TOKEN", "SWITCHBOARD_TELNYX_API_KEY", "SWITCHBOARD_TELNYX_PUBLIC_KEY",
    ]
    /// The beginning of variables whose rest is the name of a secret of the operator's; they may name a file, too.
    static let namedSecret = "SWITCHBOARD_SECRET_"
    /// Variables of other commands, which are no mistake here.
    private static let foreign: Set<String> = ["SWITCHBOARD_SIGNING_KEY", "SWITCHBOARD_TOKEN", "SWITCHBOARD_URL"]

    /// The values of known variables, and what is wrong with others.
    ///
    /// A value is never part of a finding.
    static func environment(
        _ environment: [String: String], readFile: (String) -> String?
    ) -> (values: [String: String], findings: [Finding]) {
        var values: [String: String] = [:]
        var findings: [Finding] = []
        for (name, value) in environment.sorted(by: { $0.key < $1.key }) where name.hasPrefix("SWITCHBOARD_") {
            let base = name.hasSuffix("_FILE") ? String(name.dropLast("_FILE".count)) : name
            if foreign.contains(name) { continue }
            let isNamed = base.hasPrefix(namedSecret) && base.count > namedSecret.count
            let isKnown = isNamed || (name == base ? variables.contains(name) : secretVariables.contains(base))
            guard isKnown else {
                let known = variables + secretVariables.map { $0 + "_FILE" }
                let hint = Spelling.hint(for: name, among: known).map { "; \($0)" } ?? ""
                findings.append(.variable(name, "there is no such setting\(hint)"))
                continue
            }
            guard !value.isEmpty else {
                findings.append(.variable(name, "the variable is empty: give it a value or unset it"))
                continue
            }
            if name == base {
                values[name] = value
            } else if environment[base] != nil {
                findings.append(.variable(name, "\(base) is set as well: keep one of the two"))
            } else if let text = readFile(value)?.trimmingCharacters(in: .whitespacesAndNewlines), !text.isEmpty {
                values[base] = text
            } else {
                findings.append(.variable(name, "the file it names cannot be read, or is empty"))
            }
        }
        return (values, findings)
    }

    /// Takes over the secrets that have a name.
    mutating func takeSecrets(_ values: [String: String]) {
        for (name, value) in values where name.hasPrefix(Self.namedSecret) {
            secrets[name.dropFirst(Self.namedSecret.count).lowercased()] = value
        }
    }

    /// Takes over what the environment says.
    mutating func override(with values: [String: String]) -> [Finding] {
        var findings: [Finding] = []
        func take<Value>(_ name: String, _ read: (String) -> Value?, _ trouble: String, into store: (Value) -> Void) {
            guard let text = values[name] else { return }
            if let value = read(text) { store(value) } else { findings.append(.variable(name, trouble)) }
        }
        take(
            "SWITCHBOARD_LISTEN", { ListenAddress(text: $0) }, "it must be HOST:PORT, such as 127.0.0.1:8080",
            into: { listen = $0 })
        take(
            "SWITCHBOARD_PUBLIC_URL", Self.publicURL, "it must be an address such as \(Self.exampleURL)",
            into: { publicURL = $0 })
        take("SWITCHBOARD_STORE", Self.storePath, "it must be sqlite: and the path of a file", into: { storePath = $0 })
        take("SWITCHBOARD_FLOWS", { $0 }, "", into: { flows = $0 })
        take("SWITCHBOARD_CONFIG", { $0 }, "", into: { config = $0 })
        take(
            "SWITCHBOARD_ADMIN_TOKEN", { $0.utf8.count >= 20 ? $0 : nil }, "it must have at least 20 characters",
            into: { adminToken = $0 })
        take("SWITCHBOARD_TELNYX_API_KEY", { $0 }, "", into: { telnyx.apiKey = $0 })
        take(
            "SWITCHBOARD_TELNYX_PUBLIC_KEY", Telnyx.keys,
            "it must be 32 bytes in base64, as the Telnyx portal shows it; several are separated by commas",
            into: { telnyx.publicKeys = $0 })
        take("SWITCHBOARD_TELNYX_CONNECTION_ID", { $0 }, "", into: { telnyx.connectionID = $0 })
        take(
            "SWITCHBOARD_TELNYX_API_URL", Self.publicURL, "it must be an address such as \(Self.exampleURL)",
            into: { telnyx.apiURL = $0 })
        return findings
    }
}

extension Settings.Telnyx {
    /// Whether this is 32 bytes in base64.
    static func isKey(_ text: String) -> Bool {
        Data(base64Encoded: text)?.count == 32
    }

    /// Public keys separated by commas; nil if one of them is none.
    static func keys(_ text: String) -> [String]? {
        let keys = text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        return keys.isEmpty || !keys.allSatisfy(isKey) ? nil : keys
    }
}
