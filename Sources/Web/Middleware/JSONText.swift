import Foundation
import Hummingbird
import NIOCore

/// Writes the JSON of answers: keys sorted, slashes bare.
enum JSONText {
    static func bytes(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(value)
    }

    /// For values that always encode; an empty buffer if one should not.
    static func buffer(_ value: some Encodable) -> ByteBuffer {
        (try? bytes(value)).map { ByteBuffer(bytes: $0) } ?? ByteBuffer()
    }

    /// An answer with this value as its body.
    static func response(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
        let body = ByteBuffer(bytes: try bytes(value))
        return Response(
            status: status, headers: [.contentType: "application/json; charset=utf-8"],
            body: .init(byteBuffer: body))
    }
}
