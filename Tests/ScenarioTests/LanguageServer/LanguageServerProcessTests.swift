import Foundation
import LanguageServer
import Testing

/// The built program, spoken to as an editor does: through its standard input and output.
struct LanguageServerProcessTests {
    /// The program that was built beside these tests.
    private func program() throws -> URL {
        let folder = try #require(Bundle.main.executableURL).deletingLastPathComponent()
        let beside = [folder, folder.deletingLastPathComponent()].map { $0.appending(path: "switchboard") }
        return try #require(beside.first { FileManager.default.isExecutableFile(atPath: $0.path()) })
    }

    /// What the program writes and how it ends, given these messages and then the end of its input.
    private func session(_ input: [UInt8], in folder: URL) throws -> (messages: [String], errors: String, Int32) {
        let process = Process()
        process.executableURL = try program()
        process.arguments = ["language-server"]
        process.currentDirectoryURL = folder
        let (toProgram, output, errors) = (Pipe(), Pipe(), Pipe())
        process.standardInput = toProgram
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        try toProgram.fileHandleForWriting.write(contentsOf: Data(input))
        try toProgram.fileHandleForWriting.close()
        var frames = MessageFrames()
        frames.append(try output.fileHandleForReading.readToEnd() ?? Data())
        let words = try errors.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        var messages: [String] = []
        while let body = try frames.next() { messages.append(String(decoding: body, as: UTF8.self)) }
        return (messages, String(decoding: words, as: UTF8.self), process.terminationStatus)
    }

    private func installation() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "language-server-\(UUID())")
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardized
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for name in ["ivr-flows", "config"] {
            try FileManager.default.copyItem(at: root.appending(path: name), to: folder.appending(path: name))
        }
        return folder
    }

    @Test func `a session from its beginning to its end`() throws {
        let folder = try installation()
        defer { try? FileManager.default.removeItem(at: folder) }
        let uri = folder.appending(path: "ivr-flows/support.json").absoluteString
        let text = try String(contentsOf: folder.appending(path: "ivr-flows/support.json"), encoding: .utf8)
        let broken = text.replacing(#""goto": "notice""#, with: #""goto": "notise""#)
        try #require(broken != text)
        let document: [String: Any] = ["uri": uri, "version": 1, "text": broken]
        let whole = ["start": ["line": 0, "character": 0], "end": ["line": 999, "character": 0]]
        let messages: [[String: Any]] = [
            ["id": 1, "method": "initialize", "params": ["rootUri": folder.absoluteString, "capabilities": [:]]],
            ["method": "initialized", "params": [:]],
            ["method": "textDocument/didOpen", "params": ["textDocument": document]],
            [
                "id": 2, "method": "textDocument/codeAction",
                "params": ["textDocument": ["uri": uri], "range": whole, "context": ["diagnostics": []]],
            ],
            ["id": 3, "method": "shutdown"], ["method": "exit"],
        ]
        let input = try messages.flatMap { message in
            let all = message.merging(["jsonrpc": "2.0"]) { $1 }
            let body = try JSONSerialization.data(withJSONObject: all, options: .withoutEscapingSlashes)
            return MessageFrames.framed(String(decoding: body, as: UTF8.self))
        }
        let (answers, errors, status) = try session(input, in: folder)
        #expect(status == 0 && errors.isEmpty)
        #expect(answers.first?.contains(#""renameProvider""#) == true)
        let published = answers.first { $0.contains("publishDiagnostics") && $0.contains("support.json") }
        #expect(published?.contains(#"did you mean \"notice\"?"#) == true)
        #expect(answers.contains { $0.contains(#"Write \"notice\""#) })
        #expect(answers.last == #"{"jsonrpc":"2.0","id":3,"result":null}"#)
    }

    @Test func `an input that is no session ends the program with a sentence`() throws {
        let folder = FileManager.default.temporaryDirectory
        let (messages, errors, status) = try session(Array("GET / HTTP/1.1\r\n\r\n".utf8), in: folder)
        #expect(messages.isEmpty && status == 1)
        #expect(errors == "switchboard: A line of a message's header has no colon.\n")
        #expect(try session([], in: folder).2 == 1)
    }
}
