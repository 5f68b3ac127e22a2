/// Cuts a stream of bytes into the messages of the Language Server Protocol.
///
/// Each message is led by header lines, of which `Content-Length` counts, and an empty line.
package struct MessageFrames {
    /// Most bytes of one message.
    package static let largest = 16 << 20
    /// Most bytes of the header lines of one message.
    static let longestHeader = 4096

    private var bytes: [UInt8] = []
    /// Bytes at the beginning that have been read already.
    private var used = 0

    /// A stream that cannot be followed any more.
    package struct Mistake: Error, Equatable, Sendable {
        /// What is wrong, in a sentence.
        package let message: String
    }

    /// Begins with nothing.
    package init() {}

    /// Takes bytes in.
    package mutating func append(_ more: some Sequence<UInt8>) {
        if used > 1 << 16 || used == bytes.count {
            bytes.removeFirst(used)
            used = 0
        }
        bytes.append(contentsOf: more)
    }

    /// The body of the next message; nil if it is not there as a whole yet.
    ///
    /// - Throws: `Mistake` if the header is none, or if the message is larger than 16 MiB.
    package mutating func next() throws(Mistake) -> [UInt8]? {
        guard let end = headerEnd else {
            guard bytes.count - used <= Self.longestHeader else {
                throw Mistake(message: "The header of a message has no end; is this a client of the protocol?")
            }
            return nil
        }
        let length = try Self.length(bytes[used..<end])
        let body = end + 4
        guard bytes.count - body >= length else { return nil }
        used = body + length
        return Array(bytes[body..<used])
    }

    /// Where the empty line begins.
    private var headerEnd: Int? {
        let last = min(bytes.count, used + Self.longestHeader) - 4
        guard last >= used else { return nil }
        return (used...last).first { bytes[$0..<($0 + 4)].elementsEqual([13, 10, 13, 10]) }
    }

    private static func length(_ header: ArraySlice<UInt8>) throws(Mistake) -> Int {
        var found: Int?
        for line in String(decoding: header, as: UTF8.self).split(separator: "\r\n") {
            guard let colon = line.firstIndex(of: ":") else {
                throw Mistake(message: "A line of a message's header has no colon.")
            }
            guard line[..<colon].lowercased() == "content-length" else { continue }
            let digits = line[line.index(after: colon)...].drop { $0 == " " }
            guard let length = Int(digits), length >= 0, found == nil else {
                throw Mistake(message: "A message's Content-Length is no number.")
            }
            guard length <= largest else {
                throw Mistake(message: "A message has \(length) bytes; at most 16 MiB are taken.")
            }
            found = length
        }
        guard let found else { throw Mistake(message: "A message's header has no Content-Length.") }
        return found
    }

    /// A message with its header.
    package static func framed(_ body: String) -> [UInt8] {
        let bytes = Array(body.utf8)
        return Array("Content-Length: \(bytes.count)\r\n\r\n".utf8) + bytes
    }
}
