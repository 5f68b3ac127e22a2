/// Other software that flows may ask.
package struct Service: Hashable, Sendable, Codable {
    /// The name that flows use.
    package let name: String
    /// Where it is: `https://host/base`, without a slash at the end.
    package let url: String
    /// The name of the secret that goes with every question; the secret itself is in no flow.
    package let secret: String?
    /// How long an answer may take unless a state says otherwise.
    package let timeout: Duration
    /// Beginnings of the paths that may be asked for; empty for any.
    package let allowed: [String]

    /// Describes a service.
    package init(name: String, url: String, secret: String?, timeout: Duration, allowed: [String]) {
        self.name = name
        self.url = url
        self.secret = secret
        self.timeout = timeout
        self.allowed = allowed
    }
}
