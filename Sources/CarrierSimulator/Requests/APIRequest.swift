/// One request to the simulated carrier's REST interface, as it came in.
package struct APIRequest: Hashable, Sendable {
    /// The HTTP methods that the interface knows.
    package enum Method: String, Hashable, Sendable {
        case get = "GET"
        case post = "POST"
        case put = "PUT"
        case patch = "PATCH"
        case delete = "DELETE"
    }

    /// The HTTP method.
    package var method: Method
    /// Path and query, still percent-encoded: `/v2/calls/v3%3Aabc?x=1`.
    package var target: String
    /// The value of the `authorization` header; nil if there is none.
    package var authorization: String?
    /// The body's bytes; empty for none.
    package var body: [UInt8]

    /// Describes a request.
    package init(_ method: Method, _ target: String, authorization: String?, body: [UInt8] = []) {
        self.method = method
        self.target = target
        self.authorization = authorization
        self.body = body
    }
}

extension APIRequest {
    /// The decoded parts of the path after `/v2`; nil if it starts elsewhere or is not well encoded.
    var path: [String]? {
        let path = target.prefix { $0 != "?" }
        let parts = path.split(separator: "/", omittingEmptySubsequences: true).map { $0.percentDecoded }
        guard parts.count <= 8, parts.first == "v2" else { return nil }
        var decoded: [String] = []
        for part in parts.dropFirst() {
            guard let part else { return nil }
            decoded.append(part)
        }
        return decoded
    }

    /// The decoded value of one query field, `page[after]`; nil if it is absent.
    func query(_ name: String) -> String? {
        guard let mark = target.firstIndex(of: "?") else { return nil }
        for field in target[target.index(after: mark)...].split(separator: "&").prefix(32) {
            let sides = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard sides.count == 2, sides[0].percentDecoded == name else { continue }
            return sides[1].percentDecoded
        }
        return nil
    }
}

extension Substring {
    /// The text with `%41` read as `A`; nil if an escape is broken or the bytes are not UTF-8.
    fileprivate var percentDecoded: String? {
        guard contains("%") else { return String(self) }
        var bytes: [UInt8] = []
        var rest = utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst(), let low = rest.popFirst(),
                let value = UInt8(String(decoding: [high, low], as: UTF8.self), radix: 16)
            else { return nil }
            bytes.append(value)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
