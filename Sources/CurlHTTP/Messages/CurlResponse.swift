/// One whole answer, whatever its status.
package struct CurlResponse: Sendable, Equatable {
    /// The status code of the final answer; interim ones are skipped and redirects are not followed.
    package var status: Int
    /// The fields, by lower-case name; several of one name are joined by a comma and a space.
    package var headers: [String: String]
    /// The bytes as sent, never decompressed.
    package var body: [UInt8]

    /// An answer.
    package init(status: Int, headers: [String: String] = [:], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}

extension CurlResponse {
    /// Reads an answer as it left the loop, on the caller's time rather than on the loop's.
    init(_ answer: RawAnswer) {
        self.init(status: answer.status, headers: Self.fields(of: answer.head), body: answer.body)
    }

    private static func fields(of head: [UInt8]) -> [String: String] {
        var fields: [String: String] = [:]
        for line in head.split(separator: UInt8(ascii: "\n")).dropFirst() {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")), let first = line.first,
                first != UInt8(ascii: " "), first != UInt8(ascii: "\t")
            else { continue }
            let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
            let value = String(decoding: trimmed(line[(colon + 1)...]), as: UTF8.self)
            if let earlier = fields[name] {
                fields[name] = "\(earlier), \(value)"
            } else {
                fields[name] = value
            }
        }
        return fields
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        func isBlank(_ byte: UInt8) -> Bool {
            byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
        }
        let front = bytes.drop(while: isBlank)
        guard let last = front.lastIndex(where: { !isBlank($0) }) else { return [] }
        return front[...last]
    }
}

/// An answer as the loop collected it, its head not yet read.
struct RawAnswer: Sendable {
    var status: Int
    var head: [UInt8]
    var body: [UInt8]
}
