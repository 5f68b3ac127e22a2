import HTTPTypes
import HummingbirdTesting
import Testing

@testable import Web

struct MetricsRouteTests {
    @Test func `every sample belongs to a family that was described before it`() async throws {
        try await Office.open { office in
            _ = try await office.webhook("e1 initiated")
            let response = try await office.ask(.get, "/metrics")
            #expect(response.headers[.contentType] == "text/plain; version=0.0.4; charset=utf-8")
            var family = ""
            var families: Set<String> = []
            for line in response.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
                if line.hasPrefix("# HELP ") {
                    family = String(line.split(separator: " ")[2])
                    #expect(families.insert(family).inserted, "\(family) is described twice")
                } else if line.hasPrefix("# TYPE ") {
                    #expect(line.split(separator: " ")[2] == family)
                } else {
                    let match = line.wholeMatch(
                        of: /([a-z_]+)(\{[a-z_]+="[^"]*"(?:,[a-z_]+="[^"]*")*\})? (-?[0-9.e-]+)/)
                    let found = try #require(match, "\(line)")
                    #expect(found.1.hasPrefix(family), "\(line)")
                }
            }
            #expect(
                families.isSuperset(of: [
                    "switchboard_webhooks_total", "switchboard_commands_total", "switchboard_commits_total",
                    "switchboard_commit_seconds", "switchboard_commit_inputs", "switchboard_calls",
                    "switchboard_queue_waiting", "switchboard_queue_longest_wait_seconds", "switchboard_agents",
                    "switchboard_build_info",
                ]))
        }
    }

    @Test func `no number and no name of a person is in it`() async throws {
        try await Office.open { office in
            _ = try await office.webhook("e1 initiated")
            let text = try await office.ask(.get, "/metrics").text
            #expect(!text.contains("600111222"))
            #expect(!text.contains("910000001"))
            #expect(!text.contains("\"ana\""))
            #expect(text.contains(#"switchboard_build_info{version="1.2.3"} 1"#))
        }
    }
}
