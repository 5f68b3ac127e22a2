import JSONSyntax

extension Findings {
    /// Other software that flows may ask.
    func service(_ entry: Entry) -> Service? {
        guard var reader = object(entry) else { return nil }
        let url = reader.string("url", .required, atMost: 1000).flatMap(address)
        let secret = reader.string("auth").flatMap(secretName)
        let timeout = reader.duration("timeout", in: .milliseconds(100)...(.seconds(60)))?.value ?? .seconds(5)
        let allowed = (reader.list("allow", atMost: 50) ?? []).compactMap(pathPrefix)
        reader.finish(habits: ["token": "auth", "secret": "auth", "base": "url"])
        return url.map { Service(name: entry.key ?? "", url: $0, secret: secret, timeout: timeout, allowed: allowed) }
    }

    private func address(_ text: Located<String>) -> String? {
        let isAddress = ["https://", "http://"].contains { text.value.hasPrefix($0) && text.value.count > $0.count }
        guard isAddress, !text.value.contains(where: { "?# {}".contains($0) }) else {
            error("F005", at: text.entry, "a service is at an address such as \"https://crm.example.com/api\"")
            return nil
        }
        return String(text.value.hasSuffix("/") ? text.value.dropLast() : text.value[...])
    }

    private func secretName(_ text: Located<String>) -> String? {
        guard text.value.hasPrefix("secret:"), Self.isName(text.value.dropFirst("secret:".count)) else {
            error(
                "F706", at: text.entry, "a secret does not stand in a flow; \"auth\" names it",
                hint: "write \"secret:crm_token\", and put the secret itself where the program gets its secrets")
            return nil
        }
        return String(text.value.dropFirst("secret:".count))
    }

    private func pathPrefix(_ entry: Entry) -> String? {
        guard let text = string(entry) else { return nil }
        guard text.value.hasPrefix("/") else {
            error("F005", at: entry, "a path begins with /")
            return nil
        }
        return text.value
    }
}
