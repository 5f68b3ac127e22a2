import CCurl
import Glibc

/// The address of a server, as bytes in the order of the network.
enum SocketAddress: Hashable, Sendable {
    /// Four bytes.
    case version4([UInt8])
    /// Sixteen bytes.
    case version6([UInt8])

    /// Reads what libcurl is about to connect to; nil for what is neither.
    init?(_ address: UnsafeMutablePointer<curl_sockaddr>) {
        // libcurl's structure ends with a `sockaddr`, behind which the rest of a longer address follows.
        guard let offset = MemoryLayout<curl_sockaddr>.offset(of: \.addr) else { return nil }
        let bytes = UnsafeRawBufferPointer(
            start: UnsafeRawPointer(address) + offset, count: Int(min(address.pointee.addrlen, 128)))
        switch address.pointee.family {
        // Family and port come first; version 6 has a flow label as well.
        case AF_INET where bytes.count >= 8: self = .version4(Array(bytes[4..<8]))
        case AF_INET6 where bytes.count >= 24: self = .version6(Array(bytes[8..<24]))
        default: return nil
        }
    }

    /// Whether it belongs to somebody on the public internet: not this machine, not its networks, no group, nothing
    /// reserved, and nothing that leads to such an address by translation.
    ///
    /// Source: IANA, special-purpose address registries for IPv4 and IPv6 (RFC 6890).
    var isPublic: Bool {
        switch self {
        case .version4(let bytes): Self.isPublic(bytes)
        case .version6(let bytes): Self.isPublic6(bytes)
        }
    }

    private static func isPublic(_ bytes: [UInt8]) -> Bool {
        switch (bytes[0], bytes[1], bytes[2]) {
        case (0, _, _), (10, _, _), (127, _, _), (224..., _, _): false
        case (100, 64...127, _), (169, 254, _), (172, 16...31, _), (192, 168, _), (198, 18...19, _): false
        case (192, 0, 0), (192, 0, 2), (192, 88, 99), (198, 51, 100), (203, 0, 113): false
        case _: true
        }
    }

    private static func isPublic6(_ bytes: [UInt8]) -> Bool {
        let embedded = Array(bytes[12...])
        if bytes.starts(with: [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]) { return isPublic(embedded) }
        if bytes.starts(with: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]) { return isPublic(embedded) }
        // Only 2000::/3 is given out.
        guard bytes[0] & 0xE0 == 0x20 else { return false }
        // 2002::/16 carries a version 4 address behind its prefix.
        if bytes.starts(with: [0x20, 0x02]) { return isPublic(Array(bytes[2..<6])) }
        // 2001::/23: Teredo, benchmarking, ORCHID. 2001:db8::/32 and 3fff::/20: documentation.
        if bytes.starts(with: [0x20, 0x01]), bytes[2] < 2 { return false }
        return !bytes.starts(with: [0x20, 0x01, 0x0D, 0xB8])
            && !(bytes.starts(with: [0x3F, 0xFF]) && bytes[2] & 0xF0 == 0)
    }
}
