import CurlHTTP
import Foundation
import Testing

struct CertificateTests {
    @Test func `a certificate that nobody vouches for is refused, a known one is taken`() async throws {
        let server = try await SelfSignedServer()
        defer { server.stop() }
        let request = CurlRequest(method: .get, url: server.address)

        let stranger = try CurlClient()
        #expect(await stranger.failure(of: request) == .untrusted)
        await stranger.shutDown()

        let friend = try CurlClient(CurlOptions(certificateAuthorities: server.certificate))
        #expect(try await friend.send(request).status == 200)
        let otherName = CurlRequest(method: .get, url: server.address.replacing("127.0.0.1", with: "localhost"))
        #expect(await friend.failure(of: otherName) == .untrusted)
        await friend.shutDown()
    }

    @Test func `authorities that cannot be read are no reason to trust everyone`() {
        #expect(throws: CurlFailure.self) {
            try CurlClient(CurlOptions(certificateAuthorities: "/nowhere/authorities.pem"))
        }
    }
}

/// The `openssl` command's own server, with a certificate made for this test.
private final class SelfSignedServer {
    let address: String
    let certificate: String
    private let folder: URL
    private let process: Process

    init() async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "curl-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        certificate = folder.appending(path: "certificate.pem").path()
        let key = folder.appending(path: "key.pem").path()
        let make = Self.openssl([
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
            "-subj", "/CN=test", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate,
        ])
        try #require(try await Self.status(of: make) == 0)
        process = Self.openssl(["s_server", "-accept", "127.0.0.1:0", "-www", "-cert", certificate, "-key", key])
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        address = "https://127.0.0.1:\(try Self.port(announcedIn: output.fileHandleForReading))/"
    }

    func stop() {
        kill(process.processIdentifier, SIGKILL)
        try? FileManager.default.removeItem(at: folder)
    }

    private static func openssl(_ arguments: [String]) -> Process {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["openssl"] + arguments
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        return process
    }

    /// Runs to the end; `waitUntilExit` would hold one of the few threads that tasks share.
    private static func status(of process: Process) async throws -> Int32 {
        try await withCheckedThrowingContinuation { continuation in
            process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
            do { try process.run() } catch { continuation.resume(throwing: error) }
        }
    }

    /// Reads up to the line `ACCEPT 127.0.0.1:40123`.
    private static func port(announcedIn output: FileHandle) throws -> Int {
        var text = ""
        while true {
            let data = output.availableData
            try #require(!data.isEmpty, "openssl s_server does not start")
            text += String(decoding: data, as: UTF8.self)
            if let match = text.firstMatch(of: /ACCEPT .*:(\d+)\n/) { return try #require(Int(match.1)) }
        }
    }
}
