/// The scheme, host and port that share connections.
struct Origin: Hashable, Sendable {
    /// As written in the URL up to its path, in lower case.
    let text: String

    var isSecure: Bool { text.hasPrefix("https:") }

    /// Whether the host is this machine, which no proxy of the environment can stand for.
    var isLoopback: Bool {
        let authority = text.drop { $0 != "/" }.dropFirst(2)
        return ["127.0.0.1", "localhost", "[::1]"].contains { host in
            authority.hasPrefix(host) && [nil, ":"].contains(authority.dropFirst(host.count).first)
        }
    }

    /// Nil for all but a printable `http` or `https` URL with an authority.
    init?(url: String) {
        guard url.utf8.count <= 8_192, url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
        let bytes = url.utf8
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let rest = bytes[bytes.index(after: colon)...]
        guard rest.starts(with: "//".utf8) else { return nil }
        let authority = rest.dropFirst(2).prefix {
            $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#")
        }
        let scheme = url[..<colon].lowercased()
        guard scheme == "http" || scheme == "https", !authority.isEmpty else { return nil }
        text = scheme + "://" + Substring(authority).lowercased()
    }
}
