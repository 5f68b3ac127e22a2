import Foundation
import Testing
import Web

@testable import switchboard

struct InstallationTests {
    /// A copy of what the project ships, to be broken.
    private struct Copy {
        let folder: URL

        init() throws {
            folder = FileManager.default.temporaryDirectory.appendingPathComponent("installation-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            for name in ["config", "ivr-flows"] {
                try FileManager.default.copyItem(
                    at: Self.package.appendingPathComponent(name), to: folder.appendingPathComponent(name))
            }
        }

        static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()

        func remove() { try? FileManager.default.removeItem(at: folder) }

        func replace(_ file: String, _ old: String, _ new: String) throws {
            let url = folder.appendingPathComponent(file)
            let text = try String(contentsOf: url, encoding: .utf8)
            try #require(text.contains(old))
            try text.replacing(old, with: new).write(to: url, atomically: true, encoding: .utf8)
        }

        func load(_ environment: [String: String] = [:]) -> Installation {
            Installation.load(
                config: folder.path + "/config", flows: folder.path + "/ivr-flows", environment: environment)
        }
    }

    @Test func `what the project ships has no findings, and nobody can log in with it`() throws {
        let copy = try Copy()
        defer { copy.remove() }
        let installation = copy.load()
        #expect(installation.findings.isEmpty)
        #expect(installation.size == "4 flows, 4 queues, 3 agents")
        #expect(installation.accounts.allSatisfy { $0.password == nil })
        #expect(installation.settings.adminToken == nil)
    }

    @Test func `findings of every file and of the environment are told together`() throws {
        let copy = try Copy()
        defer { copy.remove() }
        try copy.replace("config/switchboard.json", "\"default_flow\": \"support\"", "\"default_flow\": \"suport\"")
        try copy.replace("config/queues.json", "\"title\": \"Sales\"", "\"titel\": \"Sales\"")
        try copy.replace("config/agents.json", "[\"technical\"]", "[\"tecnical\"]")
        try copy.replace("ivr-flows/support.json", "\"title\"", "\"titel\"")
        let findings = copy.load(["SWITCHBOARD_LISTN": "x"]).findings
        #expect(findings.hasErrors)
        for start in [
            "SWITCHBOARD_LISTN", "config/switchboard.json:6:21: error C106", "config/queues.json:4:13: error F003",
            "config/agents.json:12:24: error C303", "ivr-flows/support.json:",
        ] {
            #expect(findings.contains { $0.line.contains(start) }, "\(start)")
        }
    }

    @Test func `a change of a file is seen, and of other files not`() throws {
        let copy = try Copy()
        defer { copy.remove() }
        let folders = [copy.folder.path + "/ivr-flows"]
        let before = Files.stamp(of: folders)
        try Data("x".utf8).write(to: copy.folder.appendingPathComponent("ivr-flows/notes.txt"))
        #expect(Files.stamp(of: folders) == before)
        try copy.replace("ivr-flows/support.json", "\"title\"", "\"titel\"")
        #expect(Files.stamp(of: folders) != before)
    }
}
