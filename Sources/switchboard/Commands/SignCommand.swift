import ArgumentParser
import Crypto
import Foundation

/// `switchboard sign`: signs a webhook as Telnyx does, so that it can be sent by hand.
struct SignCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign",
        abstract: "Print the two headers that make a body a signed Telnyx webhook.",
        discussion: """
            EXAMPLES
              switchboard sign --generate-key > keys.txt
                  makes a pair of keys; the server wants the public one as
                  SWITCHBOARD_TELNYX_PUBLIC_KEY

              switchboard sign --key-file keys.txt body.json > headers.txt
              curl -H @headers.txt --data-binary @body.json \\
                http://127.0.0.1:8080/webhooks/telnyx
                  posts a webhook that this server believes

            The signature is Ed25519 over TIMESTAMP|BODY; a receiver accepts
            it for five minutes. The private key is 32 bytes in base64, from
            --key-file or from SWITCHBOARD_SIGNING_KEY. This is for tests:
            real webhooks are signed by Telnyx with a key of its own.
            """)

    @Flag(help: "Print a new key pair and end.")
    var generateKey = false

    @Option(help: ArgumentHelp("The file with the private key in base64.", valueName: "file"))
    var keyFile: String?

    @Option(help: ArgumentHelp("Sign for this moment instead of now.", valueName: "unix-seconds"))
    var timestamp: Int64?

    @Argument(help: "The file with the body exactly as it will be sent; '-' or nothing for standard input.")
    var body: String = "-"

    func run() async throws {
        if generateKey {
            let key = Curve25519.Signing.PrivateKey()
            Terminal.say("private: \(key.rawRepresentation.base64EncodedString())")
            Terminal.say("public: \(key.publicKey.rawRepresentation.base64EncodedString())")
            return
        }
        let key = try privateKey()
        let bytes = try readBody()
        let moment = timestamp ?? Int64(Date().timeIntervalSince1970)
        let lines = try Self.headers(signing: bytes, at: moment, with: key)
        for line in lines { Terminal.say(line) }
    }

    /// The two header lines for a body.
    static func headers(
        signing body: Data, at moment: Int64, with key: Curve25519.Signing.PrivateKey
    ) throws -> [String] {
        let signature = try key.signature(for: Data("\(moment)|".utf8) + body)
        return [
            "telnyx-signature-ed25519: \(signature.base64EncodedString())",
            "telnyx-timestamp: \(moment)",
        ]
    }

    private func privateKey() throws -> Curve25519.Signing.PrivateKey {
        let text: String
        if let keyFile {
            guard let data = FileManager.default.contents(atPath: keyFile) else {
                throw Exit.because("The key file \(keyFile) cannot be read.")
            }
            text = String(decoding: data, as: UTF8.self)
        } else if let variable = ProcessInfo.processInfo.environment["SWITCHBOARD_SIGNING_KEY"] {
            text = variable
        } else {
            throw Exit.because("There is no key to sign with: give --key-file, or make one with --generate-key.")
        }
        // The file may be the whole output of --generate-key.
        let words = text.split(whereSeparator: \.isWhitespace)
        let word = words.firstIndex(of: "private:").flatMap { words.indices.contains($0 + 1) ? words[$0 + 1] : nil }
        guard let bytes = Data(base64Encoded: String(word ?? words.first ?? "")),
            let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes)
        else { throw Exit.because("The private key is not 32 bytes in base64: make one with --generate-key.") }
        return key
    }

    private func readBody() throws -> Data {
        guard body != "-" else { return FileHandle.standardInput.readDataToEndOfFile() }
        guard let data = FileManager.default.contents(atPath: body) else {
            throw Exit.because("The body \(body) cannot be read.")
        }
        return data
    }
}
