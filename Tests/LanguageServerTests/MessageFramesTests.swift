import Testing

@testable import LanguageServer

struct MessageFramesTests {
    private func body(_ text: String) -> [UInt8] { Array(text.utf8) }

    @Test func `messages come out whole, however the bytes arrive`() throws {
        let stream = MessageFrames.framed("{\"a\":\"é\"}") + MessageFrames.framed("{}")
        for size in 1...stream.count {
            var frames = MessageFrames()
            var found: [[UInt8]] = []
            for start in stride(from: 0, to: stream.count, by: size) {
                frames.append(stream[start..<min(start + size, stream.count)])
                while let message = try frames.next() { found.append(message) }
            }
            #expect(found == [body("{\"a\":\"é\"}"), body("{}")])
        }
    }

    @Test func `other header lines are passed over and the name's case does not matter`() throws {
        var frames = MessageFrames()
        frames.append(body("Content-Type: application/vscode-jsonrpc; charset=utf-8\r\ncontent-length:2\r\n\r\n{}"))
        #expect(try frames.next() == body("{}"))
        #expect(try frames.next() == nil)
    }

    @Test(arguments: [
        "Content-Length: many\r\n\r\n", "Content-Length: -1\r\n\r\n", "Content-Type: x\r\n\r\n", "hello\r\n\r\n{}",
        "Content-Length: 16777217\r\n\r\n", "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
        String(repeating: "x", count: 5000),
    ])
    func `a header that is none, and a message that is too large, end the stream`(_ text: String) {
        var frames = MessageFrames()
        frames.append(body(text))
        #expect(throws: MessageFrames.Mistake.self) { try frames.next() }
    }
}
