import Foundation

/// A folder of a benchmark's own, with a configuration and flows, removed at the end.
struct BenchFolder: Sendable {
    let path: URL

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "switchboard-bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: path, withIntermediateDirectories: true)
    }

    func remove() {
        try? FileManager.default.removeItem(at: path)
    }

    func file(_ name: String) -> URL { path.appending(path: name) }

    func write(_ text: String, to name: String) throws {
        let url = file(name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    /// Writes queues and agents.
    ///
    /// Times are short, because they do not run faster under a simulated carrier.
    ///
    /// - Parameter settings: `config/switchboard.json`.
    func writeConfiguration(queues: [String], agents: Int, settings: String = "{}") throws {
        let rules =
            #"{ "title": "Q", "ring_time": "5s", "wrap_up": "1s", "pause_after_miss": "1s", "join_when_empty": true }"#
        try write(settings, to: "config/switchboard.json")
        try write(
            "{ \"queues\": { \(queues.map { "\"\($0)\": \(rules)" }.joined(separator: ", ")) } }",
            to: "config/queues.json")
        let names = queues.map { "\"\($0)\"" }.joined(separator: ", ")
        let entries = (0..<agents).map { index in
            "\"agent\(index)\": { \"name\": \"Agent \(index)\", \"endpoint\": \"sip:agent\(index)@bench.example\", "
                + "\"queues\": [\(names)] }"
        }
        try write("{ \"agents\": { \(entries.joined(separator: ",\n")) } }", to: "config/agents.json")
    }

    /// What `serve` needs to run on this folder with a carrier at `apiURL`.
    func environment(port: Int, apiURL: String, apiKey: String, publicKey: String, connection: String, flows: String)
        -> [String: String]
    {
        [
            "SWITCHBOARD_LISTEN": "127.0.0.1:\(port)", "SWITCHBOARD_PUBLIC_URL": "http://127.0.0.1:\(port)",
            "SWITCHBOARD_STORE": "sqlite:\(file("switchboard.sqlite").path())", "SWITCHBOARD_FLOWS": flows,
            "SWITCHBOARD_CONFIG": file("config").path(), "SWITCHBOARD_ADMIN_TOKEN": Self.adminToken,
            "SWITCHBOARD_TELNYX_API_KEY": apiKey, "SWITCHBOARD_TELNYX_PUBLIC_KEY": publicKey,
            "SWITCHBOARD_TELNYX_CONNECTION_ID": connection, "SWITCHBOARD_TELNYX_API_URL": apiURL,
        ]
    }

    static let adminToken = "bench-admin-token-0123456789abcdef"
}
