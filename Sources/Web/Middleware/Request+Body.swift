import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore

extension Request {
    /// The body's raw bytes.
    ///
    /// Throws a 413 problem if there are more than `limit`; a length that is announced is refused unread.
    func bytes(upTo limit: Int) async throws -> [UInt8] {
        if let announced = headers[.contentLength], let length = Int(announced), length > limit {
            throw Problem.tooLarge(limit: limit)
        }
        do {
            let buffer = try await body.collect(upTo: limit)
            return Array(buffer.readableBytesView)
        } catch is NIOTooManyBytesError {
            throw Problem.tooLarge(limit: limit)
        } catch {
            throw UnreadableBody(cause: error)
        }
    }
}

/// The connection broke, or stopped to speak HTTP, while the body was read.
struct UnreadableBody: Error {
    var cause: any Error
}
